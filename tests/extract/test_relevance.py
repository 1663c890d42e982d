"""A longer report that reads like another sort of page needs two parties to have a record."""

from __future__ import annotations

import pytest

from dragoman import read
from dragoman.extract import relevance

pytestmark = pytest.mark.model

KITCHEN = (
    "Fry the onions slowly in butter, add lentils and tomato, and let it simmer for half an hour. "
    "“My grandmother cooked it on Sundays,” said chef Amina Haddad, a former minister of culture of Tunisia. "
    "“The secret is patience and a good pan.” Serve with yoghurt, lemon and fresh bread from the oven. "
    "For the cake beat six eggs with sugar, fold in flour, almonds and the peel of two oranges, and bake it "
    "slowly in a buttered tin until a needle comes out dry. Let the cake cool before you cut it. The cream is "
    "whipped by hand. In summer she likes melon with mint, in winter a soup of pumpkin and ginger, and all year "
    "round the little fried fish that her son brings home. Photographs and songs fill the new cookbook. "
    "Her restaurant by the harbour has forty seats, and guests queue for its desserts until midnight. "
)


def recorded(text):
    record = read(text, reader="fast")
    return bool(record.statements or record.meetings or record.events)


def test_a_page_on_something_else_is_empty_whoever_speaks_in_it():
    assert not recorded(KITCHEN + "“Nobody leaves hungry,” she said.")


@pytest.mark.parametrize("unlikely", [0.3, 1.0])
def test_parties_that_deal_with_each_other_again_and_again_outweigh_the_page(unlikely, monkeypatch):
    monkeypatch.setattr(relevance, "UNLIKELY", unlikely)

    once = "On Monday the president of Tunisia met the prime minister of Libya. "
    again = "Tunisia accused Libya of smuggling. Libya rejected the demands of Tunisia. Algeria condemned Libya."
    assert recorded(KITCHEN + once + again)


def test_an_appeal_of_citizens_to_governments_is_political():
    assert recorded(
        "Harvest Watch, a coalition of eleven civil society organisations from both banks, is alarmed by the closure of "
        "the border and by the arrests of activists. Since May our monitors have documented nineteen cases of arbitrary "
        "detention by officers of state security. “Nobody was shown a warrant,” says Ilmar Sadri, the director of Harvest "
        "Watch. We call on both governments to release all who are held without charge, to reopen the crossing for "
        "farmers and patients, and to let independent observers visit the villages. Harvest Watch will publish its full report in June."
    )

"""What somebody undertakes: makers, act, status, due, amount."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model

FRIDAY = "2021-07-09"


def promised(record):
    names = {a.id: a.name for a in record.actors}
    return [
        ([names[m] for m in c.makers], c.act.words, [names[a] for a in c.to], c.status)
        for c in record.commitments
    ]


@pytest.mark.parametrize(
    ("text", "makers", "act", "to", "status"),
    [
        ("Norway will send wheat to Malawi.", ["Norway"], "send wheat to Malawi", ["Malawi"], "new"),
        ("Laos promised to release the prisoners.", ["Laos"], "release the prisoners", [], "new"),
        ("Finland will buy gas from Norway.", ["Finland"], "buy gas from Norway", [], "new"),
        ("Iran is ready to host the next round of talks.", ["Iran"], "host the next round of talks", [], "new"),
        # a leader binds the state, too
        ("Norway will send wheat to Malawi, the Norwegian foreign minister Lars Holm said.",
         ["Norway", "Lars Holm"], "send wheat to Malawi", ["Malawi"], "new"),
        ("Swedish Prime Minister Anna Berg said Sweden would double its aid to Moldova.",
         ["Sweden", "Anna Berg"], "double its aid to Moldova", ["Moldova"], "new"),
        ("Tajikistan's deputy foreign minister, Farrukh Nazarov, said his country would host the talks.",
         ["Tajikistan", "Farrukh Nazarov"], "host the talks", [], "new"),
        ("President Mehmet Kaya said Turkey would never recognise the annexation.",
         ["Turkey", "Mehmet Kaya"], "never recognise the annexation", [], "new"),
        ("The Taliban said they would open schools.", ["Taliban"], "open schools", [], "new"),
        # agreed, reaffirmed, kept, broken, under a condition
        ("Kenya and Uganda agreed to reopen the crossing.", ["Kenya", "Uganda"], "reopen the crossing", [], "agreed"),
        ("Kenya and Uganda signed a memorandum on trade.", ["Kenya", "Uganda"], "memorandum on trade", [], "agreed"),
        ("Portugal remains committed to the peace process.", ["Portugal"], "peace process", [], "reaffirmed"),
        ("Norway reaffirmed its commitment to support Malawi.",
         ["Norway"], "commitment to support Malawi", [], "reaffirmed"),
        ("Turkey has fulfilled its pledge to train 200 officers.",
         ["Turkey"], "pledge to train 200 officers", [], "kept"),
        ("Kenya broke its promise to open the border.", ["Kenya"], "promise to open the border", [], "broken"),
        ("If Serbia signs the deal, Kosovo will lift the ban.", ["Kosovo"], "lift the ban", [], "conditional"),
        # said of what is one's own, or of a thing that one puts up
        ("The Peruvian foreign ministry said its trucks would arrive on Monday.",
         ["Peruvian foreign ministry"], "trucks would arrive on Monday", [], "new"),
        ("Mehmet Kaya, Turkey's president, said the first sirens would stand by October.",
         ["Mehmet Kaya", "Turkey"], "first sirens would stand by October", [], "new"),
        ("Kenya's foreign minister Peter Otieno said a new date would be proposed once the rains end.",
         ["Peter Otieno", "Kenya"], "new date would be proposed", [], "conditional"),
        ("Sudan is on alert and determined to defend its capital.", ["Sudan"], "defend its capital", [], "new"),
        # by a noun, or by a sum
        ("Zambia hailed the offer of Norway to train two engineers.", ["Norway"], "train two engineers", [], "new"),
        ("Zambia regretted Malawi's decision to suspend the treaty.",
         ["Malawi"], "suspend the treaty", [], "broken"),
        ("Finland announced a grant of 9 million euros for schools.",
         ["Finland"], "grant of 9 million euros for schools", [], "new"),
        # told twice, it is one, at its fullest
        ("Kenya and Uganda agreed to reopen the crossing in Busia. Kenya and Uganda agreed to reopen the crossing.",
         ["Kenya", "Uganda"], "reopen the crossing in Busia", [], "agreed"),
    ],
)  # fmt: skip
def test_a_commitment_has_a_maker_and_an_act(record_of, text, makers, act, to, status):
    assert promised(record_of(text)) == [(makers, act, to, status)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Norway will send wheat to Malawi by the end of June 2022.", "2022-06"),
        ("Norway will send wheat to Malawi in 2023.", "2023"),
        ("Norway will send wheat to Malawi on 20 July.", "2021-07-20"),
        ("Kenya and Uganda agreed to reopen the crossing in September.", "2021-09"),
        ("Norway will send wheat to Malawi.", None),
        ("Norway will send wheat to Malawi in the coming years.", None),
    ],
)
def test_a_commitment_is_due_when_the_report_says_by_when(record_of, text, due):
    (commitment,) = record_of(text, FRIDAY).commitments

    assert (commitment.due.iso if commitment.due else None) == due


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Japan pledged $2.5 million to rebuild schools in Nepal.", (2_500_000, "USD")),
        ("Japan will lend Nepal 900 million yen.", (900_000_000, "JPY")),
        ("Japan will send Nepal 350,000 tonnes of wheat.", None),
    ],
)
def test_a_commitment_may_have_an_amount(record_of, text, amount):
    (commitment,) = record_of(text).commitments
    found = commitment.amount

    assert ((found.value, found.currency) if found else None) == amount


@pytest.mark.parametrize(
    "text",
    [
        "The crossing will reopen.",
        "Oil prices will rise next year.",
        "Norway hopes to join the union.",
        "Sudan should withdraw its troops, Norway said.",
        "Sweden sent 40 tents to Malawi.",
        "Norway urged Laos to release the prisoners.",
        "Rwanda would attack Burundi if the talks failed.",
        "Norway will not be the last to leave, analysts said.",
        "The bakery will open a second shop.",
    ],
)
def test_a_forecast_a_hope_and_what_others_should_do_are_no_commitments(record_of, text):
    assert promised(record_of(text)) == []


def test_a_commitment_told_twice_is_one(record_of):
    found = promised(
        record_of("Norway will send wheat to Malawi. Norway will send wheat to Malawi.")
    )

    assert len(found) == 1

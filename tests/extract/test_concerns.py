"""Whom a deed is done to, and whom it concerns where nobody is named."""

from __future__ import annotations

import pytest

from dragoman.extract import read_all
from dragoman.records import Report
from dragoman.share.event_rows import rows


def target_of(text: str, kind: str) -> tuple[str | None, list[str]]:
    """How the target of the first event of a type was got, and the target."""
    record = next(iter(read_all([Report(id="r", text=text)], reader="fast")))
    row = next(r for r in rows(record) if r["type"] == kind)
    return row["target_by"], row["target"]


@pytest.mark.parametrize(
    ("text", "kind", "by", "target"),
    [
        ("Iranian gunboats seized a Danish freighter on Monday.", "COERCE", "owner", ["Denmark"]),
        ("Peru rejected proposed Ecuadorean amendments to the treaty.", "REJECT", "owner", ["Ecuador"]),
        ("Red Cross officials suspended aid deliveries in Baghdad.", "SANCTION", "place", ["Iraq"]),
        ("Iraq moved two divisions towards the Kuwaiti border.", "MOBILIZE", "owner", ["Kuwait"]),
        ("Israeli jets bombed a power station near Beirut.", "ASSAULT", "place", ["Lebanon"]),
        ("Israeli tanks fired four shells at targets in Jericho.", "ASSAULT", "place", ["Palestine"]),
        ("About 200 Tibetans demonstrated in Nepal on Friday.", "PROTEST", "place", ["Nepal"]),
    ],
)  # fmt: skip
def test_a_deed_concerns_the_owner_else_the_state_of_the_place(text, kind, by, target):
    assert target_of(text, kind) == (by, target)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sierra Leone's army lifted the curfew in Freetown on Monday.", "CONCEDE"),
        ("Rwanda and Uganda agreed in Geneva to exchange prisoners.", "AGREE"),
        ("The court cancelled restrictions on the use of the Russian language.", "CONCEDE"),
    ],
)
def test_home_venues_and_languages_concern_nobody(text, kind):
    record = next(iter(read_all([Report(id="r", text=text)], reader="fast")))

    assert all(not e.concerns for e in record.events if e.type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("China demanded that the US cancel plans to sell radar to Taiwan.", "REQUEST", ["United States"]),
        ("Zambia rejected a plan by Alioune Beye, UN special envoy, to reopen the talks.", "REJECT", ["Alioune Beye"]),
        ("Bolivian workers demonstrated to demand reforms by President Banzer's government.", "PROTEST", ["Banzer"]),
        ("Youths in Lima rioted during demonstrations against the Bolivian army.", "PROTEST", ["Bolivian army"]),
        ("Kenyan police opened fire to disperse Somali demonstrators.", "ASSAULT", ["Somali demonstrators"]),
        ("The IAEA dispatched inspectors to a plant in Iran.", "ACCUSE", ["Iran"]),
    ],
)  # fmt: skip
def test_whom_a_deed_is_aimed_at_is_named(text, kind, target):
    assert target_of(text, kind) == ("named", target)


@pytest.mark.parametrize("text", ["Uganda threatened to launch a new military campaign."])
def test_an_adjective_is_no_body(text):
    record = next(iter(read_all([Report(id="r", text=text)], reader="fast")))

    assert "new military" not in {a.name for a in record.actors}

"""Meetings whole: who was there as what, how long, which round, what came out, what follows."""

from __future__ import annotations

from dataclasses import fields

import pytest

from dragoman import jsonform

pytestmark = pytest.mark.model

FRIDAY = "2024-03-08"


def told(record):
    """Each meeting as (form, status, date, place, roles in words)."""
    names = {a.id: a.name for a in record.actors}
    return [
        (
            m.form, m.status, m.date.iso if m.date else None, m.place,
            {
                f.name: {names[a] for a in getattr(m.roles, f.name)}
                for f in fields(m.roles) if getattr(m.roles, f.name)
            },
        )
        for m in record.meetings
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "form", "status", "date", "place", "roles"),
    [
        ("The foreign ministers of Iran, Turkey and Azerbaijan will meet in Baku on Thursday to discuss transport links.",
         "meeting", "planned", "2024-03-14", "Baku",
         {"participant": {"foreign ministers of Iran, Turkey and Azerbaijan"}}),
        ("Qatar mediated talks between Chad and a rebel coalition in Doha on Tuesday.",
         "talks", "held", "2024-03-05", "Doha",
         {"mediator": {"Qatar"}, "participant": {"Qatar", "Chad", "rebel coalition"}}),
        ("The African Union summit scheduled for Sunday in Accra has been postponed.",
         "summit", "cancelled", "2024-03-10", "Accra", {"participant": {"African Union"}}),
        ("Peru and Ecuador cancelled a ministerial meeting planned for Monday in Lima.",
         "meeting", "cancelled", "2024-03-11", "Lima", {"participant": {"Peru", "Ecuador"}}),
        ("Turkish President Kemal Aydin is due to travel to Tashkent next week for talks with Uzbek President Rustam Karimov.",
         "visit", "planned", "2024-03-11/2024-03-17", "Tashkent",
         {"host": {"Rustam Karimov"}, "participant": {"Kemal Aydin", "Rustam Karimov"}}),
        ("Indian Prime Minister Arjun Rao hosted Sri Lankan President Nimal Perera in New Delhi on Thursday.",
         "meeting", "held", "2024-03-07", "New Delhi",
         {"host": {"Arjun Rao"}, "participant": {"Arjun Rao", "Nimal Perera"}}),
        ("UN envoy Maria Lopez chaired a meeting in Geneva on Friday attended by the ambassadors of France, Germany and Italy.",
         "meeting", "held", "2024-03-08", "Geneva",
         {"chair": {"Maria Lopez"},
          "participant": {"Maria Lopez", "ambassadors of France, Germany and Italy"}}),
        ("Switzerland has offered to host talks between Armenia and Azerbaijan.",
         "talks", "planned", None, "Switzerland",
         {"host": {"Switzerland"}, "participant": {"Switzerland", "Armenia", "Azerbaijan"}}),
        ("European Council President Anke Visser convened an emergency summit of EU leaders in Brussels for Thursday 14 March.",
         "summit", "planned", "2024-03-14", "Brussels",
         {"convener": {"Anke Visser"}, "participant": {"Anke Visser", "EU leaders"}}),
        ("Pakistani Foreign Minister Bilal Shah called on Chinese Premier Wu Jian in Beijing on Tuesday.",
         "meeting", "held", "2024-03-05", "Beijing", {"participant": {"Bilal Shah", "Wu Jian"}}),
        ("Spanish Foreign Minister Pilar Ortega will pay an official visit to Morocco on 12 March at the invitation of her counterpart Youssef Alaoui.",
         "visit", "planned", "2024-03-12", "Morocco",
         {"host": {"Morocco", "Youssef Alaoui"},
          "participant": {"Morocco", "Youssef Alaoui", "Pilar Ortega"}}),
        ("Russia and Ukraine exchanged prisoners after talks in Istanbul hosted by Turkey in May.",
         "talks", "held", "2023-05", "Istanbul",
         {"host": {"Turkey"}, "participant": {"Russia", "Ukraine", "Turkey"}}),
        ("A delegation headed by Egyptian intelligence chief Samir Fawzi visited Rome on Wednesday.",
         "visit", "held", "2024-03-06", "Rome",
         {"host": {"Italy"}, "participant": {"Italy", "delegation", "Samir Fawzi"}}),
        ("Japanese Prime Minister Ken Mori met Polish President Jan Nowak in Warsaw, with Fiji as a mediator.",
         "meeting", "held", None, "Warsaw",
         {"mediator": {"Fiji"}, "host": {"Jan Nowak"}, "participant": {"Ken Mori", "Jan Nowak", "Fiji"}}),
        ("The conference was convened by the African Union together with the Arab League.",
         "conference", "held", None, None,
         {"convener": {"African Union", "Arab League"}, "participant": {"African Union", "Arab League"}}),
        ("Kenyan Foreign Minister Amina Otieno accepted the invitation of Ugandan Foreign Minister Peter Okello to visit Kampala.",
         "visit", "planned", None, "Kampala",
         {"host": {"Peter Okello"}, "participant": {"Amina Otieno", "Peter Okello"}}),
        ("New Zealand Prime Minister Ruth Adler is in Japan on a three-day visit.",
         "visit", "held", None, "Japan", {"host": {"Japan"}, "participant": {"Japan", "Ruth Adler"}}),
        ("Irish Prime Minister Sean Burke and Japanese Prime Minister Ken Mori met in Tokyo on Monday.",
         "meeting", "held", "2024-03-04", "Tokyo",
         {"host": {"Ken Mori"}, "participant": {"Sean Burke", "Ken Mori"}}),
        ("Chad hosted a retreat in March with participation from the Government of Niger, the African Union and the United Nations.",
         "conference", "held", "2024-03", "Chad",
         {"host": {"Chad"}, "participant": {"Chad", "Niger", "African Union", "United Nations"}}),
    ],
)  # fmt: skip
def test_who_was_there_as_what(record_of, text, form, status, date, place, roles):
    assert told(record_of(text, FRIDAY)) == [(form, status, date, place, roles)]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia's president, Marko Ilic, refused to meet Kosovo's prime minister, Arben Gashi, in Brussels.",
        "Iraq requested an urgent meeting of the Security Council.",
        "The two sides held the talks in a friendly atmosphere.",
        "Kim Kyou-hyun and William Burns met several times in those years.",
        "Chad called on Niger to open the border.",
        "Kenya welcomed the new head of the African Union.",
        "The Chadian foreign minister discussed relations with Russia.",
    ],
)
def test_what_nobody_agreed_to_or_came_to_is_none(record_of, text):
    assert told(record_of(text, FRIDAY)) == []


TRIP = (
    "Kenyan President Daniel Otieno paid a two-day visit to Uganda on Monday. "
    "In Kampala he met Ugandan President Peter Okello on Tuesday for three hours. "
    "The two sides signed a memorandum of understanding on trade and a protocol on borders, "
    "and issued a joint statement."
)


def test_a_meeting_during_a_trip_is_part_of_it(record_of):
    visit, talks = record_of(TRIP, FRIDAY).meetings

    assert (visit.form, visit.part_of) == ("visit", None)
    assert (talks.place, talks.part_of) == ("Kampala", visit.id)


def test_the_papers_are_those_of_the_meeting_told_last(record_of):
    visit, talks = record_of(TRIP, FRIDAY).meetings

    assert visit.documents == ()
    assert [(d.name.words, d.kind, d.status) for d in talks.documents] == [
        ("memorandum of understanding on trade", "memorandum", "signed"),
        ("protocol on borders", "protocol", "signed"),
        ("joint statement", "joint statement", "adopted"),
    ]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("Iran and Iraq held the third round of talks in Basra and failed to agree on a joint statement.",
         [("joint statement", "refused")]),
        ("The summit of African leaders in Addis Ababa ended without a final declaration.",
         [("final declaration", "refused")]),
        ("The foreign ministers of Chad and Niger said in a joint statement after a meeting in Paris that the border would open.",
         [("joint statement", "adopted")]),
        ("Chad and Niger held talks in Paris on Monday and will sign an agreement on water in May.",
         [("agreement on water", "planned")]),
        ("Chad and Niger held talks in Paris on Monday. In 2019 they signed a treaty.", []),
        ("Chad and Niger held talks in Paris on Monday about the memorandum signed in 2019.", []),
    ],
)  # fmt: skip
def test_a_paper_is_signed_adopted_planned_or_refused(record_of, text, papers):
    (meeting, *_) = record_of(text, FRIDAY).meetings

    assert [(d.name.words, d.status) for d in meeting.documents] == papers


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("Kenyan President Daniel Otieno paid a two-day visit to Uganda.", 2, None),
        ("Chad and Niger held three hours of talks in Paris.", None, 3),
        ("Chadian President Idris Mahamat met French President Luc Morel for an hour and a half.", None, 1.5),
        ("Chad and Niger held talks in Paris. The talks lasted about 40 minutes.", None, 0.67),
        ("Chadian President Idris Mahamat met French President Luc Morel two hours before the vote.", None, None),
        ("Chad and Niger held talks in Paris after three days of fighting.", None, None),
        ("Chadian President Idris Mahamat met French President Luc Morel for the first time in two years.", None, None),
    ],
)  # fmt: skip
def test_how_long_it_was(record_of, text, days, hours):
    length = record_of(text, FRIDAY).meetings[0].length

    assert (length and length.days, length and length.hours) == (days, hours)


@pytest.mark.parametrize(
    ("text", "number", "series"),
    [
        ("Iraq and Kuwait held a third round of talks on Wednesday in Basra.", 3, None),
        ("The foreign ministers of Chad and Niger met in Oslo at the 15th session of the Sahel Dialogue.",
         15, "Sahel Dialogue"),
        ("Iraq and Kuwait held the latest round of talks in Basra.", None, None),
    ],
)  # fmt: skip
def test_which_round_it_was(record_of, text, number, series):
    rounds = [m.round for m in record_of(text, FRIDAY).meetings if m.round]

    assert [(r.number, r.series and r.series.words) for r in rounds[:1]] == [(number, series)]


def test_somebodys_first_visit_is_no_round(record_of):
    (visit,) = record_of(
        "Irish President Sean Burke paid his first visit to Chad on Monday.", FRIDAY
    ).meetings

    assert visit.round is None


def test_the_next_one_is_linked_to_its_own_record(record_of):
    this, later = record_of(
        "Iraq and Kuwait held a third round of talks on Wednesday in Basra. "
        "The next round will be held in Doha in May.",
        FRIDAY,
    ).meetings

    assert this.next.meeting == later.id
    assert (later.status, later.place, later.date.iso) == ("planned", "Doha", "2024-05")
    assert later.roles.participant == this.roles.participant


def test_those_who_met_on_the_sidelines_were_at_the_larger_one(record_of):
    talks, summit = record_of(
        "Japanese Prime Minister Ken Mori met Polish President Jan Nowak on the sidelines of the "
        "Munich Security Conference on Saturday.",
        FRIDAY,
    ).meetings

    assert (summit.form, summit.place) == ("conference", "Munich")
    assert talks.part_of == summit.id


def test_what_happened_long_before_is_no_part_of_the_news(record_of):
    found = told(
        record_of(
            "Egyptian President Samir Fawzi paid a visit to Paris at the invitation of French President "
            "Luc Morel.\n\nIn November 2023, Fawzi met Morel at the Elysee Palace.",
            FRIDAY,
        )
    )

    assert [(form, date) for form, _, date, _, _ in found] == [
        ("visit", None), ("meeting", "2023-11"),
    ]  # fmt: skip


def test_what_is_new_goes_through_json_and_old_json_is_read(record_of):
    record = record_of(TRIP, FRIDAY)
    plain = jsonform.to_json(record)

    assert jsonform.from_json(plain) == record
    for meeting in plain["meetings"]:
        for name in ("documents", "length", "round", "next", "part_of"):
            del meeting[name]
    assert [m.documents for m in jsonform.from_json(plain).meetings] == [(), ()]

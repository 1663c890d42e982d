"""Records to JSON, back again, and the schema that describes it."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from dragoman import jsonform, records
from dragoman.errors import FormError
from dragoman.records import (
    Actor,
    Amount,
    Commitment,
    Count,
    Doubt,
    Event,
    Meeting,
    Office,
    Part,
    Period,
    Report,
    ReportRecord,
    Roles,
    Statement,
)

SCHEMA = jsonform.schema()
VALID = Draft202012Validator(SCHEMA, format_checker=FormatChecker(["date"]))

TEXT = "President Idriss Oumar said Chad will send $2 million by June and met Lars Holm in Oslo."


def quote(words):
    start = TEXT.index(words)
    return REPORT.quote(start, start + len(words))


REPORT = Report(
    id="r1", text=TEXT, published=dt.date(2021, 5, 3), title="Envoys", parts=(Part("byline", 0, 9),)
)


@pytest.fixture
def record():
    """One record of every kind."""
    oumar = Actor(
        id="a1", evidence=quote("Idriss Oumar"), name="Idriss Oumar", kind="person", country="TCD",
        offices=(Office("President", "Chad"),), mentions=(quote("Idriss Oumar"),), key="person:idriss omar",
    )  # fmt: skip
    holm = Actor(id="a2", evidence=quote("Lars Holm"), name="Lars Holm", kind="person")
    said = Statement(
        id="s1", evidence=quote("said"), confidence=0.85, speakers=("a1",), cue=quote("said"),
        content=quote("Chad will send $2 million by June"), form="indirect", act="promise",
    )  # fmt: skip
    promise = Commitment(
        id="c1", evidence=quote("will send $2 million"), makers=("a1",), act=quote("send $2 million"),
        due=Period.month(2021, 6), amount=Amount(2_000_000, "USD"), topics=("humanitarian", "economy"),
    )  # fmt: skip
    met = Meeting(
        id="m1", evidence=quote("met"), form="meeting", level="summit", mode="in person", place="Oslo",
        date=Period.day(dt.date(2021, 5, 3)), roles=Roles(host=("a2",), participant=("a1", "a2")),
    )  # fmt: skip
    event = Event(
        id="e1", evidence=quote("met"), type="CONSULT", actors=("a1",), recipients=("a2",), trigger=quote("met"),
        mode="visit", contexts=("economic",), claim=("a1",), disputed_by=("a2",), reason="a meeting that was held",
        counts=(Count(of="missing", words=quote("2"), value=2, low=2, high=2),),
    )  # fmt: skip
    doubt = Doubt(id="d1", evidence=quote("by June"), question="Which June?")
    return ReportRecord(
        report=REPORT, actors=(oumar, holm), statements=(said,), commitments=(promise,),
        meetings=(met,), events=(event,), doubts=(doubt,),
    )  # fmt: skip


# --- there and back -------------------------------------------------------------------------------


def test_a_record_comes_back_as_it_was(record):
    assert jsonform.from_json(jsonform.to_json(record)) == record
    assert jsonform.from_json(json.loads(jsonform.to_line(record))) == record


def test_a_record_is_written_in_the_codebooks_form(record):
    found = jsonform.to_json(record)

    assert found["statements"][0]["cue"] == {"start": 23, "end": 27, "words": "said"}
    assert found["commitments"][0]["due"] == "2021-06"
    assert found["commitments"][0]["amount"] == {"value": 2000000, "currency": "USD"}
    assert found["meetings"][0]["date"] == "2021-05-03"
    assert found["meetings"][0]["roles"] == {"host": ["a2"], "participant": ["a1", "a2"]}
    assert found["events"][0]["place"] is None
    assert found["report"]["published"] == "2021-05-03"


def test_what_may_be_missing_takes_its_default():
    record = jsonform.from_json({"report": {"id": "r1", "text": "Chad."}})

    assert record == ReportRecord(report=Report(id="r1", text="Chad."))


def test_an_event_of_before_has_no_more_than_it_had(record):
    found = jsonform.to_json(record)
    for name in ("mode", "contexts", "counts", "claim", "disputed_by", "reason"):
        del found["events"][0][name]

    (event,) = jsonform.from_json(found).events

    assert (event.mode, event.contexts, event.counts, event.claim, event.reason) == (None, (), (), (), "")  # fmt: skip


def test_fields_that_nobody_knows_are_passed_over(record):
    found = {**jsonform.to_json(record), "mood": "calm"}

    assert jsonform.from_json(found) == record


@pytest.mark.parametrize(
    "sign", ["\u2028", "\u2029", "\x85", "\n", "\r", "\x0b", "\x1e", "\ud800", "\U0001f54a"]
)
def test_a_record_is_one_line_whatever_the_text_holds(sign):
    record = ReportRecord(report=Report(id="r1", text=f"Chad{sign}met Norway."))

    line = jsonform.to_line(record)

    assert len(line.splitlines()) == 1
    assert line.encode("utf-8")
    assert jsonform.from_json(json.loads(line)) == record


# --- refusals -------------------------------------------------------------------------------------

MISSING = object()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["report"], MISSING, "report: an object is expected, not null"),
        (["report", "text"], MISSING, "report.text: is missing"),
        (["report", "text"], 3, "report.text: str is expected, not int"),
        (["report", "published"], "3 May", "report.published: '3 May' is no YYYY-MM-DD."),
        (["report", "published"], "20210503", "report.published: '20210503' is no YYYY-MM-DD"),
        (["report", "parts", 0, "kind"], "advert", "report.parts[0].kind: 'advert' is none of title, date"),
        (["report", "parts", 0, "start"], True, "report.parts[0].start: int is expected, not bool"),
        (["actors", 1, "kind"], "land", "record.actors[1].kind: 'land' is none of person, state"),
        (["actors", 0, "offices", 0], "President", "record.actors[0].offices[0]: an object is expected, not str"),
        (["actors", 0, "name"], None, "record.actors[0].name: str is expected, not null"),
        (["statements", 0, "act"], MISSING, "record.statements[0].act: is missing"),
        (["statements", 0, "speakers"], "a1", "record.statements[0].speakers: a list is expected, not str"),
        (["statements", 0, "speakers", 0], 1, "record.statements[0].speakers[0]: str is expected, not int"),
        (["statements", 0, "confidence"], "high", "record.statements[0].confidence: float is expected, not str"),
        (["statements", 0, "cue", "words"], "told", "record.statements[0].cue: the text from 23 to 27 is not 'told'"),
        (["statements", 0, "cue", "end"], MISSING, 'record.statements[0].cue: a span {"start", "end", "words"} is'),
        (["statements", 0, "cue", "start"], "23", "record.statements[0].cue: start and end are whole numbers"),
        (["statements", 0, "cue"], "said", 'record.statements[0].cue: a span {"start", "end", "words"} is'),
        (["statements", 0, "content"], None, 'record.statements[0].content: a span {"start", "end", "words"} is'),
        (["commitments", 0, "due"], "June", "record.commitments[0].due: 'June' is no YYYY"),
        (["commitments", 0, "due"], 2021, "record.commitments[0].due: str is expected, not int"),
        (["commitments", 0, "amount", "value"], "much", "record.commitments[0].amount.value: float is expected, not str"),
        (["commitments", 0, "topics", 1], "chess", "record.commitments[0].topics[1]: 'chess' is none of"),
        (["meetings", 0, "roles"], [], "record.meetings[0].roles: an object is expected, not list"),
        (["meetings", 0, "roles", "host"], {}, "record.meetings[0].roles.host: a list is expected, not dict"),
        (["events", 0, "type"], "PROTST", "record.events[0].type: 'PROTST' is none of AGREE"),
        (["events", 0, "type"], ["AGREE"], "record.events[0].type: ['AGREE'] is none of"),
        (["events", 0, "mode"], "riot", "record.events[0]: CONSULT has no mode 'riot'; it has visit, third-party"),
        (["events", 0, "mode"], "tickle", "record.events[0].mode: 'tickle' is none of visit"),
        (["events", 0, "counts", 0, "low"], "many", "record.events[0].counts[0].low: int is expected"),
        (["events"], None, "record.events: a list is expected, not null"),
    ],
)  # fmt: skip
def test_a_refusal_says_where_and_what(record, path, value, message):
    found = copy.deepcopy(jsonform.to_json(record))
    inside = found
    for step in path[:-1]:
        inside = inside[step]
    if value is MISSING:
        del inside[path[-1]]
    else:
        inside[path[-1]] = value

    with pytest.raises(FormError) as refusal:
        jsonform.from_json(found)

    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (86, 120), (True, 3)])
def test_offsets_and_words_must_agree(record, start, end):
    found = jsonform.to_json(record)
    found["events"][0]["trigger"] = {"start": start, "end": end, "words": TEXT[start:end]}

    with pytest.raises(FormError, match=r"record\.events\[0\]\.trigger"):
        jsonform.from_json(found)


# --- the schema -----------------------------------------------------------------------------------


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_what_is_written_fits_the_schema(record):
    VALID.validate(jsonform.to_json(record))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["events", 0, "type"], "PROTST"),
        (["meetings", 0, "date"], "June"),
        (["report", "published"], "3 May"),
        (["actors", 0, "mentions", 0], "Idriss Oumar"),
        (["statements", 0, "speakers"], "a1"),
        (["commitments", 0, "amount", "value"], "much"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(record, path, value):
    found = copy.deepcopy(jsonform.to_json(record))
    inside = found
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value

    assert not VALID.is_valid(found)
    with pytest.raises(FormError):
        jsonform.from_json(found)


def test_the_schema_describes_every_record():
    kinds = {
        "Actor",
        "Statement",
        "Commitment",
        "Meeting",
        "Event",
        "Doubt",
        "Report",
        "Quote",
        "Roles",
    }

    assert kinds <= set(SCHEMA["$defs"])
    assert all(d["description"] for d in SCHEMA["$defs"].values())


# --- any record -----------------------------------------------------------------------------------

NAMES = st.text(min_size=1, max_size=6)
IDS = st.lists(NAMES, max_size=3).map(tuple)
SURE = st.integers(0, 10_000).map(lambda n: n / 10_000)
PERIODS = st.none() | st.tuples(st.dates(), st.dates()).map(lambda d: Period(min(d), max(d)))


def one_of(literal):
    return st.sampled_from(get_args(literal))


@st.composite
def any_record(draw):
    """A record of any text, with any values that its types allow."""
    text = draw(st.text(st.characters(), min_size=1, max_size=60))
    report = Report(
        id=draw(NAMES), text=text, source=draw(st.none() | NAMES),
        published=draw(st.none() | st.dates()), language="en",
    )  # fmt: skip

    def spans():
        starts = st.integers(0, len(text) - 1)
        return starts.flatmap(lambda a: st.integers(a + 1, len(text)).map(lambda b: report.quote(a, b)))  # fmt: skip

    about = {"id": NAMES, "evidence": spans(), "confidence": SURE}
    actors = st.builds(
        Actor, **about, name=NAMES, kind=one_of(records.ActorKind), country=st.none() | NAMES,
        offices=st.lists(st.builds(Office, NAMES, st.none() | NAMES), max_size=2).map(tuple),
        members=IDS, mentions=st.lists(spans(), max_size=3).map(tuple),
    )  # fmt: skip
    statements = st.builds(
        Statement, **about, speakers=IDS, cue=st.none() | spans(), content=spans(),
        form=one_of(records.StatementForm), act=one_of(records.Act),
    )  # fmt: skip
    amounts = st.builds(Amount, st.floats(0, 1e15).map(lambda v: round(v, 2)), NAMES)
    commitments = st.builds(
        Commitment, **about, makers=IDS, act=spans(), to=IDS, status=one_of(records.CommitmentStatus),
        due=PERIODS, amount=st.none() | amounts,
        topics=st.lists(one_of(records.Topic), max_size=3).map(tuple),
    )  # fmt: skip
    meetings = st.builds(
        Meeting, **about, form=one_of(records.MeetingForm), level=one_of(records.Level),
        mode=one_of(records.Mode), status=one_of(records.MeetingStatus), date=PERIODS,
        place=st.none() | NAMES, subject=st.none() | spans(),
        roles=st.builds(Roles, convener=IDS, host=IDS, partner=IDS, chair=IDS, mediator=IDS, participant=IDS),
    )  # fmt: skip
    some_number = st.none() | st.integers(0, 10**9)
    counts = st.builds(
        Count, of=one_of(records.CountOf), words=spans(), value=some_number, low=some_number,
        high=some_number, households=st.booleans(),
    )  # fmt: skip
    events = st.builds(
        Event, **about, type=st.just("ASSAULT"), actors=IDS, recipients=IDS, trigger=spans(),
        date=PERIODS, place=st.none() | NAMES, mode=st.none() | st.sampled_from(records.MODES["ASSAULT"]),
        contexts=st.lists(one_of(records.Context), max_size=3).map(tuple),
        counts=st.lists(counts, max_size=2).map(tuple), claim=IDS, disputed_by=IDS, reason=NAMES,
    )  # fmt: skip

    def some(one):
        return tuple(draw(st.lists(one, max_size=2)))

    return ReportRecord(
        report=report, actors=some(actors), statements=some(statements), commitments=some(commitments),
        meetings=some(meetings), events=some(events),
    )  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(any_record())
def test_any_record_goes_round_and_fits_the_schema(record):
    found = json.loads(jsonform.to_line(record))

    assert jsonform.from_json(found) == record
    VALID.validate(found)

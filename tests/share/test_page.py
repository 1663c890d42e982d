"""The reading view: everything marked, nothing run, nothing loaded."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dragoman.records import Doubt, Place, Quote, ReportRecord
from dragoman.share.page import reading_view

HOSTILE = (
    "<script>alert(1)</script> </script></style> \" ' & --> <!-- <img src=x onerror=alert(1)> "
    "{{ 7*7 }} {% raw %} ]]> \u2028 \u202e \u2066 \x00 \x1b[2J \ud800 javascript:alert(1)"
)
VOID = {"meta", "link", "img", "br", "use", "path", "circle", "rect", "input"}


class Page(HTMLParser):
    """What a browser would make of it: elements, attributes, texts by place."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.paragraphs: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p":
            self.paragraphs.append("")

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)
        if "p" in self.open:
            self.paragraphs[-1] += data

    def having(self, name):
        return [(tag, attrs) for tag, attrs in self.elements if name in attrs]


def hostile(talks):
    """The small record with hostile words wherever words from outside can stand."""
    text = f"{HOSTILE} met {HOSTILE}"
    report = replace(
        talks.report, id=HOSTILE, text=text, title=HOSTILE, source=HOSTILE, dateline=HOSTILE,
        author=HOSTILE, outlet=HOSTILE, language='en"><script>',
    )  # fmt: skip
    quote = Quote(report.id, 3, len(HOSTILE) + 2, text[3 : len(HOSTILE) + 2])
    actor = replace(
        talks.actors[0],
        name=HOSTILE, country=HOSTILE, evidence=quote, mentions=(quote,),
        offices=tuple(replace(o, title=HOSTILE, of="x") for o in talks.actors[0].offices),
    )  # fmt: skip
    where = Place(
        id=HOSTILE, name=HOSTILE, kind="town", country=HOSTILE, admin1=HOSTILE, latitude=59.9, longitude=10.7
    )  # fmt: skip
    meeting = replace(talks.meetings[0], evidence=quote, subject=quote, place=HOSTILE, where=where)
    amount = replace(talks.commitments[1].amount, currency=HOSTILE)
    others = tuple(replace(a, evidence=quote, mentions=(quote,)) for a in talks.actors[1:])
    return replace(
        talks,
        report=report,
        actors=(actor, *others),
        meetings=(meeting,),
        statements=(replace(talks.statements[0], content=quote, cue=quote, evidence=quote),),
        commitments=(replace(talks.commitments[1], act=quote, evidence=quote, amount=amount),),
        events=(
            replace(talks.events[0], trigger=quote, evidence=quote, place=HOSTILE, where=where),
        ),
        doubts=(Doubt(id="D1", evidence=quote, question=HOSTILE),),
    )


def test_hostile_words_stay_words(talks):
    text = reading_view([hostile(talks), talks])
    page = Page(text)

    scripts = [attrs for tag, attrs in page.elements if tag == "script"]
    assert scripts == [{}]
    assert not [tag for tag, _ in page.elements if tag in {"img", "iframe", "object", "base"}]
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert "{{ 7*7 }}" in text
    assert not set(text) & set("\u2028\u202e\u2066\x00\x1b\ud800")
    text.encode("utf-8")


def test_nothing_is_loaded_from_anywhere(talks):
    page = Page(reading_view([hostile(talks), talks]))

    addresses = [
        value
        for _, attrs in page.elements
        for name, value in attrs.items()
        if name in {"href", "src", "action", "data", "srcset", "poster"}
    ]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert "style" not in {name for _, attrs in page.elements for name in attrs}


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_allows_exactly_what_is_written(talks, tag):
    page = reading_view([talks])
    inside = page.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]

    assert "default-src 'none'" in policy
    assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "@import" not in inside
    assert "url(" not in inside


def test_the_whole_text_stands_on_the_page(talks):
    page = Page(reading_view([talks]))

    for paragraph in talks.report.text.strip().split("\n\n"):
        assert paragraph.strip() in [p.strip() for p in page.paragraphs]


def test_the_marks_of_a_record_are_its_words(talks):
    page = reading_view([talks])
    marks = re.findall(r'<mark class="([^"]*)" data-cards="([^"]*)">([^<]*)</mark>', page)

    def words(card):
        return "".join(found for _, cards, found in marks if card in cards.split())

    assert words("r1-m1") == "met Norway&#39;s envoy"
    assert words("r1-c2") == "give 2.5 million dollars to Chad for the road"
    assert words("r1-s1") == "The crossing will not stay closedsaid"  # content and cue


def test_every_mark_sign_and_link_leads_to_a_card(talks):
    page = Page(reading_view([talks, hostile(talks)]))
    ids = [attrs["id"] for _, attrs in page.having("id")]

    assert len(ids) == len(set(ids))
    for _, attrs in page.having("data-cards"):
        assert set(attrs["data-cards"].split()) <= set(ids)
    for _, attrs in page.having("data-card"):
        assert attrs["data-card"] in ids
    for _, attrs in page.having("href"):
        assert attrs["href"][1:] in ids
    for _, attrs in page.having("aria-controls"):
        assert attrs["aria-controls"] in ids


def test_every_record_has_a_card_and_every_button_a_name(talks):
    page = Page(reading_view([talks]))
    cards = [a for t, a in page.elements if t == "li" and (a.get("class") or "").startswith("card")]

    assert len(cards) == len(list(talks.records()))
    assert all(attrs.get("type") == "button" for tag, attrs in page.elements if tag == "button")


def test_map_and_timeline_stand_above_the_text(talks):
    oslo = Place(id="geonames:3143244", name="Oslo", kind="town", latitude=59.9, longitude=10.7)
    meeting, event = replace(talks.meetings[0], where=oslo), replace(talks.events[0], where=oslo)
    page = Page(reading_view([replace(talks, meetings=(meeting,), events=(event,))]))

    dots = [
        attrs for tag, attrs in page.elements if tag == "circle" and attrs.get("class") == "dot"
    ]
    bars = [attrs for tag, attrs in page.elements if tag == "rect" and "period" in attrs["class"]]
    assert (len(dots), len(bars)) == (3, 1)  # Oslo; the day of meeting and event; June
    assert page.texts["summary"] == ["Where and when"]
    assert page.texts["desc"] == [
        "1 place: Oslo",
        "1 meeting, 1 event and 1 due date, from 4 March 2024 to 30 June 2024",
    ]
    assert [a["data-cards"] for t, a in page.having("data-cards") if t == "a"] == [
        "r1-m1 r1-e1", "r1-m1 r1-e1", "r1-m1", "r1-e1", "r1-c1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ["When"]),
        ({"meetings": (), "events": (), "commitments": ()}, []),
    ],
)
def test_nothing_is_drawn_of_what_is_not_known(talks, changes, told):
    page = Page(reading_view([replace(talks, **changes)]))

    assert page.texts.get("summary", []) == told
    assert page.texts.get("figcaption") is None or told


def test_several_reports_have_a_list_of_contents(talks):
    assert 'class="contents"' in reading_view([talks, talks])
    assert 'class="contents"' not in reading_view([talks])


def test_a_report_in_which_nothing_was_found_says_so(talks):
    assert "Nobody meets, speaks" in reading_view([ReportRecord(report=talks.report)])


def test_no_report_at_all_is_a_page_too():
    Page(reading_view([]))

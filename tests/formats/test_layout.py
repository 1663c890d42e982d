"""What a report's parts are, and that its account is never taken for one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.formats import lay_out, report_of

BODY = (
    "The foreign ministers of Norland and Sudria agreed on Tuesday to reopen the northern "
    "crossing, and said that a commission would meet every month."
)
MORE = "“We will meet again,” the Norlandic minister said."


def laid(text):
    report = report_of(text)
    return [(part.kind, text[part.start : part.end]) for part in report.parts], report


@pytest.mark.parametrize(
    ("text", "parts", "published"),
    [
        (
            f" date 2021-07-09 NUR-SULTAN – {BODY}",
            [("date", "date 2021-07-09"), ("dateline", "NUR-SULTAN –")],
            "2021-07-09",
        ),
        (f" date 2021-07-09\n\n{BODY}", [("date", "date 2021-07-09")], "2021-07-09"),
        (
            f"Ministers reopen the crossing\n\nASTANA, March 4 (Wire) — {BODY}",
            [("title", "Ministers reopen the crossing"), ("dateline", "ASTANA, March 4 (Wire) —")],
            None,
        ),
        (
            f"Ministers reopen the crossing.\n\nASTANA (AP) — {BODY}",
            [("title", "Ministers reopen the crossing."), ("dateline", "ASTANA (AP) —")],
            None,
        ),
        (
            f"Ministers reopen the crossing\nBy Jane Doe\nMarch 4, 2025\n\n{BODY}",
            [
                ("title", "Ministers reopen the crossing"),
                ("byline", "By Jane Doe"),
                ("date", "March 4, 2025"),
            ],
            "2025-03-04",
        ),
        (
            (
                f"MINISTRY OF TRADE OF NORLAND\n\nPress release\n\nMeeting on the northern crossing\n\n"
                f"04.03.2025\n\n{BODY}"
            ),
            [
                ("byline", "MINISTRY OF TRADE OF NORLAND"),
                ("furniture", "Press release"),
                ("title", "Meeting on the northern crossing"),
                ("date", "04.03.2025"),
            ],
            "2025-03-04",
        ),
        (
            f"JOINT STATEMENT\nof the Presidents of Norland and Sudria\n\nAstana, 4 March 2025\n\n{BODY}",
            [
                ("title", "JOINT STATEMENT\nof the Presidents of Norland and Sudria"),
                ("dateline", "Astana, 4 March 2025"),
            ],
            "2025-03-04",
        ),
        (
            f"Joint statement\n\nof the Presidents of Norland and Sudria\n\n4 March 2025\n\n{BODY}",
            [
                ("furniture", "Joint statement"),
                ("title", "of the Presidents of Norland and Sudria"),
                ("date", "4 March 2025"),
            ],
            "2025-03-04",
        ),
        (
            f"Published: 4 March 2025, 10:30 GMT | Updated: 6 March 2025\n\n{BODY}",
            [("date", "Published: 4 March 2025, 10:30 GMT | Updated: 6 March 2025")],
            "2025-03-04",
        ),
        (
            f"Updated 6 March 2025\n\n{BODY}\n\nPublished: 4 March 2025",
            [("date", "Updated 6 March 2025"), ("date", "Published: 4 March 2025")],
            "2025-03-04",
        ),
        (
            f"Jane Doe | 3 March 2025\n\n{BODY}",
            [("byline", "Jane Doe | 3 March 2025")],
            "2025-03-03",
        ),
        (
            f"FILE - The crossing is seen in May. (AP Photo/Jane Doe)\n\nKABUL (AP) — {BODY}",
            [
                ("caption", "FILE - The crossing is seen in May. (AP Photo/Jane Doe)"),
                ("dateline", "KABUL (AP) —"),
            ],
            None,
        ),
        (
            f"{BODY}\n\nPhoto: The crossing in May.\n\n{MORE}\n\nThe bridge in May. Jane Doe/Reuters",
            [
                ("caption", "Photo: The crossing in May."),
                ("caption", "The bridge in May. Jane Doe/Reuters"),
            ],
            None,
        ),
        (
            (
                f"{BODY}\n\nRead more: Crossing closed again\n\n{MORE}\n\nShare this\n\n3\n\n"
                "(Reporting by Jane Doe in Astana; editing by Richard Roe)\n\n"
                "Copyright © 2025 Steppe Herald. All rights reserved."
            ),
            [
                ("furniture", "Read more: Crossing closed again"),
                ("furniture", "Share this"),
                ("furniture", "3"),
                ("byline", "(Reporting by Jane Doe in Astana; editing by Richard Roe)"),
                ("furniture", "Copyright © 2025 Steppe Herald. All rights reserved."),
            ],
            None,
        ),
        (
            f"{BODY}\n\nBoosting trade ties\n\n{MORE}",
            [("title", "Boosting trade ties")],
            None,
        ),
        (f"{BODY}\r\n\r\nWater and energy\r\n\r\n{MORE}", [("title", "Water and energy")], None),
        (f"{BODY}\n\nAstana, 4 March 2025", [("dateline", "Astana, 4 March 2025")], "2025-03-04"),
    ],
)
def test_what_stands_around_the_account_becomes_a_part(text, parts, published):
    found, report = laid(text)

    assert found == parts
    assert report.published == (dt.date.fromisoformat(published) if published else None)
    assert report.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Chad will send envoys.",
        "Chad will send envoys",
        f"{BODY}\n\n{MORE}",
        f"{BODY}\n\nASTANA (AP) — {MORE}",
        f"Norland will pay for the road.\n\n{BODY}",
        "The ministers of Norland and Sudria met on\nTuesday in the town hall, and both spoke.",
        f"Published on 4 March 2025, the report describes the talks.\n\n{BODY}",
        f"{BODY}\n\nBy 2030 the two states will have built a bridge",
        f"{BODY}\n\nBy Monday, the talks had stalled.",
        f"{BODY}\n\nReporting by the council suggests that fighting goes on.",
        f"{BODY}\n\nShare this burden, the minister told his colleague.",
        f"{BODY}\n\nRelated talks were held in Oslo.",
        f"{BODY}\n\nSubscribed capital rose to 5 million dollars, the bank said.",
        f"{BODY}\n\nThe envoy wrote on the agency's page, citing Reuters.",
        f"{BODY}\n\nWe will not forget\n\n{MORE}",
        f"We call on Norland:\n\n- to reopen the crossing\n\n- to pay\n\n{MORE}",
        f"The states are:\n\nNorland\n\nSudria\n\nOstia\n\n{MORE}",
        f"{BODY}\n\nQ: What now?\n\nA: We wait.",
        "NATO – the alliance – said that it would send envoys.",
        "BREAKING: Norland says that it will send envoys.",
        "UN: Norland should pay, the envoy said.",
        f"{BODY}\n\nThe treaty of 4 March 2025 was signed in Astana.",
        f"4 March 2025 was a good day, the minister said.\n\n{BODY}",
        f"{BODY}\n\nUpdated figures show 5 deaths.",
        f"{BODY}\n\nPhotos of the bridge were shown to the envoys.",
        f"{BODY}\n\nFor more information the envoys turned to the ministry, which said nothing.",
    ],
)
def test_the_account_is_not_taken_for_a_part(text):
    assert laid(text)[0] == []


def test_the_metadata_are_believed_before_the_text():
    report = report_of(
        f"Ministers reopen the crossing\n\nASTANA, 4 March 2025 – {BODY}",
        title="Crossing reopened",
        published=dt.date(2025, 3, 5),
    )

    assert (report.title, report.published, report.dateline) == (
        "Crossing reopened",
        dt.date(2025, 3, 5),
        "ASTANA",
    )


def test_a_report_that_is_laid_out_stays_as_it_is():
    report = report_of(
        f"Crossing reopened\n\nBy Jane Doe\n\nASTANA, 4 March 2025 – {BODY}\n\nKABUL: {MORE}\n\n"
        f"Water and energy\n\n{BODY}\n\nShare this"
    )

    assert lay_out(report) == report
    assert [part.kind for part in report.parts] == [
        "title", "byline", "dateline", "title", "furniture",
    ]  # fmt: skip


def test_a_headline_that_the_metadata_repeat_is_one_however_it_ends():
    title = "Will the ministers reopen the crossing?"
    report = report_of(f"{title}\n{BODY}", title=title)

    assert [part.kind for part in report.parts] == ["title"]


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("By JANE DOE, Staff Writer", "JANE DOE", None),
        ("By Jane Doe and Richard Roe in Oslo", "Jane Doe and Richard Roe", None),
        ("By a correspondent of the Osh Gazette", None, None),
        ("Osh Gazette, 19 June 2025", None, "Osh Gazette"),
        ("Steppe Herald and agencies, 20 February 2025", None, "Steppe Herald"),
    ],
)
def test_a_byline_gives_the_author_or_the_outlet(line, author, outlet):
    report = report_of(f"Ministers reopen the crossing\n\n{line}\n\n{BODY}")

    assert (report.author, report.outlet) == (author, outlet)
    assert [part.kind for part in report.parts] == ["title", "byline"]


PIECES = st.sampled_from(
    [
        BODY, MORE, "By Jane Doe", "4 March 2025", "ASTANA – We met.", "Water and energy", "\n",
        "\n\n", "\r\n", " ", "Photo: a", "Copyright © 2025", " date 2021-07-09", "- 3 -", "> a",
        "Norland", "…", "\u2028", "Q:", "JOINT STATEMENT", "of the two",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.one_of(st.text(min_size=1), st.lists(PIECES, min_size=1).map("".join)))
def test_parts_lie_in_the_text_in_order_and_apart_and_laying_out_again_keeps_them(text):
    if not text.strip():
        return
    report = report_of(text)

    assert report.text == text
    at = 0
    for part in report.parts:
        assert at <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip()
        at = part.end
    assert set(report.parts) <= set(lay_out(report).parts)

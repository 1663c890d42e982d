"""What each reader takes from its format."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pypdf import PdfReader, PdfWriter

from dragoman.errors import BrokenInput, EmptyInput
from dragoman.formats import load_bytes


def only(data, source):
    (found,) = load_bytes(data, source)
    return found


def parts(report):
    return [(part.kind, report.text[part.start : part.end]) for part in report.parts]


@pytest.mark.parametrize("source", ["page.html", "page.txt", "page", "standard input"])
@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_page_gives_its_article_in_paragraphs(html, paragraph, source, encoding):
    report = only(html.replace("utf-8", encoding).encode(encoding), source)

    assert report.text.split("\n\n") == [
        "Ministers agree to reopen the crossing",
        f"ASTANA, March 4 (Wire) — {paragraph}",
        "Water and energy",
        "“We will meet again,” he said.",
        f"{paragraph} {paragraph}",
    ]
    assert (report.title, report.author, report.outlet) == (
        "Ministers agree to reopen the crossing", "Jane Doe", "Steppe Herald",
    )  # fmt: skip
    assert (report.published, report.dateline) == (dt.date(2025, 3, 4), "ASTANA")
    assert [kind for kind, _ in parts(report)] == ["title", "dateline", "title"]


def test_entities_that_multiply_stay_as_they_are(paragraph):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    page = f"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'ha'>{laughs}]><html><p>&l9; {paragraph}"

    assert len(only(page.encode(), "a.html").text) < 2 * len(paragraph)


def set_lines(*lines, top=760):
    return [(top - 14 * n, 11, words) for n, words in enumerate(lines)]


def test_a_pdf_gives_paragraphs_without_running_heads_and_broken_words(pdf_of):
    head, foot = (810, 8, "Steppe Herald - 4"), (30, 8, "Page 1 of 2")
    first = [
        head,
        (780, 16, "Ministers agree"),
        *set_lines(
            "The ministers held nego-", "tiations with Mr Al-", "Sisi on a long-", "term", top=750
        ),
        *set_lines("deal, an ef\u00adfort of state-of-", "the-art kind. They", top=694),
        (640, 11, "Both spoke of the nego-"),
        foot,
    ]
    second = [
        head,
        *set_lines("tiations (again).", top=780),
        (740, 11, "“Thanks,” he said."),
        (30, 8, "2"),
    ]
    report = only(
        pdf_of(first, second, info="<< /Title (Talks.docx) /Author (Jane Doe) >>"), "a.pdf"
    )

    assert report.text.split("\n\n")[0] == "Ministers agree"
    assert "negotiations with Mr Al-Sisi on a long-term deal, an " in report.text
    assert "state-of-the-art kind. They" in report.text
    assert report.text.endswith("Both spoke of the negotiations (again).\n\n“Thanks,” he said.")
    assert "Herald" not in report.text
    assert "Page" not in report.text
    assert (report.title, report.author) == ("Ministers agree", "Jane Doe")


def test_a_pdf_without_text_or_with_a_lock_is_one_sentence(pdf_of):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(set_lines("The ministers met.")))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)

    scan, closed = only(pdf_of([]), "scan.pdf"), only(locked.getvalue(), "locked.pdf")
    assert isinstance(scan, EmptyInput)
    assert str(scan).startswith("scan.pdf: the PDF has no text, so it may be a scan")
    assert isinstance(closed, BrokenInput)
    assert str(closed) == "locked.pdf: the PDF is locked; save a copy of it without a password."


@pytest.mark.parametrize("source", ["talks.docx", "talks.txt", "standard input"])
def test_a_word_file_gives_paragraphs_cells_and_headings(paragraph, samples, source):
    report = only(samples["talks.docx"], source)

    assert report.text.split("\n\n") == [
        "Ministers agree to reopen the crossing",
        f"ASTANA, 4 March 2025 – {paragraph}",
        "Donor", "Sum", "Japan", "900 million yen",
        "The talks go on.",
    ]  # fmt: skip
    assert (report.title, report.author, report.published) == (
        "Ministers agree", "Jane Doe", dt.date(2025, 3, 4),
    )  # fmt: skip
    assert [kind for kind, _ in parts(report)] == ["title", "dateline"]


@pytest.mark.parametrize("source", ["mail.eml", "mail.txt", "mail"])
def test_a_mail_gives_its_text_and_marks_what_it_quotes(mail, paragraph, source):
    report = only(mail.encode(), source)

    assert report.text.startswith(f"{paragraph}\n\nOn Mon")
    assert (report.title, report.author, report.published) == (
        "Norland and Sudria reopen the crossing", "Press Office", dt.date(2025, 3, 4),
    )  # fmt: skip
    assert parts(report) == [
        ("furniture", "On Mon, 3 Mar 2025 an editor wrote:"),
        ("furniture", "> When will you say\n> something?"),
        ("furniture", "-- \nPress Office, Norland"),
    ]


def test_a_mail_of_html_alone_is_read_as_a_page_and_a_false_charset_is_mended(html, mail):
    page = mail.split("\n\n", 1)[0].replace("text/plain", "text/html") + "\n\n" + html
    broken = mail.replace('charset="utf-8"', 'charset="klingon"').encode("cp1252")

    assert only(page.encode(), "a.eml").text.startswith(
        "Ministers agree to reopen the crossing\n\nAST"
    )
    assert "“Tomorrow,” he said." in only(broken, "a.eml").text


def test_a_letter_that_begins_like_a_mail_is_plain_text():
    letter = "From: the Ministry\nTo: the press\n\nThe ministers met.\n"

    assert only(letter.encode(), "standard input").text == letter


def test_markdown_keeps_its_text_and_marks_headings_and_front_matter(paragraph):
    text = (
        "---\ntitle: 'Talks: the record'\ndate: 2025-03-04\nauthor: Jane Doe\n---\n\n"
        f"# Ministers agree\n\nOSLO – {paragraph}\n\n![The crossing](a.png)\n\nWater\n-----\n\n"
        f"```\n# no heading\n```\n\n<!-- note -->\n\n### Energy ###\r\n\r\n- {paragraph}\n"
    )
    report = only(text.encode(), "a.md")

    assert report.text == text
    assert (report.title, report.author, report.published, report.dateline) == (
        "Talks: the record", "Jane Doe", dt.date(2025, 3, 4), "OSLO",
    )  # fmt: skip
    assert parts(report)[1:] == [
        ("title", "Ministers agree"), ("dateline", "OSLO –"), ("caption", "![The crossing](a.png)"),
        ("title", "Water\n-----"), ("furniture", "<!-- note -->"), ("title", "Energy ###"),
    ]  # fmt: skip
    assert parts(report)[0][1].startswith("---\ntitle")

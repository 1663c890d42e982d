"""Every format comes out as a report, text as given, and every bad input as one sentence."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import (
    BadEncoding,
    BrokenInput,
    EmptyInput,
    InputError,
    InputTooLong,
    UnknownFormat,
)
from dragoman.formats import load, load_all, load_bytes, report_of
from dragoman.records import Report, report_id

TEXT = " date 2021-07-09 OSLO – Norland and Sudria met.\r\n\r\n\tThey agreed…  \n\n\nAgain.\x0c \n"


def only(data, source):
    (found,) = load_bytes(data, source)
    return found


def as_zip(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    "source", ["talks.txt", "talks.md", "talks", "standard input", "v1.2 talks"]
)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"]
)
def test_a_text_is_exactly_what_the_file_holds(source, encoding):
    report = only(TEXT.encode(encoding), source)

    assert report.text == TEXT
    assert (report.published, report.dateline) == (dt.date(2021, 7, 9), "OSLO")


def test_a_file_is_named_by_its_stem_and_a_pipe_by_its_text(tmp_path, monkeypatch):
    path = tmp_path / "talks.v2.txt"
    path.write_bytes(TEXT.encode())
    (named,) = load(path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (piped,) = load_all(["-"])

    assert (named.id, named.source) == ("talks.v2", "talks.v2.txt")
    assert (piped.id, piped.source) == (report_id(TEXT), None)
    assert named.text == piped.text == TEXT


def test_an_older_encoding_is_read_if_it_is_plain_which():
    russian = "Министры иностранных дел двух государств договорились открыть границу. " * 4

    assert (
        only("“Talks” – 5 € – résumé.".encode("cp1252"), "a.txt").text == "“Talks” – 5 € – résumé."
    )
    assert only(russian.encode("cp1251"), "a.txt").text == russian


LINES = [
    {"id": "a 1", "text": TEXT, "title": "Talks", "published": "2021-07-10", "source": "n.example"},
    {"text": TEXT},
    {"id": None, "text": TEXT, "title": None, "published": None, "source": None},
    {"id": "b", "text": "\ufeffOne\u2028two \x00 \U0001f54a", "published": "2021-07-10T08:00:00Z"},
]


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("source", ["news.jsonl", "news.txt", "news", "standard input"])
def test_json_lines_keep_text_and_id(source, ascii_only):
    data = "\n".join(json.dumps(line, ensure_ascii=ascii_only) for line in LINES).encode()
    reports = list(load_bytes(data, source))

    assert [report.text for report in reports] == [line["text"] for line in LINES]
    assert [report.id for report in reports] == ["a 1", report_id(TEXT), report_id(TEXT), "b"]
    assert (reports[0].title, reports[0].source) == ("Talks", "n.example")
    assert [report.published for report in reports] == [
        dt.date(2021, 7, 10), dt.date(2021, 7, 9), dt.date(2021, 7, 9), dt.date(2021, 7, 10),
    ]  # fmt: skip


def test_a_json_document_is_one_report_or_a_list_of_them():
    assert only(json.dumps(LINES[0], indent=1).encode(), "a.json").id == "a 1"
    assert [r.text for r in load_bytes(json.dumps(LINES).encode(), "a.json")][:2] == [TEXT, TEXT]


def test_a_bad_line_does_not_stop_the_others():
    bad = ["{", '"talks"', "{}", '{"text": 5}', '{"text": "a", "published": "soon"}',
           '{"text": "a", "id": 7}', '{"text": " "}', '{"text": "a \\ud83d b"}', "[" * 9000]  # fmt: skip
    data = "\n\n".join(['{"text": "First."}', *bad, '{"text": "Last."}']).encode()
    found = list(load_bytes(data + b'\n{"text": "\xff"}', "news.jsonl"))

    assert [r.text for r in found if isinstance(r, Report)] == ["First.", "Last."]
    errors = [each for each in found if isinstance(each, InputError)]
    assert [str(error).split(": ")[:2] for error in errors] == [
        ["news.jsonl", f"line {number}"] for number in [*range(3, 21, 2), 22]
    ]
    assert [type(error) for error in errors] == [
        *[BrokenInput] * 6, EmptyInput, BadEncoding, BrokenInput, BadEncoding,
    ]  # fmt: skip


def test_lines_are_given_out_while_the_stream_goes_on():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"text": "We met."}\n'
            buffer[: len(line)] = line
            return len(line)

    from dragoman.formats import _load_stream, _report_from

    reports = _load_stream(io.BufferedReader(Endless()), "standard input", taken=_report_from)
    assert [next(reports).text for _ in range(3)] == ["We met."] * 3


@pytest.mark.parametrize(
    ("source", "data", "kind", "says"),
    [
        ("a.txt", b"", EmptyInput, "empty"),
        ("a.pdf", b" \n", EmptyInput, "empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n", EmptyInput, "no words"),
        ("a.txt", b"x" * 500_001, InputTooLong, "500,000"),
        ("a.txt", b"x" * 20_000_001, InputTooLong, "20,000,000"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", UnknownFormat, "PNG"),
        ("a.pdf", b"\xff\xd8\xff\xe0", UnknownFormat, "JPEG"),
        ("standard input", b"SQLite format 3\0....", UnknownFormat, "SQLite"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1", UnknownFormat, "old Word"),
        ("a.rtf", b"{\\rtf1 talks}", UnknownFormat, "RTF"),
        ("a.zip", as_zip(a="talks"), UnknownFormat, "no Word file"),
        ("a.csv", b"actor,act\nChad,met\n", UnknownFormat, "table"),
        ("a.xml", b"<?xml version='1.0'?><rss/>", UnknownFormat, "XML"),
        ("standard input", b"<?xml version='1.0'?><rss/>", UnknownFormat, "XML"),
        ("a.txt", b"talks\0\0\0\x01", BadEncoding, "zero bytes"),
        ("a.txt", bytes(range(1, 32)) * 20, BadEncoding, "control characters"),
        ("a.txt", "résumé — “talks”".encode() + b"\xe2\x80", BadEncoding, "byte 24 is not UTF-8"),
        ("a.txt", b"\xff\xfea\0b", BadEncoding, "UTF-16"),
        ("a.txt", bytes(range(128, 256)) * 9, BadEncoding, "not text in any encoding"),
        ("a.json", b"{\n", BrokenInput, "no JSON"),
        ("a.json", b"[]5", BrokenInput, "no JSON"),
        ("a.html", b"<html><body><img src=a></body></html>", EmptyInput, "no article"),
        ("a.txt", b"<!doctype html><p>" + b"<div>" * 100_000 + b"talks", BrokenInput, "nested"),
        ("a.html", b"<html><body>" + b"<i>a</i>" * 60_000, InputTooLong, "tags"),
        ("a.pdf", b"%PDF-1.4 talks", BrokenInput, "damaged"),
        ("a.pdf", b"The talks", BrokenInput, "damaged"),
        ("a.docx", b"The talks", BrokenInput, "damaged"),
        ("a.docx", as_zip(word__document="talks"), BrokenInput, "damaged"),
        ("a.docx", as_zip(word__document=b"0" * 100_000_001), InputTooLong, "unpacks"),
        ("a.eml", b"Subject: talks\n\n", EmptyInput, "no text"),
        ("a.eml", b"From: " + b"a," * 5000 + b"\n\ntalks", BrokenInput, "header From"),
        ("a.eml", b"Subject: a\n\n" + b"\n--a" * 5000, InputTooLong, "parts"),
    ],
)  # fmt: skip
def test_a_bad_input_is_one_sentence_that_names_it(source, data, kind, says):
    found = only(data, source)

    assert type(found) is kind
    assert str(found).startswith(f"{source}: ")
    assert says in str(found)
    assert str(found).endswith(".")
    assert "\n" not in str(found)


def test_a_folder_is_walked_in_order_and_without_what_is_no_report(tmp_path):
    for name in ["b.txt", "a.txt", "c/d.md", ".hidden.txt", ".git/e.txt", "logo.png", "data.csv"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The ministers met.")
    (tmp_path / "empty").mkdir()

    assert [report.id for report in load(tmp_path)] == ["a", "b", "d"]
    assert [type(each) for each in load_all([tmp_path / "logo.png", tmp_path / "data.csv"])] == [
        Report, UnknownFormat,
    ]  # fmt: skip
    (nothing,) = load(tmp_path / "empty")
    assert isinstance(nothing, EmptyInput)
    assert str(nothing).startswith(str(tmp_path / "empty"))


@pytest.mark.parametrize("name", ["none.txt", "no/such.pdf", "a\0b.txt", "x" * 300])
def test_a_missing_file_is_one_sentence_that_names_it(name):
    (found,) = load_all([name])

    assert isinstance(found, InputError)
    assert str(found).startswith(name)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text())
def test_no_character_of_a_text_is_changed(text):
    (found,) = load_bytes((json.dumps({"text": text}) + "\n").encode(), "a.jsonl")
    if not text.strip():
        assert isinstance(found, EmptyInput)
        return
    assert found.text == text
    assert found == report_of(text)


def test_a_text_without_words_is_no_report():
    with pytest.raises(EmptyInput, match="no words"):
        report_of(" \n")
    with pytest.raises(BadEncoding, match="U\\+D83D"):
        report_of("a \ud83d b")


def test_the_readers_are_loaded_only_when_needed():
    heavy = "{'trafilatura', 'lxml', 'pypdf', 'docx', 'charset_normalizer', 'email'}"
    code = f"import sys, dragoman.formats; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"

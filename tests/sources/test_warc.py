"""Web archives: pages that are reports, and damage that stops nothing."""

from __future__ import annotations

import datetime as dt
import gzip
import time

import pytest

from dragoman.sources import MemoryStore, Source, fetch

PARAGRAPH = (
    "The foreign ministers of Norland and Sudria agreed on Tuesday to reopen the northern "
    "crossing, and said that a commission would meet every month."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Crossing reopens</title>
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><article>
<h1>Crossing reopens</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH} {PARAGRAPH}</p></article></body></html>"""


def record(n, *, body=PAGE, status=200, kind="text/html; charset=utf-8", type_="response", **more):
    data = body if isinstance(body, bytes) else body.replace("reopens", f"reopens {n}").encode()
    headers = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    answer = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n{headers}Content-Length: {len(data)}\r\n\r\n".encode() + data  # fmt: skip
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: https://news.example/2025/03/04/{n}\r\n"
        f"WARC-Date: 2025-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:example:{n}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )  # fmt: skip
    return head.encode() + answer + b"\r\n\r\n"


def read(tmp_path, data, store=None, **more):
    file = tmp_path / "news.warc.gz"
    file.write_bytes(data)
    source = Source(name="news", kind="warc", where=(str(file),), **more)
    return list(fetch(source, store or MemoryStore()))


def pages(items):
    return [item.report.source.rpartition("/")[2] for item in items if item.report]


def faults(items):
    return [item.refused for item in items if item.refused]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_become_reports_with_title_day_outlet(tmp_path, packed):
    data = [record(1), record(2)]
    items = read(tmp_path, b"".join(map(gzip.compress, data) if packed else data))

    report = items[0].report
    assert pages(items) == ["1", "2"]
    assert report.title == "Crossing reopens 1"
    assert report.text.startswith("Crossing reopens 1\n\nThe foreign ministers")
    assert (report.published, report.outlet) == (dt.date(2025, 3, 4), "news.example")


def test_what_is_no_page_is_passed_over(tmp_path):
    chinese = (
        "<html><body><article><p>" + "外交部长周二在首都举行会谈并同意重新开放北部边境口岸。" * 20
    )
    items = read(
        tmp_path,
        record(1, status=404) + record(2, kind="image/png", body=b"\x89PNG") + record(3, type_="request")
        + record(4, body="<html><p>Short.</p></html>") + record(5, body=chinese) + record(6),
    )  # fmt: skip

    assert pages(items) == ["6"]
    assert faults(items) == []


@pytest.mark.parametrize(
    ("said", "encoding"),
    [("text/html", "cp1252"), ("text/html; charset=windows-1251", "cp1251"), ("text/html; charset=x", "utf-8")],
)  # fmt: skip
def test_pages_are_decoded_as_they_were_written(tmp_path, said, encoding):
    words = "Президент" if encoding == "cp1251" else "café"
    body = PAGE.replace('<meta charset="utf-8">', "").replace("Norland", words).encode(encoding)
    (item,) = read(tmp_path, record(1, body=body, kind=said), language="any")

    assert words in item.report.text


def test_packed_and_chunked_answers_are_unpacked(tmp_path):
    packed = gzip.compress(PAGE.encode())
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
    items = read(tmp_path, record(1, body=packed, Content_Encoding="gzip")
                 + record(2, body=chunked, Transfer_Encoding="chunked"))  # fmt: skip

    assert pages(items) == ["1", "2"]


RECORDS = [record(n) for n in range(5)]
PACKED = [gzip.compress(one) for one in RECORDS]


@pytest.mark.parametrize(
    ("data", "found", "damaged"),
    [
        (RECORDS[0] + b"garbage\r\n\r\n" + RECORDS[1] + RECORDS[2], "012", 1),
        (RECORDS[0] + RECORDS[1].replace(b"Content-Length", b"Content-Strength", 1) + RECORDS[2], "02", 1),
        (PACKED[0] + PACKED[1][:60] + b"x" * 200 + PACKED[2] + PACKED[3], "023", 1),
        (PACKED[0] + gzip.compress(b"nonsense" * 40) + PACKED[2], "02", 1),
    ],
)  # fmt: skip
def test_a_damaged_record_is_said_and_the_others_are_read(tmp_path, data, found, damaged):
    items = read(tmp_path, data)

    assert "".join(pages(items)) == found
    assert damaged <= len(faults(items)) <= damaged + 1
    assert all("damaged behind byte" in fault and "\n" not in fault for fault in faults(items))


@pytest.mark.parametrize("data", [b"", b"hello " * 1000, b"\x1f\x8b\x08\x00" * 3000])
def test_a_file_that_is_no_archive_ends(tmp_path, data):
    assert pages(read(tmp_path, data)) == []


def test_a_bomb_in_an_archive_is_no_page(tmp_path):
    bomb = gzip.compress(b"<p>word</p>" * 4_000_000)
    items = read(tmp_path, record(1, body=bomb, Content_Encoding="gzip") + record(2))

    assert pages(items) == ["2"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_stopped_run_goes_on_where_it_was(tmp_path, packed):
    file = tmp_path / "news.warc"
    file.write_bytes(b"".join(PACKED if packed else RECORDS))
    source, store = Source(name="news", kind="warc", where=(str(file),)), MemoryStore()
    run = fetch(source, store)
    taken = [next(run) for _ in range(3)]
    run.close()

    rest = list(fetch(source, store))
    assert pages(taken) == ["0", "1", "2"]
    assert pages(rest) == ["2", "3", "4"], "the last one may not have been kept"
    assert list(fetch(source, store)) == []
    with file.open("ab") as more:
        more.write(PACKED[0] if packed else RECORDS[0])
    assert pages(list(fetch(source, store))) == ["0"], "an archive may grow"


@pytest.mark.parametrize("part", ["<div>", "<table><tr><td>", "<a><b><i>", "<p>word</p>"])
def test_no_page_keeps_the_reader_busy(tmp_path, part):
    begun = time.monotonic()
    items = read(tmp_path, record(1, body=part * 150_000 + "words " * 100) + record(2))

    assert pages(items) == ["2"]
    assert len(faults(items)) == 1
    assert time.monotonic() - begun < 10

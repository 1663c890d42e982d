"""One writes and many read at the same time, and nobody sees half of anything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

from dragoman.archive import Archive
from dragoman.jsonform import to_json

READERS = 8
REPORTS = 40


def test_one_writer_and_eight_readers(where, report, stub):
    reports = [replace(report, id=f"r{n}", text=f"{report.text} {n}.") for n in range(REPORTS)]
    expected = {r.id: to_json(stub.read(r)) for r in reports}
    Archive.open(where).close()
    done = Event()

    def write():
        try:
            with Archive.open(where) as archive, archive.run("add") as run:
                for each in reports:
                    run.add(stub.read(each))
                    found = archive.find(kind="event")
                    archive.judge(found[0].id, "reject", by="ana")
        finally:
            done.set()

    def look(nth):
        seen, last = 0, 0
        with Archive.open(where, create=False) as archive:
            while not done.is_set() or seen == 0:
                found = archive.find("crossing", kind="commitment", limit=REPORTS)
                assert len(found) >= last
                last = len(found)
                for one in found[nth::READERS]:
                    text = one.report.text
                    assert text[one.words.start : one.words.end] == one.words.words
                    assert to_json(archive.record(one.report.id)) == expected[one.report.id]
                seen += 1
        return seen

    with ThreadPoolExecutor(READERS + 1) as pool:
        looking = [pool.submit(look, n) for n in range(READERS)]
        pool.submit(write).result()
        assert all(one.result() > 0 for one in looking)
    with Archive.open(where) as archive:
        assert archive.check() == []
        assert {r.report.id for r in archive.all_records()} == set(expected)
        assert archive.find(kind="event") == []


def test_two_writers_with_the_same_reports(where, report, stub):
    reports = [replace(report, id=f"r{n}", text=f"{report.text} {n}.") for n in range(REPORTS)]
    Archive.open(where).close()

    def write(order):
        with Archive.open(where) as archive, archive.run("add") as run:
            for each in order:
                run.add(stub.read(each))
            return run.counts

    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(write, (reports, reports[::-1])))

    assert sum((c["new"] for c in counts), 0) == REPORTS
    assert sum((c["known"] for c in counts), 0) == REPORTS
    with Archive.open(where) as archive:
        assert archive.check() == []


def test_two_open_a_new_archive_at_once(where):
    def opened(_):
        with Archive.open(where) as archive:
            return archive.check()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(opened, range(4))) == [[]] * 4

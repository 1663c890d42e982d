"""Pages of a site in an archive: fetched twice they are known, edited they are new versions."""

from __future__ import annotations

import pytest

from dragoman.archive import Archive, ArchiveStore
from dragoman.cli.read import Inputs
from dragoman.cli.taking import Taking
from dragoman.records import ReportRecord
from dragoman.sources import Source
from dragoman.sources.web.reading import web_id

PARAGRAPH = (
    "The foreign ministers of Norland and Sudria agreed on Tuesday to reopen the northern "
    "crossing, and said that a commission would meet every month."
)


def page(words):
    return f'<html lang="en"><body><article><h1>Talks</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH} {words}</p></article></body></html>'


def feed(site, *days, fragment=""):
    items = "".join(
        f"<item><link>{site.at}/talks{fragment}</link><pubDate>{day}</pubDate></item>"
        for day in days
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def fetched(archive, web):
    """A function that fetches from a source into the archive, and says what came of it."""

    def fetched(source):
        with archive.run("fetch") as run:
            taking = Taking(
                archive, ArchiveStore(archive), run, Inputs(), ended=print, one_more=lambda: None
            )  # fmt: skip
            for report in taking.reports([source], web):
                taking.add(ReportRecord(report=report))
            taking.finish()
        return {name: count for name, count in run.counts.items() if count}

    return fetched


MONDAY, TUESDAY = "Mon, 03 Mar 2025 10:00:00 GMT", "Tue, 04 Mar 2025 10:00:00 GMT"


def test_a_page_is_one_report_with_versions(archive, fetched, site):
    site.gives("/talks", page("Aid was no topic."))
    wire = Source(name="wire", kind="feed", where=(site.gives("/feed", feed(site, MONDAY)),))
    desk = Source(name="desk", kind="url", where=(f"{site.at}/talks",))
    for source in (wire, desk):
        ArchiveStore(archive).add(source)

    assert fetched(wire) == {"new": 1}
    assert fetched(desk) == {"known": 1}
    assert fetched(wire) == {}
    site.gives("/feed", feed(site, TUESDAY))
    assert fetched(wire) == {"known": 1}
    site.gives("/talks", page("Aid was a topic after all."))
    site.gives("/feed", feed(site, MONDAY, fragment="#top"))
    assert fetched(wire) == {"edited": 1}
    assert fetched(desk) == {"known": 1}
    assert len(archive.show(web_id(f"{site.at}/talks")).versions) == 2
    assert archive.stats()["reports"] == 1
    assert archive.check() == []


def test_a_feed_that_has_not_changed_hides_nothing_that_broke_off(archive, fetched, site, web):
    site.gives("/talks", page("Aid was no topic."))
    address = site.gives("/feed", feed(site, MONDAY), ETag='"1"')
    wire = Source(name="wire", kind="feed", where=(address,))
    store = ArchiveStore(archive)
    store.add(wire)
    with archive.run("fetch") as run:
        taking = Taking(archive, store, run, Inputs(), ended=print, one_more=lambda: None)
        assert len(list(taking.reports([wire], web))) == 1  # and nobody ever reads it

    assert "own" not in store.state("wire")
    assert fetched(wire) == {"new": 1}
    assert store.state("wire")["own"]

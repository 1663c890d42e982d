"""What each kind of source lists."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import json
import time
import zipfile

import pytest

from dragoman.errors import InputError
from dragoman.sources import MemoryStore, Source, fetch
from dragoman.sources.kinds import feed, sitemap
from dragoman.sources.web import Page

PARAGRAPH = (
    "The foreign ministers of Norland and Sudria agreed on Tuesday to reopen the northern "
    "crossing, and said that a commission would meet every month."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Crossing reopens</title>
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><article>
<h1>Crossing reopens</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH} {PARAGRAPH}</p></article></body></html>"""

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Steppe Herald</title>
<item><title>Crossing &lt;script&gt;alert(1)&lt;/script&gt;reopens</title><link>/a</link>
<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;</description></item>
<item><title>Talks</title><link>/b</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Herald</title><entry><title>Talks</title><link href="https://a.example/t"/><id>1</id>
<published>2025-03-04T10:00:00Z</published><updated>2025-03-05T10:00:00Z</updated>
<content type="html">&lt;p&gt;They met.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Herald",
    "items": [{"id": "1", "url": "https://a.example/t", "title": "Talks", "content_html": "<p>They met.</p>",
               "date_published": "2025-03-04T10:00:00Z"}, "nonsense", {"id": 2, "url": 7}],
})  # fmt: skip
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
PLACE = "<url><loc>{}</loc><lastmod>{}</lastmod></url>"


def source(kind, *where, **more):
    return Source(name="herald", kind=kind, where=where, **more)


def taken(items):
    """What came of each item: the report's id or title, or the refusal."""
    return [item.refused or (item.report and item.report.title) or item.address for item in items]


def test_a_feed_lists_titles_days_and_words():
    outlet, (first, second) = feed.entries_of(RSS.encode(), "feed")

    assert outlet == "Steppe Herald"
    assert (first.title, first.published) == ("Crossing reopens", dt.date(2025, 3, 4))
    assert first.words == "One & two.\n\nThree."
    assert second.published == dt.date(2025, 3, 3)


@pytest.mark.parametrize("text", [ATOM, JSON_FEED, "\ufeff" + ATOM])
def test_atom_and_json_feeds_are_read_alike(text):
    outlet, entries = feed.entries_of(text.encode(), "feed")

    one = entries[0]
    assert (outlet, one.link, one.title, one.words) == ("Herald", "https://a.example/t", "Talks", "They met.")  # fmt: skip
    assert one.published == dt.date(2025, 3, 4)


def test_what_is_taken_out_of_a_list_leaves_no_entities_behind():
    with pytest.raises(InputError):
        sitemap.entries_of(b'<!DOC<!DOCTYPE x>TYPE r [<!ENTITY a "b">]><urlset/>', "map")


HOSTILE = {
    "scripts without end": "<rss><channel><item><link>/a</link><description>"
    + "&lt;script" * 100_000,
    "a declaration without end": "<?xml " + "x" * 2_000_000,
    "many declarations": "<?xml " * 100_000,
    "types without end": "<!DOCTYPE " * 100_000,
    "ampersands": "<rss><channel><item><title>" + "&" * 1_000_000,
    "elements without end": "<rss>" + "<a>" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_feed_keeps_the_reader_busy(text):
    begun = time.monotonic()
    with contextlib.suppress(InputError):
        feed.entries_of(text.encode(), "feed")

    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("utf", ["utf-8", "utf-16"])
@pytest.mark.parametrize("doctype", [BOMB, EXTERNAL])
@pytest.mark.parametrize("read", [feed.entries_of, sitemap.entries_of])
def test_lists_that_define_entities_are_refused(read, doctype, utf):
    text = doctype.replace("?>", f' encoding="{utf}"?>', 1) + MAP.format(
        "<url><loc>&b;</loc></url>"
    )
    with pytest.raises(InputError, match="entities"):
        read(text.encode(utf), "list")


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><body>No feed</body></html>", b"{", b"[]", b'{"items": 3}', b"\xff\xfe\x00", b"<rss",
     b"<rss>" + b"<a>" * 100_000, b"http://169.254.169.254/", b"{" * 100_000],
)  # fmt: skip
def test_what_is_no_feed_is_one_sentence(data):
    said, entries = "", []
    try:
        _, entries = feed.entries_of(data, "feed")
    except InputError as error:
        said = str(error)

    assert "\n" not in said
    assert entries == []


def test_a_feed_of_a_hundred_thousand_links_is_bounded(site, web):
    items = "".join(f"<item><title>t{n}</title><link>/p{n}</link></item>" for n in range(100_000))
    url = site.gives(
        "/feed", f"<rss version='2.0'><channel>{items}</channel></rss>", kind="text/xml"
    )
    web.limits = type(web.limits)(total_s=10, every_s=0)
    store = MemoryStore()
    begun = time.monotonic()
    found = list(fetch(source("feed", url, limit=3), store, web=web))

    assert "lists 100,000 reports, of which the first 10,000" in found[0].refused
    assert site.paths_asked() == ["/feed", "/p0", "/p1"]
    assert time.monotonic() - begun < 10


def test_a_feed_is_asked_only_for_what_changed(site, web):
    url = site.gives("/feed", RSS, kind="text/xml", ETag='"1"', Last_Modified="Tue, 04 Mar 2025 10:00:00 GMT")  # fmt: skip
    site.gives("/a", PAGE)
    site.gives("/b", PAGE)
    store, one = MemoryStore(), source("feed", url)

    first = list(fetch(one, store, web=web))
    assert [item.report.published for item in first] == [dt.date(2025, 3, 4)] * 2
    assert first[0].report.source == site.at + "/a"
    site.gives("/feed", "", 304)
    assert list(fetch(one, store, web=web)) == []
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert site.paths_asked() == ["/feed", "/a", "/b", "/feed"]


def test_a_page_that_failed_is_tried_again_though_the_feed_has_not_changed(site, web):
    url = site.gives("/feed", RSS, kind="text/xml", ETag='"1"')
    site.gives("/a", PAGE)
    site.gives("/b", "", 500)
    store, one = MemoryStore(), source("feed", url)

    assert [item.again for item in fetch(one, store, web=web)] == [False, True]
    site.gives("/b", PAGE)
    assert [item.address for item in fetch(one, store, web=web)] == [site.at + "/b"]
    assert "If-None-Match" not in [h for p, h in site.asked if p == "/feed"][-1]


def test_a_page_that_fails_for_ever_is_left_alone_in_the_end(site, web):
    url = site.gives("/feed", RSS, kind="text/xml")
    site.gives("/a", "", 500)
    site.gives("/b", "", 404)
    store, one = MemoryStore(), source("feed", url)
    counts = [len(list(fetch(one, store, web=web))) for _ in range(7)]

    assert counts == [2, 1, 1, 1, 1, 0, 0]


def test_a_feed_may_be_all_that_is_read(site, web):
    url = site.gives("/feed", RSS.replace("One", PARAGRAPH), kind="text/xml")
    found = list(fetch(source("feed", url, pages=False), MemoryStore(), web=web))

    assert found[0].report.text.startswith(PARAGRAPH)
    assert "the feed has no words of it" in found[1].refused
    assert site.paths_asked() == ["/feed"]


def test_links_to_other_sites_are_not_followed_unless_their_hosts_are_named(site, web):
    url = site.gives("/feed", ATOM, kind="text/xml")
    (found,) = fetch(source("feed", url), MemoryStore(), web=web)

    assert "add --host a.example" in found.refused
    assert site.paths_asked() == ["/feed"]


def test_patterns_and_days_leave_out_and_listing_fetches_nothing(site, web):
    url = site.gives("/feed", RSS, kind="text/xml")
    store = MemoryStore()
    for more in ({"only": "*/a"}, {"since": dt.date(2025, 3, 4)}, {"limit": 1}):
        found = list(fetch(source("feed", url, **more), store, web=web, listing=True))
        assert [item.address for item in found] == [site.at + "/a"]
    assert set(site.paths_asked()) == {"/feed"}
    assert store.state("herald") == {}


def test_a_site_map_lists_pages_the_newest_first(site, web):
    entries = PLACE.format(f"{site.at}/old", "2025-01-01") + PLACE.format(
        f"{site.at}/new", "2025-03-04"
    )
    site.gives("/map.xml.gz", gzip.compress(MAP.format(entries).encode()), kind="application/gzip")
    index = INDEX.format(
        f"<sitemap><loc>{site.at}/map.xml.gz</loc><lastmod>2025-03-04</lastmod></sitemap>"
    )
    url = site.gives("/index.xml", index, kind="text/xml")
    for path in ("/old", "/new"):
        site.gives(path)
    store, one = MemoryStore(), source("sitemap", url)

    assert [item.address for item in fetch(one, store, web=web)] == [
        f"{site.at}/new",
        f"{site.at}/old",
    ]
    assert list(fetch(one, store, web=web)) == []
    assert site.paths_asked() == ["/index.xml", "/map.xml.gz", "/new", "/old", "/index.xml"]


def test_a_site_map_of_a_hundred_thousand_links_is_cut_at_what_the_protocol_allows():
    text = MAP.format(
        "".join(PLACE.format(f"https://a.example/{n}", "2025-03-04") for n in range(100_000))
    )

    assert len(sitemap.entries_of(text.encode(), "map")) == 50_000


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<html></html>", "no site map but <html>"), (b"hello", "no site map"),
        (gzip.compress(b"\0" * 60_000_000), "unpacked"), (b"\x1f\x8b\x08nonsense", "gzip"),
        (b"<urlset>" + b"<a>" * 1000, "50 deep"),
    ],
)  # fmt: skip
def test_what_is_no_site_map_is_one_sentence(data, why):
    with pytest.raises(Exception, match=why):
        sitemap.entries_of(data, "map")


def test_a_broken_site_map_gives_what_stood_before_the_fault():
    text = f"<urlset>{PLACE.format('https://a.example/1', '')}<url><loc>https://a.example/2"

    assert [one.url for one in sitemap.entries_of(text.encode(), "map")] == ["https://a.example/1"]


def test_a_page_is_a_report_whenever_its_text_changes(site, web):
    url = site.gives("/page", PAGE)
    store, one = MemoryStore(), source("url", url)

    (first,) = fetch(one, store, web=web)
    site.gives("/page", PAGE.replace("<article>", "<script>other()</script><article>"))
    assert list(fetch(one, store, web=web)) == []
    site.gives("/page", PAGE.replace("on Tuesday", "on Wednesday"))
    (second,) = fetch(one, store, web=web)
    assert second.report.id == first.report.id
    assert second.report.text != first.report.text


def test_a_site_that_fails_as_a_whole_is_one_item_and_kept_in_mind(site, web):
    url = site.gives("/page", "", 500)
    store, one = MemoryStore(), source("url", url)
    (found,) = fetch(one, store, web=web)

    assert found.again
    assert "answers 500" in store.state("herald")["rounds"][-1]["error"]


def test_a_folder_gives_new_and_changed_files(tmp_path):
    (tmp_path / "a.txt").write_text(PARAGRAPH)
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "x", "text": PARAGRAPH}) + "\nnonsense\n")
    (tmp_path / "c.png").write_bytes(b"\x89PNG")
    store, one = MemoryStore(), source("folder", str(tmp_path))

    first = list(fetch(one, store))
    assert [item.report and item.report.id.partition("-")[0] for item in first] == ["a", "x", None]
    assert "no JSON" in first[2].refused
    assert list(fetch(one, store)) == []
    (tmp_path / "a.txt").write_text(PARAGRAPH + " More.")
    (second,) = fetch(one, store)
    assert second.report.id == first[0].report.id


def table(width, at, day):
    row = ["-"] * width
    row[at], row[day] = "https://a.example/1", "20250304101500"
    return "\t".join(row) + "\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.gkg.csv", table(27, 4, 1) * 3 + "broken\tline\n"), ("x.export.CSV", table(61, 60, 1)),
        ("x.mentions.CSV", table(16, 5, 2)), ("y.export.CSV", table(58, 57, 1)),
        ("doc.csv", "URL,MobileURL,Date,Title\nhttps://a.example/1,,2025-03-04 10:15:00,Talks\n"),
        ("doc.json", json.dumps({"articles": [{"url": "https://a.example/1", "seendate": "20250304T101500Z"}, 3]})),
    ],
)  # fmt: skip
@pytest.mark.parametrize("packed", ["", "gz", "zip"])
def test_lists_of_gdelt_give_addresses_and_days(tmp_path, name, text, packed):
    file = tmp_path / name
    file.write_text(text)
    if packed == "gz":
        file.write_bytes(gzip.compress(text.encode()))
    if packed == "zip":
        with zipfile.ZipFile(file, "w") as within:
            within.writestr("table.csv", text)
    store = MemoryStore()
    (item,) = fetch(source("gdelt", str(file)), store)

    assert (item.address, item.published) == ("https://a.example/1", dt.date(2025, 3, 4))
    assert (item.report, item.refused) == (None, None)
    assert list(fetch(source("gdelt", str(file)), store)) == []


@pytest.mark.parametrize("text", ["", "hello\n", "a\tb\n", "{", "[3", '{"a": 1}', "PK\x03\x04"])
def test_what_is_no_list_of_gdelt_is_one_sentence(tmp_path, text):
    (tmp_path / "x.csv").write_text(text)
    (item,) = fetch(source("gdelt", str(tmp_path / "x.csv")), MemoryStore())

    assert item.refused
    assert "\n" not in item.refused


def test_pages_of_a_list_of_gdelt_are_fetched_when_asked_for(web, tmp_path, monkeypatch):
    asked_for = []

    def get(url, asked, **_):
        asked_for.append(asked.hosts)
        return Page(url, PAGE.encode(), "text/html")

    monkeypatch.setattr(web, "get", get)
    (tmp_path / "x.csv").write_text(table(27, 4, 1))
    (item,) = fetch(source("gdelt", str(tmp_path / "x.csv"), pages=True), MemoryStore(), web=web)

    assert item.report.title == "Crossing reopens"
    assert asked_for == [None], "a list of the whole world's pages may name any host"

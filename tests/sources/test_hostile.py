"""Whatever a site sends, the fetch ends in time, with bounded memory and a sentence."""

from __future__ import annotations

import gzip
import re
import time
import tracemalloc
import zlib

import pytest

from dragoman.errors import FetchError, InputError, NoContact
from dragoman.sources.web import Asked, Limits, Web
from dragoman.sources.web.addresses import Address, is_public, same_site

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ZEROS = b"\0" * 50_000_000


def asked(site, **more):
    return Asked(ports=frozenset({80, 443, site.server_address[1]}), **more)


def refusal(web, url, what):
    with pytest.raises(FetchError) as found:
        web.get(url, what)
    assert str(found.value).count("\n") == 0
    return found.value


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False), ("127.8.8.8", False), ("10.0.0.1", False), ("172.16.3.4", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),
        ("224.0.0.1", False), ("240.0.0.1", False), ("255.255.255.255", False), ("198.18.0.1", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False),
        ("::ffff:10.0.0.1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False), ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False), ("::7f00:1", False),
        ("nonsense", False), ("", False),
    ],
)  # fmt: skip
def test_only_numbers_of_the_public_network_are_asked(number, public):
    assert is_public(number) is public


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "only http"), ("ftp://a.example/x", "only http"),
        ("gopher://a.example", "only http"), ("javascript:alert(1)", "only http"),
        ("http://user:secret@a.example/", "user name"), ("http://", "no host"),
        ("http://a.example:99999/", "no address"), ("http://[::1/", "no address"),
        ("http://a b\\c.example/", "no host"), ("http://a.example/" + "x" * 3000, "characters"),
    ],
)  # fmt: skip
def test_an_address_that_is_never_fetched(url, why):
    with pytest.raises(FetchError, match=why) as found:
        Address.of(url)
    assert "secret" not in str(found.value)


def test_an_address_is_sent_without_what_could_split_a_request():
    address = Address.of("http://a.example/x\r\nHost: b.example/\x00?q=ä b#part")

    assert str(address) == "http://a.example/xHost:b.example/?q=%C3%A4b"


@pytest.mark.parametrize(
    ("host", "hosts", "same"),
    [
        ("a.example", ("a.example",), True), ("www.a.example", ("a.example",), True),
        ("news.a.example", ("a.example",), True), ("a.example", ("feeds.a.example",), True),
        ("bad-a.example", ("a.example",), False), ("a.example.bad.example", ("a.example",), False),
        ("example", ("a.example",), False),
    ],
)  # fmt: skip
def test_which_hosts_are_one_site(host, hosts, same):
    assert same_site(host, hosts) is same


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]/",
     "http://[::ffff:10.0.0.1]/", "http://[::ffff:127.0.0.1]/", "http://167772161/", "http://0/"],
)  # fmt: skip
def test_a_redirect_into_a_private_network_is_refused(site, web, target):
    url = site.gives("/go", "", 302, Location=target)

    assert "no address of the public network" in str(refusal(web, url, asked(site)))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "https://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
     "http://localhost/", "http://localhost./", "http://127.0.0.1.:80/"],
)  # fmt: skip
def test_this_machine_is_not_asked_however_it_is_written(url):
    with Web("a@b.example") as strict:
        assert re.search("no address of the public|not known", str(refusal(strict, url, Asked())))


@pytest.mark.parametrize("number", ["10.0.0.1", "169.254.169.254", "::1", "::ffff:192.168.0.1"])
def test_a_name_for_a_private_number_is_refused(number):
    with Web("a@b.example", resolve=lambda _h, _p: ["93.184.216.34", number]) as web:
        assert "which is no address of the public" in str(
            refusal(web, "http://evil.example/", Asked())
        )


def test_a_redirect_to_a_private_name_is_refused(site):
    names = {"127.0.0.1": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}
    with Web("a@b.example", limits=Limits(every_s=0), allowed=frozenset({"127.0.0.1"}),
             resolve=lambda host, _p: names[host]) as web:  # fmt: skip
        url = site.gives("/go", "", 302, Location="http://inside.example/")

        assert "10.0.0.1" in str(refusal(web, url, asked(site)))


def test_a_name_that_means_another_machine_a_moment_later_changes_nothing(site):
    """It is looked up once for a connection, and the number that was checked is connected to."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    with Web("a@b.example", limits=Limits(every_s=0), allowed=frozenset({"127.0.0.1"}),
             resolve=lambda _h, _p: next(answers)) as web:  # fmt: skip
        site.gives("/x")  # robots.txt takes the first look, the page the second
        url = f"http://rebind.example:{site.server_address[1]}/x"

        assert web.get(url, asked(site)).body
        assert site.asked[-1][1]["Host"] == f"rebind.example:{site.server_address[1]}"
        assert web.get(url, asked(site)).body  # over the connection that is there
        assert list(answers) == [["10.0.0.1"]]


def test_a_redirect_to_another_site_or_port_is_refused(site, web):
    there = site.gives("/go", "", 301, Location="http://other.example/")
    port = site.gives("/port", "", 301, Location="http://127.0.0.1:22/")

    assert "other.example is not among the hosts" in str(refusal(web, there, asked(site, hosts=("127.0.0.1",))))  # fmt: skip
    assert "port 22" in str(refusal(web, port, asked(site)))


def test_redirects_end(site, web):
    url = site.gives("/loop", "", 302, Location="/loop")
    longer = site.does("/n0", lambda _handler: None)
    for n in range(9):
        site.gives(f"/n{n}", "", 302, Location=f"/n{n + 1}")

    assert "redirects more than 5 times" in str(refusal(web, url, asked(site)))
    assert "redirects more than 5 times" in str(refusal(web, longer, asked(site)))


def endless(site):
    return site.raw("/endless", OK + b"\r\n", b"x" * 65_536, endless=True)


def slow_head(site):
    return site.raw("/slow-head", b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", every_s=0.1, endless=True)


def slow_body(site):
    return site.raw("/slow", OK + b"\r\n", b"x", every_s=0.1, endless=True)


def silent(site):
    return site.raw("/silent", b"", every_s=5)


def many_heads(site):
    return site.raw("/heads", b"HTTP/1.1 200 OK\r\n", b"X-%b: y\r\n" % (b"a" * 500), endless=True)


def continues(site):
    return site.raw("/continues", b"HTTP/1.1 100 Continue\r\n\r\n", endless=True)


def broken_chunks(site):
    return site.raw("/chunks", OK + b"Transfer-Encoding: chunked\r\n\r\nffzz\r\nhello\r\n0\r\n\r\n")


def endless_chunks(site):
    return site.raw(
        "/chunks2", OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", endless=True
    )


def says_more(site):
    return site.raw("/more", OK + b"Content-Length: 1000\r\n\r\nshort")


def says_too_much(site):
    return site.raw("/much", OK + b"Content-Length: 99999999999\r\n\r\n", b"x", endless=True)


def big(site):
    return site.gives("/big", b"<p>word</p>" * 4_500_000)


def gzip_bomb(site):
    return site.gives("/bomb", gzip.compress(ZEROS), Content_Encoding="gzip")


def gzip_twice(site):
    return site.gives("/twice", gzip.compress(gzip.compress(ZEROS)), Content_Encoding="gzip, gzip")


def deflate_bomb(site):
    return site.gives("/deflate", zlib.compress(ZEROS), Content_Encoding="deflate")


def brotli(site):
    return site.gives("/br", b"\x0b\x02\x80hello\x03", Content_Encoding="br")


def no_gzip(site):
    return site.gives("/nogzip", b"hello", Content_Encoding="gzip")


def half_gzip(site):
    return site.gives("/half", gzip.compress(b"hello" * 99)[:-12], Content_Encoding="gzip")


def picture(site):
    return site.gives("/picture", b"GIF89a", kind="image/gif")


def no_http(site):
    return site.raw("/none", b"SSH-2.0-OpenSSH\r\n")


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (endless, "longer than 2,000,000 bytes"), (slow_head, "too slowly"), (slow_body, "too slowly"),
        (silent, "too slowly"), (many_heads, "no proper HTTP"), (continues, "too slowly"),
        (broken_chunks, "no proper HTTP"), (endless_chunks, "too slowly|longer than"),
        (says_more, "no proper HTTP"), (says_too_much, "longer than"), (big, "longer than"),
        (gzip_bomb, "bytes when it is unpacked"), (gzip_twice, "not asked for"),
        (deflate_bomb, "bytes when it is unpacked"), (brotli, "not asked for"), (no_gzip, "no gzip"),
        (half_gzip, "breaks off"), (picture, "image/gif"), (no_http, "no proper HTTP"),
    ],
)  # fmt: skip
def test_a_hostile_answer_is_refused_in_time_and_within_bounds(site, web, made, why):
    url = made(site)
    web.get(site.gives("/warm"), asked(site))
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(FetchError, match=why) as found:
        web.get(url, asked(site, types=("text/html",)))
    took_s = time.monotonic() - begun
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert str(found.value).startswith(url)
    assert took_s < 10
    limit = 60_000_000 if made is big else 12_000_000  # the site itself is in this process
    assert held < limit


def test_whoever_gives_no_contact_fetches_nothing(site):
    nobody, url = Web("  ", allowed=frozenset({"127.0.0.1"})), site.gives("/x")
    with pytest.raises(NoContact, match="--contact or DRAGOMAN_CONTACT"):
        nobody.get(url, asked(site))
    nobody.close()
    assert site.asked == []


@pytest.mark.parametrize(
    ("said", "body", "words"),
    [
        ("text/html; charset=utf-8", "<p>Ministers in Niš agreed — “soon”.</p>".encode("cp1252"), "Niš"),
        ("text/html; charset=iso-8859-1", "<p>Ministers in Niš agreed.</p>".encode(), "Niš"),
        ("text/html; charset=punycode", "<p>Ministers in Niš agreed.</p>".encode(), "Niš"),
        ("text/html; charset=nonsense", "<p>Ministers in Niš agreed.</p>".encode(), "Niš"),
        ("text/html; charset=cp1251", "<p>Министр прибыл в Ташкент.</p>".encode("cp1251"), "Ташкент"),
    ],
)  # fmt: skip
def test_a_wrong_charset_does_not_spoil_the_words(site, web, said, body, words):
    from dragoman.sources.items import Lead
    from dragoman.sources.web.reading import reports_of

    page = b"<html><body><article>" + body * 6 + b"</article></body></html>"
    url = site.gives("/page", page, kind=said)
    (found,) = reports_of(web.get(url, asked(site)), Lead(address=url))

    assert not isinstance(found, InputError)
    assert words in found.text

"""A site's wishes are followed: robots.txt, pauses, and how fast."""

from __future__ import annotations

import email.utils
import time

import pytest

from dragoman.errors import FetchError
from dragoman.sources.web import Asked, Limits, Web


@pytest.fixture
def polite(clock):
    with Web("desk@example.org", limits=Limits(every_s=2), allowed=frozenset({"127.0.0.1"}),
             clock=clock, sleep=clock.sleep) as made:  # fmt: skip
        yield made


def asked(site):
    return Asked(ports=frozenset({site.server_address[1]}))


def test_a_site_is_told_who_asks(site, polite):
    polite.get(site.gives("/a"), asked(site))

    assert site.asked[-1][1]["User-Agent"].startswith("Dragoman/")
    assert "(+desk@example.org)" in site.asked[-1][1]["User-Agent"]
    assert "Cookie" not in site.asked[-1][1]


def test_robots_txt_is_asked_once_and_followed(site, polite, clock):
    site.gives("/robots.txt", "User-agent: *\nDisallow: /private/\n", kind="text/plain")
    for path in ("/a", "/b"):
        polite.get(site.gives(path), asked(site))
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to") as found:
        polite.get(site.gives("/private/c"), asked(site))

    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]
    assert not found.value.again
    clock.now += 90_000
    polite.get(site.at + "/a", asked(site))
    assert [path for path, _ in site.asked][-2:] == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("status", "fetched", "again"), [(404, True, None), (403, True, None), (500, False, True)]
)
def test_without_robots_txt_all_may_be_fetched_but_not_while_it_is_broken(
    site, polite, status, fetched, again
):
    site.gives("/robots.txt", "", status)
    url = site.gives("/a")
    if fetched:
        assert polite.get(url, asked(site)).body
    else:
        with pytest.raises(FetchError, match=r"robots\.txt could not be read") as found:
            polite.get(url, asked(site))
        assert found.value.again is again
        assert site.paths_asked() == []


def test_requests_to_a_host_are_spaced_and_robots_txt_may_ask_for_more(site, polite, clock):
    for path in ("/a", "/b"):
        polite.get(site.gives(path), asked(site))
    assert clock.slept == [2.0, 2.0]

    clock.now += 90_000
    site.gives("/robots.txt", "User-agent: Dragoman\nCrawl-delay: 10\n", kind="text/plain")
    polite.get(site.at + "/a", asked(site))
    polite.get(site.at + "/b", asked(site))
    assert clock.slept[2:] == [2.0, 10.0]


def test_a_delay_without_measure_is_no_leave(site, polite):
    site.gives("/robots.txt", "User-agent: *\nCrawl-delay: 100000\n", kind="text/plain")
    with pytest.raises(FetchError, match="100000 s between"):
        polite.get(site.gives("/a"), asked(site))


def test_a_short_pause_is_kept_and_a_long_one_ends_the_round(site, polite, clock):
    url = site.gives("/busy", "", 429, Retry_After="7")
    with pytest.raises(FetchError, match="answers 429 and asks to come back in 7 s") as found:
        polite.get(url, asked(site))
    assert 7.0 in clock.slept
    assert site.paths_asked() == ["/busy", "/busy"]
    assert found.value.again

    later = email.utils.formatdate(time.time() + 3600, usegmt=True)
    url = site.gives("/closed", "", 503, Retry_After=later)
    with pytest.raises(FetchError, match="left alone") as found:
        polite.get(url, asked(site))
    assert 3500 < (found.value.wait_s or 0) <= 3600
    asked_before = len(site.asked)
    with pytest.raises(FetchError, match="left alone"):
        polite.get(site.gives("/other"), asked(site))
    assert len(site.asked) == asked_before


@pytest.mark.parametrize(
    ("status", "again"), [(404, False), (410, False), (403, True), (500, True)]
)
def test_which_refusals_are_worth_another_try(site, polite, status, again):
    with pytest.raises(FetchError, match=str(status)) as found:
        polite.get(site.gives("/x", "", status), asked(site))
    assert found.value.again is again

"""What actors are joined on from report to report."""

from __future__ import annotations

import pytest

from dragoman.records import Office
from dragoman.resolve.keys import is_named, key_of, office_of


@pytest.mark.parametrize(
    ("kind", "name", "country", "known", "key"),
    [
        ("state", "Kazakhstan", "KAZ", "KAZ", "state:KAZ"),
        ("state", "Ruritania", None, None, None),
        ("organisation", "UNRCCA", None, "unrcca", "organisation:unrcca"),
        ("group", "the Taliban", "AFG", "taliban", "group:taliban"),
        ("media", "Reuters", "GBR", "reuters", "media:reuters"),
        ("ngo", "Amnesty", "GBR", "amnesty", "ngo:amnesty"),
        ("assembly", "the Central Asian countries", None, "central_asia", "grouping:central_asia"),
        ("person", "Natalia Gherman", None, None, "person:natalia german"),
        ("person", "Mr. Talgat Qaliev", "KAZ", None, "person:talgat kaliev"),
        ("person", "Kaliyev", "KAZ", None, "person:~kaliev"),
        ("person", "al-Sisi", "EGY", None, "person:~sisi"),
        ("person", "J. Smith", None, None, "person:~j smith"),
        ("person", "王毅", "CHN", None, "person:王毅"),
        ("person", "", None, None, None),
        ("body", "ministry of foreign affairs of Kazakhstan", "KAZ", None, "body:KAZ:ministry:foreign affairs"),
        ("body", "Kazakh Foreign Ministry", "KAZ", None, "body:KAZ:ministry:foreign affairs"),
        ("body", "MFA of Kazakhstan", "KAZ", None, "body:KAZ:ministry:foreign affairs"),
        ("body", "Foreign Ministry", None, None, None),
        ("body", "State Department", "USA", "USA:State Department", "body:USA:ministry:foreign affairs"),
        ("body", "Pentagon", "USA", "USA:Pentagon", "body:USA:ministry:defence"),
        ("body", "US Defense Department", "USA", None, "body:USA:ministry:defence"),
        ("body", "Supreme Court of Chad", "TCD", None, "body:TCD:supreme court"),
        ("body", "Chad's Supreme Court", "TCD", None, "body:TCD:supreme court"),
        ("body", "the Supreme Court of the Republic of Chad", "TCD", None, "body:TCD:supreme court"),
        ("body", "Embassy of Peru in Chile", "PER", None, "body:PER:embassy chile"),
        ("body", "Peruvian embassy", "PER", None, None),
        ("body", "the ministry", "TCD", None, None),
        ("group", "Progressive River Party", "TCD", None, "group:TCD:progressive river party"),
        ("organisation", "Northern River Commission", None, None, "organisation::northern river commission"),
        ("company", "Hill Mining", "PER", "no such id", "company:PER:hill mining"),
    ],
)  # fmt: skip
def test_an_actor_has_this_key(kind, name, country, known, key):
    assert key_of(kind, name, country, known=known) == key


@pytest.mark.parametrize(
    ("title", "country", "key"),
    [
        ("foreign minister", "KAZ", "person:office:KAZ:foreign minister"),
        ("Minister of Foreign Affairs", "KAZ", "person:office:KAZ:foreign minister"),
        ("Minister for External Affairs", "IND", "person:office:IND:foreign minister"),
        ("Premier", "CHN", "person:office:CHN:prime minister"),
        ("president", "TCD", "person:office:TCD:president"),
        ("foreign minister", None, None),
        ("minister", "KAZ", None),
        ("senator", "USA", None),
        ("deputy foreign minister", "KAZ", None),
        ("former president", "TCD", None),
    ],
)
def test_a_person_without_a_name_is_known_by_an_office_that_one_holds(title, country, key):
    assert key_of("person", "he", country, named=False, offices=(Office(title),)) == key


@pytest.mark.parametrize(
    ("name", "members", "key"),
    [
        ("the foreign ministers of Chad and Peru", ("TCD", "PER"), "assembly:foreign minister:PER+TCD"),
        ("ministers of foreign affairs of Peru and Chad", ("PER", "TCD"), "assembly:foreign minister:PER+TCD"),
        ("the leaders of Japan and Ireland", ("JPN", "IRL"), "assembly:leader:IRL+JPN"),
        ("both countries", ("JPN", "IRL"), "assembly:state:IRL+JPN"),
        ("Japanese and Irish ministers", ("JPN", "IRL"), "assembly:minister:IRL+JPN"),
        ("the foreign ministers", (), None),
        ("delegates", ("JPN", "IRL"), None),
    ],
)  # fmt: skip
def test_an_assembly_is_known_by_whose_it_is(name, members, key):
    assert key_of("assembly", name, None, members=members) == key


def test_ministers_of_a_grouping_are_not_the_grouping():
    key = key_of("assembly", "Central Asian presidents", None, known="central_asia", members=("KAZ", "KGZ"))  # fmt: skip

    assert key == "assembly:president:KAZ+KGZ"


@pytest.mark.parametrize(
    ("name", "country", "title", "named"),
    [
        ("Liv Aas", "NOR", "foreign minister", True),
        ("President Tokayev", "KAZ", "President", True),
        ("Chad's president", "TCD", "president", False),
        ("Kazakh Foreign Minister", "KAZ", "Foreign Minister", False),
        ("the foreign minister", None, "foreign minister", False),
    ],
)
def test_a_title_and_a_state_are_no_name(name, country, title, named):
    assert is_named(name, country, (Office(title),)) == named


def test_every_office_that_stands_for_others_is_in_the_codebook():
    from dragoman.resolve.keys import MANY_HOLDERS, SAME_OFFICE

    assert all(office_of(title) for title in SAME_OFFICE)
    assert not any(office_of(title) for title in MANY_HOLDERS)

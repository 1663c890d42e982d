"""Who held an office on a day, asked by office and by name."""

import datetime as dt
import subprocess
import sys

import pytest

from dragoman import codebooks


def spells(found):
    """Each spell as (whose, office), without order."""
    return {(holder.country or holder.organisation, holder.office) for holder in found}


def on(day):
    return dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Tokayev", "2021-07-07", {("KAZ", "head_of_state")}),
        ("Kasym-Zhomart Tokaev", "2021-07-07", {("KAZ", "head_of_state")}),
        ("Tokayev", "2005-07-07", {("KAZ", "foreign_minister")}),
        ("Tokayev", "2015-07-07", set()),
        ("Imran Khan", "2021-05-01", {("PAK", "head_of_government")}),
        ("Imran Khan", "2023-05-01", set()),
        ("Xi", "2021-07-07", {("CHN", "head_of_state")}),
        ("Xi Jinping", "2021-07-07", {("CHN", "head_of_state")}),
        ("Jinping", "2021-07-07", set()),
        ("Kim", "2021-07-07", {("PRK", "head_of_state"), ("KOR", "head_of_government")}),
        ("Kim", "1996-07-07", {("PRK", "head_of_state"), ("KOR", "head_of_state"), ("PRK", "foreign_minister")}),
        ("Park", "2014-07-07", {("KOR", "head_of_state")}),
        ("Park", "2023-07-07", {("KOR", "foreign_minister")}),
        ("Rahmon", "2021-07-07", {("TJK", "head_of_state")}),
        ("Berdimuhamedow", "2021-07-07", {("TKM", "head_of_state")}),
        ("Japarov", "2022-07-07", {("KGZ", "head_of_state"), ("KGZ", "head_of_government")}),
        ("Mohammed bin Salman", "2023-07-07", {("SAU", "head_of_government")}),
        ("bin Salman", "2023-07-07", {("SAU", "head_of_government")}),
        ("Salman", "2023-07-07", {("SAU", "head_of_state")}),
        ("Sisi", "2021-07-07", {("EGY", "head_of_state")}),
        ("al-Sisi", "2021-07-07", {("EGY", "head_of_state")}),
        ("El-Sisi", "2021-07-07", {("EGY", "head_of_state")}),
        ("von der Leyen", "2021-07-07", {("european_commission", "organisation_head")}),
        ("Leyen", "2021-07-07", {("european_commission", "organisation_head")}),
        ("de Klerk", "1992-07-07", {("ZAF", "head_of_state")}),
        ("Lopez Obrador", "2021-07-07", {("MEX", "head_of_state")}),
        ("Lula", "2023-07-07", {("BRA", "head_of_state")}),
        ("Abiy", "2021-07-07", {("ETH", "head_of_government")}),
        ("Cavusoglu", "2021-07-07", {("TUR", "foreign_minister")}),
        ("Yıldırım", "2017-07-07", {("TUR", "head_of_government")}),
        ("Abe", "2014-07-07", {("JPN", "head_of_government")}),
        ("Shinzo", "2014-07-07", set()),
        ("Sheinbaum", "2025-01-07", {("MEX", "head_of_state")}),
        ("Pardo", "2025-01-07", set()),
        ("Ban", "2010-07-07", {("un", "organisation_head")}),
        ("Guterres", "2021-07-07", {("un", "organisation_head"), ("TLS", "head_of_state")}),
        ("Amirabdollahian", "2022-07-07", {("IRN", "foreign_minister")}),
        ("Amir Abdollahian", "2022-07-07", {("IRN", "foreign_minister")}),
        ("Charles III", "2023-07-07", {("GBR", "head_of_state")}),
        ("Marcos", "2023-07-07", {("PHL", "head_of_state")}),
        ("King Abdullah", "2012-07-07", {("JOR", "head_of_state"), ("SAU", "head_of_state")}),
        ("King Abdullah", "2022-07-07", {("JOR", "head_of_state")}),
        ("B.", "1999-01-01", set()),
        ("Nobody", "2021-07-07", set()),
    ],
)  # fmt: skip
def test_a_name_and_a_day_tell_the_office(name, day, found):
    assert spells(codebooks.holders_named(name, on(day))) == found


def test_without_a_day_a_name_means_everybody_who_ever_had_it():
    presidents = {h.name for h in codebooks.holders_named("Bush")}

    assert presidents == {"George H. W. Bush", "George W. Bush"}
    assert len(codebooks.holders_named("Lavrov")) == 1


@pytest.mark.parametrize(
    ("day", "grace_days", "found"),
    [
        ("2021-01-20", 0, True),
        ("2021-01-21", 0, False),
        ("2021-04-01", 0, False),
        ("2021-04-01", 183, True),
        ("2016-11-20", 183, True),
        ("2022-04-01", 183, False),
    ],
)
def test_grace_counts_at_both_ends(day, grace_days, found):
    trump = codebooks.holders_named("Trump", on(day), grace_days=grace_days)

    assert bool(trump) == found


@pytest.mark.parametrize(
    ("whose", "office", "day", "names"),
    [
        ("KAZ", "head_of_state", "2021-07-07", {"Kassym-Jomart Tokayev"}),
        ("KAZ", "head_of_government", "2022-01-05", {"Askar Mamin", "Alikhan Smailov"}),
        ("DEU", "head_of_government", "2015-01-01", {"Angela Merkel"}),
        ("GBR", "foreign_minister", "2021-07-07", {"Dominic Raab"}),
        ("nato", "organisation_head", "2021-07-07", {"Jens Stoltenberg"}),
        ("IRN", "head_of_government", "2010-07-07", {"Mahmoud Ahmadinejad"}),
        ("USA", "head_of_government", "2021-07-07", set()),
        ("KAZ", "head_of_state", "1980-07-07", set()),
        ("QQQ", "head_of_state", "2021-07-07", set()),
    ],
)
def test_an_office_and_a_day_tell_the_holder(whose, office, day, names):
    assert {h.name for h in codebooks.holders_of(whose, office, on(day))} == names


def test_a_year_counts_from_its_first_day_to_its_last():
    meredov = codebooks.holders_named("Rashid Meredov")[0]

    assert meredov.on(on("2001-01-01"))
    assert not meredov.on(on("2000-12-31"))
    assert meredov.valid_to is None


def test_every_member_of_the_united_nations_has_had_somebody_at_its_head():
    heads = {h.country for h in codebooks.holders() if h.office.startswith("head_of")}
    members = {code for code, state in codebooks.states().items() if state.status == "member"}

    assert members - heads == {"SMR"}  # its two captains regent change every half year


def test_nobody_holds_one_office_twice_at_once():
    """One name in one office has spells that follow each other, sharing a month or year at most."""
    last = {}
    for holder in sorted(codebooks.holders(), key=lambda h: h.valid_from):
        key = (holder.name, holder.country or holder.organisation, holder.office)
        if (before := last.get(key)) is not None:
            assert before.valid_to is not None, holder
            assert (before.valid_to - holder.valid_from).days < 366, holder
        last[key] = holder


def test_nothing_is_read_before_somebody_asks():
    code = "from dragoman.codebooks import holders; print(holders.cache_info().currsize)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "0"

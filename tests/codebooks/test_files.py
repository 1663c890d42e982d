"""The files of the codebooks, and what is wrong with bad ones."""

import json
import subprocess
import sys

import pytest

from dragoman import codebooks
from dragoman.codebooks import loading, names, offices_held, titles
from dragoman.errors import CodebookError

STATES = ",".join(names.STATE_COLUMNS)
HOLDERS = ",".join(offices_held.COLUMNS)
GROUPS = ",".join(names.GROUP_COLUMNS)
HEAD = "# title: Something\n# source: Somewhere\n"


def test_every_file_says_what_it_is_and_where_it_is_from():
    kinds = codebooks.kinds()

    assert {
        "states",
        "organisations",
        "groupings",
        "groups",
        "media",
        "ngos",
        "bodies",
        "offices",
    } <= kinds.keys()
    for kind, book in kinds.items():
        assert book.kind == kind
        assert book.title
        assert book.source
        assert book.entries > 0


@pytest.mark.parametrize("kind", codebooks.kinds())
def test_every_row_of_every_codebook_can_be_printed(kind):
    printed = [json.dumps(row, ensure_ascii=False) for row in codebooks.rows(kind)]

    assert len(printed) == codebooks.kinds()[kind].entries


def test_rows_are_plain():
    kazakhstan = next(row for row in codebooks.rows("states") if row["iso3"] == "KAZ")

    assert kazakhstan["capital"] == "Astana"
    assert kazakhstan["demonyms"] == ["Kazakhstani", "Kazakh", "Kazakhstanian"]
    assert kazakhstan["valid_from"] == "1991-12-16"


def test_an_unknown_codebook_is_told_with_what_was_meant():
    with pytest.raises(CodebookError, match="did you mean 'states'"):
        codebooks.rows("state")


def test_no_phrase_means_two_things_unless_it_is_marked():
    assert len(codebooks.who()) > 5_000  # making the index checks it


def test_everything_loads_quickly():
    code = (
        "import time; from dragoman import codebooks as c; from dragoman.codebooks import titles; t = time.perf_counter();"
        "c.states(); c.organisations(); c.groupings(); c.groups(); c.media(); c.ngos(); c.named_bodies();"
        "c.not_actors(); c.offices(); c.generic_bodies(); print(time.perf_counter() - t)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]  # fmt: skip

    assert min(runs) < 0.5  # 0.2 s for ten thousand entries; a shared machine is slower


@pytest.fixture
def with_file(monkeypatch):
    """Let the loaders read a text instead of one file, and forget what they had read."""
    read = loading.text_of

    def put(file, text):
        monkeypatch.setattr(loading, "text_of", lambda name: text if name == file else read(name))
        _forget()

    yield put
    monkeypatch.undo()
    _forget()


def _forget():
    for load in (
        loading.toml, names.states, names.organisations, names.groupings, names.groups, names.media, names.ngos,
        names.named_bodies, names.not_actors, names.who, titles.portfolios, titles.generic_bodies,
        titles.state_words, titles.offices, titles.modifiers, titles.honorifics, titles.short_titles,
        titles.body_index, titles.office_index, titles._offices_file, codebooks.kinds,
        offices_held.holders, offices_held._by_office, offices_held._by_name,
    ):  # fmt: skip
        load.cache_clear()


@pytest.mark.parametrize(
    ("file", "text", "load", "told"),
    [
        ("groups.csv", f"{HEAD}id,name\nx,X\n", codebooks.groups, "its columns are"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X,,group\n", codebooks.groups, "row 4 has 4 values"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X,,club,,\n", codebooks.groups, "row 4: 'club' is no kind"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X,,group,QQQ,\n", codebooks.groups, "the state 'QQQ'"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X,,group,,\nx,Y,,group,,\n", codebooks.groups, "row 5: 'x' stands in row 4"),
        ("groups.csv", f"{HEAD}{GROUPS}\n,X,,group,,\n", codebooks.groups, "row 4 has no id"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X,Z,group,,\ny,Y,Z,group,,\n", codebooks.groups, "row 5: 'Z' means 'y' here and 'x'"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X,Z,group,,Z\ny,Y,Z,group,,\n", codebooks.groups, "mark it as cautious in both"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X,,group,,Z\n", codebooks.groups, "which it does not have"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,X, Z,group,,\n", codebooks.groups, "begins or ends with a space"),
        ("groups.csv", f"{HEAD}{GROUPS}\nx,Afghanistan,,group,,\n", codebooks.who, "'Afghanistan' means"),
        ("states.csv", f"{HEAD}{STATES}\nXAA,,A,,,,,,,friend,0,,,,,\n", codebooks.states, "no status of a state"),
        ("states.csv", f"{HEAD}{STATES}\nXAA,,A,,,,,,,member,0,,,1991,,\n", codebooks.states, "no YYYY-MM-DD"),
        ("states.csv", f"{HEAD}{STATES}\nXAA,,A,,,,,,,member,0,QQQ,,,,\n", codebooks.states, "the state 'QQQ'"),
        ("organisations.csv", f"{HEAD}id,name,abbreviations,aliases,kind,parent,seat,cautious\nx,X,,,organisation,y,,\n", codebooks.organisations, "belongs to 'y'"),
        ("groups.csv", f"{HEAD}id,name,aliases,kind,country,cautious,valid_from,valid_to\nx,X,,group,,,199,\n", codebooks.groups, "no YYYY, YYYY-MM or YYYY-MM-DD"),
        ("groupings.toml", "[[groupings]]\nid = 'x'\nname = 'X'\nmembers = ['QQQ']\n", codebooks.groupings, "the state 'QQQ'"),
        ("groupings.toml", "[[groupings]]\nid = 'x'\nname = 'X'\njoined = {AFG = '2001-01-01'}\n", codebooks.groupings, "who are no members"),
        ("groupings.toml", "[[groupings\n", codebooks.groupings, "it is not TOML"),
        ("bodies.toml", "[[generic]]\nsort = 'club'\nphrases = []\n", codebooks.generic_bodies, "no sort of body"),
        ("bodies.toml", "[[generic]]\nsort = 'court'\nphrases = ['x', 'x']\n", codebooks.generic_bodies, "is both"),
        ("offices.toml", "[[offices]]\nlevel = 'high'\nheads = true\ntitles = []\n", codebooks.offices, "no level"),
        ("offices.toml", "[[offices]]\nlevel = 'summit'\nheads = true\ntitles = ['x', 'x']\n", codebooks.offices, "stands there twice"),
        ("offices.toml", "[[offices]]\nlevel = 'summit'\nheads = true\ntitles = []\n[offices.irregular]\na = 'b'\n", codebooks.offices, "no such titles"),
        ("offices.toml", "[honorifics]\nbefore = []\n[honorifics.short]\nQ = 'q'\n", codebooks.short_titles, "no title there"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,m,QQQ,,head_of_state,President,2001,\n", codebooks.holders, "no state 'QQQ'"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,m,,qqq,organisation_head,President,2001,\n", codebooks.holders, "no 'qqq' in organisations.csv"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,m,KAZ,,mayor,Mayor,2001,\n", codebooks.holders, "'mayor' is no office"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,m,KAZ,un,organisation_head,President,2001,\n", codebooks.holders, "and not both"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,x,KAZ,,head_of_state,President,2001,\n", codebooks.holders, "'x' is no gender"),
        ("holders.csv", f"{HEAD}{HOLDERS}\n,,m,KAZ,,head_of_state,President,2001,\n", codebooks.holders, "row 4 has no name"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,m,KAZ,,head_of_state,President,,\n", codebooks.holders, "does not say when it begins"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,m,KAZ,,head_of_state,President,2001-13,\n", codebooks.holders, "'2001-13' is no YYYY"),
        ("holders.csv", f"{HEAD}{HOLDERS}\nA B,,m,KAZ,,head_of_state,President,2001-05,2001-04-30\n", codebooks.holders, "before it begins"),
        ("media.csv", "id\nx\n", codebooks.kinds, "does not say its title"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_by_its_name_and_row(with_file, file, text, load, told):
    with_file(file, text)

    with pytest.raises(CodebookError, match=f"^Codebook {file}") as error:
        load()
    assert told in str(error.value)


def test_a_phrase_may_mean_two_things_if_both_say_so(with_file):
    with_file("groups.csv", f"{HEAD}{GROUPS}\nx,X,Z,group,,Z\ny,Y,Z,group,AFG,Z\n")

    assert codebooks.groups()["y"].country == "AFG"

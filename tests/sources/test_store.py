"""What is kept between rounds, whatever happens to the program."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.errors import SourceError
from dragoman.sources import FileStore, MemoryStore, Source, fetch


@pytest.fixture
def files(tmp_path):
    """A function that gives a store in files as a program started anew finds it."""
    made = []

    def opened():
        made.append(FileStore(tmp_path / "kept"))
        return made[-1]

    yield opened
    for store in made:
        store.close()


@pytest.fixture(params=["memory", "files"])
def reopened(request, files):
    """Likewise, for either store."""
    memory = MemoryStore()
    return files if request.param == "files" else lambda: memory


def test_sources_states_and_what_was_seen_are_kept(reopened):
    source = Source(
        name="herald", kind="feed", where=("https://a.example/f",), since=dt.date(2025, 1, 1)
    )
    store = reopened()
    store.add(source)
    store.set_state("herald", {"own": {"x": 1}})
    store.remember("herald", "k", "1")
    store.remember("herald", "k", "2")

    again = reopened()
    assert again.sources() == [source]
    assert again.state("herald") == {"own": {"x": 1}}
    assert (again.seen("herald", "k"), again.seen("herald", "other")) == ("2", None)
    with pytest.raises(SourceError, match="remove it first"):
        again.add(source)
    again.remove("herald")
    last = reopened()
    assert (last.sources(), last.state("herald"), last.seen("herald", "k")) == ([], {}, None)
    with pytest.raises(SourceError, match="no such source"):
        last.remove("herald")


def test_half_a_line_of_a_killed_run_is_passed_over(files, tmp_path):
    files().remember("s", "a", "1")
    with (tmp_path / "kept" / "s.seen.jsonl").open("a") as file:
        file.write('["b", "')
    store = files()
    assert store.seen("s", "a") == "1"
    store.remember("s", "c", "1")

    assert [files().seen("s", key) for key in "abc"] == ["1", None, "1"]


def test_many_marks_of_one_key_become_one_line(files, tmp_path):
    store = files()
    for n in range(2000):
        store.remember("s", "archive", str(n))
    store.close()

    assert (tmp_path / "kept" / "s.seen.jsonl").read_text() == '["archive", "1999"]\n'


def test_a_damaged_file_is_said(files, tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "sources.json").write_text("{")
    with pytest.raises(SourceError, match=r"sources\.json: it cannot be read"):
        files()


def test_an_item_is_handed_over_again_if_nobody_asked_for_the_next(files, tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    for name in "abc":
        (desk / f"{name}.txt").write_text(f"The minister of {name} met the ambassador.")
    source = Source(name="desk", kind="folder", where=(str(desk),))
    run = fetch(source, files())
    first, second = next(run), next(run)
    del run  # as if the program were gone

    rest = [item.address for item in fetch(source, files())]
    assert len(rest) == 2
    assert rest[0] == second.address != first.address


@pytest.mark.parametrize(
    ("wrong", "why"),
    [({"name": "A b"}, "small letters"), ({"kind": "ftp"}, "no kind 'ftp'"), ({"where": ()}, "at least one")],
)  # fmt: skip
def test_a_definition_that_cannot_be_is_said(wrong, why):
    with pytest.raises(SourceError, match=why):
        Source(**{"name": "a", "kind": "url", "where": ("https://a.example/",), **wrong})

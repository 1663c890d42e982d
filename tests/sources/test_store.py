"""What is kept between rounds, whatever happens to the program."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.errors import SourceError
from dragoman.sources import FileStore, MemoryStore, Source, fetch


@pytest.fixture(params=["memory", "files"])
def reopened(request, tmp_path):
    """A function that gives the store as a program started anew finds it."""
    memory = MemoryStore()
    return lambda: memory if request.param == "memory" else FileStore(tmp_path / "kept")


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


def test_half_a_line_of_a_killed_run_is_passed_over(tmp_path):
    FileStore(tmp_path).remember("s", "a", "1")
    with (tmp_path / "s.seen.jsonl").open("a") as file:
        file.write('["b", "')
    store = FileStore(tmp_path)
    assert store.seen("s", "a") == "1"
    store.remember("s", "c", "1")

    assert [FileStore(tmp_path).seen("s", key) for key in "abc"] == ["1", None, "1"]


def test_many_marks_of_one_key_become_one_line(tmp_path):
    store = FileStore(tmp_path)
    for n in range(2000):
        store.remember("s", "archive", str(n))
    store.close()

    assert (tmp_path / "s.seen.jsonl").read_text() == '["archive", "1999"]\n'


def test_a_damaged_file_is_said(tmp_path):
    (tmp_path / "sources.json").write_text("{")
    with pytest.raises(SourceError, match=r"sources\.json: it cannot be read"):
        FileStore(tmp_path)


def test_an_item_is_handed_over_again_if_nobody_asked_for_the_next(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"The minister of {name} met the ambassador.")
    source = Source(name="desk", kind="folder", where=(str(tmp_path),))
    store = FileStore(tmp_path / "kept")
    run = fetch(source, store)
    first, second = next(run), next(run)
    del run  # as if the program were gone

    rest = list(fetch(source, FileStore(tmp_path / "kept")))
    assert [item.address for item in rest][0] == second.address != first.address
    assert len(rest) == 2


@pytest.mark.parametrize(
    ("wrong", "why"),
    [({"name": "A b"}, "small letters"), ({"kind": "ftp"}, "no kind 'ftp'"), ({"where": ()}, "at least one")],
)  # fmt: skip
def test_a_definition_that_cannot_be_is_said(wrong, why):
    with pytest.raises(SourceError, match=why):
        Source(**{"name": "a", "kind": "url", "where": ("https://a.example/",), **wrong})

"""GAP: which of two names a pronoun stands for, in files laid out as published."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import InputError
from dragoman.evaluate.corpora import gap

ROWS = [
    # text, pronoun, A and whether it is meant, B and whether it is meant
    ("Lars Holm met Greta Weiss in Oslo. She welcomed the visit.", "She", ("Lars Holm", False), ("Greta Weiss", True)),
    ("Envoy Lars Holm met minister Omar Daoud. For his part, Daoud left.", "his", ("Lars Holm", False), ("Omar Daoud", True)),
    ("After Anna Berg had met Greta Weiss, the king left. Nobody told her doctor.", "her", ("Anna Berg", False), ("Greta Weiss", False)),
]  # fmt: skip


def line(n, text, pronoun, *names):
    """A row of the file; the pronoun stands after a blank, since "he" is in "the", too."""
    told = [part for name, right in names
            for part in (name, text.index(name), str(right).upper())]  # fmt: skip
    cells = [f"validation-{n}", text, pronoun, text.index(f" {pronoun} ") + 1, *told, "http://wiki"]
    return "\t".join(map(str, cells)) + "\n"


def file_of(lines):
    """The columns, and the lines under them."""
    return "\t".join((*gap.COLUMNS, "URL")) + "\n" + "".join(lines)


@pytest.fixture
def folder(tmp_path):
    """A set of three rows."""
    lines = [line(n, *row) for n, row in enumerate(ROWS, 1)]
    (tmp_path / "gap-validation.tsv").write_text(file_of(lines), encoding="utf-8")
    return tmp_path


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(app, [str(w) for w in words])


def test_a_row_has_its_pronoun_its_two_names_and_who_is_right(folder):
    (file,) = gap.files(folder)

    first, *_ = found = gap.rows(file)

    assert [row.right for row in found] == [(False, True), (False, True), (False, False)]
    assert first.text[first.pronoun :].startswith("She")
    assert [first.text[start:end] for start, end in first.names] == ["Lars Holm", "Greta Weiss"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\tLars Holm\t0\t", "\tLars Holm\t1\t"),
        ("\tGreta Weiss\t14\t", "\tGreta Weiss\tfourteen\t"),
        ("\tShe\t35\t", "\tHe\t35\t"),
        ("\tGreta Weiss\t14\tTRUE\thttp://wiki", ""),
    ],
)
def test_a_row_whose_offsets_do_not_fit_is_named(folder, run, old, new):
    file = folder / "gap-validation.tsv"
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    result = run("evaluate", "gap", folder)

    assert old in text
    assert result.exit_code == 2
    assert " ".join(result.stderr.split()).endswith(
        "gap-validation.tsv: line 2 is no row of GAP: its offsets do not fit its text."
    )


def test_a_file_without_a_column_says_which(tmp_path):
    file = tmp_path / "gap-validation.tsv"
    file.write_text("ID\tText\tPronoun\n", encoding="utf-8")

    with pytest.raises(InputError, match="has no column 'Pronoun-offset'"):
        gap.rows(file)


def test_a_folder_without_files_says_what_it_lacks(tmp_path, run):
    result = run("evaluate", "gap", tmp_path)

    assert result.exit_code == 2
    assert result.stderr.strip().endswith("has no gap-*.tsv files.")


@pytest.mark.model
def test_the_table_has_the_task_its_two_genders_the_bare_text_and_the_simple_rule(folder, run):
    told = json.loads(run("evaluate", "gap", folder, "--reader", "fast", "--json").stdout)

    assert told["texts"] == 3
    assert told["trained_on"] == 0
    assert {name: value["gold"] for name, value in told.items() if isinstance(value, dict)} == {
        "validation": 2, "validation he": 1, "validation she": 1, "validation untold": 2, "validation rule": 2,
    }  # fmt: skip
    assert told["validation he"]["f1"] == 1.0
    assert told["validation she"]["recall"] == 1.0
    # The rule takes the last subject of the two, right or not: Holm, Holm and Berg.
    assert told["validation rule"]["predicted"] == 3
    assert told["validation rule"]["f1"] == 0.0


@pytest.mark.model
@pytest.mark.parametrize(
    ("files", "measured", "trained_on"),
    [
        (["validation", "development"], {"validation"}, 0),
        (["development"], {"development"}, 3),
        (["development", "test"], {"test"}, 0),
    ],
)
def test_what_the_weights_were_fitted_on_is_no_test_of_them(
    folder, run, files, measured, trained_on
):
    one = folder / "gap-validation.tsv"
    rows = one.read_text("utf-8")
    one.unlink()
    for name in files:
        (folder / f"gap-{name}.tsv").write_text(rows, encoding="utf-8")

    told = json.loads(run("evaluate", "gap", folder, "--reader", "fast", "--json").stdout)

    assert {name.split()[0] for name in told} - {"texts", "trained_on"} == measured
    assert told["trained_on"] == trained_on

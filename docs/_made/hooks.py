"""Parts of the documentation that are made from the code when the pages are built.

A page asks for one by a comment on a line of its own, such as ``<!-- made: commands -->``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PINNED = ROOT / "tests" / "gold" / "scores.toml"
MEASURED = ROOT / "benchmarks" / "last.txt"
MARK = re.compile(r"^<!-- made: (\w+) -->$", re.MULTILINE)

EXAMPLE = re.compile(r"Example: (dragoman .*)")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with every page: put in what the page asks for."""
    return MARK.sub(lambda asked: MADE[asked[1]](), markdown)


def commands() -> str:
    """Every command with its help, arguments and options, from the Typer app."""
    return "\n\n".join(_command_page(name, command) for name, command in walk_commands())


def walk_commands() -> Iterator[tuple[str, Any]]:
    """The commands by their full names, such as ``dragoman read``."""
    from typer.main import get_command

    from dragoman.cli import app

    yield from _walk("dragoman", get_command(app))


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    below = getattr(command, "commands", None)
    if below is None:
        yield name, command
        return
    for word, one in below.items():
        if not one.hidden:
            yield from _walk(f"{name} {word}", one)


def _command_page(name: str, command: Any) -> str:
    rows = [row for p in command.params if (row := _parameter(p))]
    table = ["| | |", "| --- | --- |", *rows] if rows else []
    help_text = (command.help or "").replace("\b", "").replace("\f", "").strip()
    help_text = EXAMPLE.sub(r"Example: `\1`", help_text)
    return "\n".join([f"## `{name}`", "", help_text, "", *table])


def _parameter(parameter: Any) -> str | None:
    if getattr(parameter, "hidden", False) or parameter.name == "help":
        return None
    names = [*parameter.opts, *parameter.secondary_opts]
    if parameter.param_type_name == "argument":
        names = [(parameter.metavar or parameter.name or "").upper()]
    elif parameter.metavar:
        names = [*names[:-1], f"{names[-1]} {parameter.metavar}"]
    told = " ".join((getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    return f"| {', '.join(f'`{n}`' for n in names)} | {told} |"


def scores() -> str:
    """The pinned scores: a table for each gold set."""
    if not PINNED.exists():
        return "_No scores are pinned yet._"
    found = tomllib.loads(PINNED.read_text("utf-8"))
    return "\n\n".join(_score_table(name, pin) for name, pin in found.items())


def _score_table(name: str, pin: dict[str, Any]) -> str:
    if not pin.get("measures"):
        return f"## `{name}`\n\n_Not pinned yet: `make score` prints today's numbers._"
    rows = [
        f"| {measure} | {m['precision']:.3f} | {m['recall']:.3f} | **{m['f1']:.3f}** | {m['floor']:.3f} |"
        for measure, m in pin.get("measures", {}).items()
    ]
    return "\n".join(
        [
            f"## `{name}`",
            "",
            f"{pin['reports']} reports.",
            "",
            "| measure | precision | recall | F1 | floor |",
            "| --- | ---: | ---: | ---: | ---: |",
            *rows,
        ]
    )


def speed() -> str:
    """What ``benchmarks/speed.py --keep`` wrote down."""
    if not MEASURED.exists():
        return "_Not measured yet._"
    return f"```text\n{MEASURED.read_text('utf-8').strip()}\n```"


MADE: dict[str, Callable[[], str]] = {"commands": commands, "scores": scores, "speed": speed}

"""``dragoman codebook`` and ``dragoman schema``: what Dragoman knows, and what it prints."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from dragoman.errors import InputError

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


def codebook(
    kind: Annotated[str | None, typer.Argument(help="One of them; none lists them all.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the codebooks, or the entries of one.

    Example: dragoman codebook states
    """
    from dragoman import codebooks
    from dragoman.jsonform import one_line

    known = codebooks.kinds()
    if kind is None:
        rows = [{"name": name, **_described(info)} for name, info in known.items()]
    elif kind in known:
        rows = [dict(row) for row in codebooks.rows(kind)]
    else:
        import difflib

        near = difflib.get_close_matches(kind, known, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise InputError(f"Codebook {kind!r}", f"is not known; {hint}There are {', '.join(known)}.")
    if as_json:
        for row in rows:
            print(one_line(row))
        return
    _print_table(rows)


def schema() -> None:
    """Print the JSON Schema of what read --json prints.

    Example: dragoman schema > record.schema.json
    """
    from dragoman import jsonform

    print(json.dumps(jsonform.schema(), indent=2))


def _described(info: Any) -> dict[str, Any]:
    """What a codebook says of itself, as one flat object."""
    from dataclasses import asdict, is_dataclass

    if is_dataclass(info) and not isinstance(info, type):
        return {k: v for k, v in asdict(info).items() if k != "name"}
    return {"title": str(info)}


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row.get(name)) for name in columns))
    console.print(table)


def _cell(value: Any) -> str:
    from rich.markup import escape

    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return escape(", ".join(map(str, value)))
    return escape(str(value))

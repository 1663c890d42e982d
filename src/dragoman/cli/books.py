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
    from dataclasses import asdict

    from dragoman import codebooks
    from dragoman.jsonform import one_line

    known = codebooks.kinds()
    if kind is None:
        rows = [asdict(book) for book in known.values()]
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
    elif kind is None:
        for book in known.values():
            print(f"{book.kind:16}{book.entries:6,}  {book.title}")
    else:
        _print_entries(rows)


def schema() -> None:
    """Print the JSON Schema of what read --json prints.

    Example: dragoman schema > record.schema.json
    """
    from dragoman import jsonform

    print(json.dumps(jsonform.schema(), indent=2))


def _print_entries(rows: list[dict[str, Any]]) -> None:
    """Each entry by its name, and under it whatever else is known of it."""
    import shutil
    import textwrap

    width = min(shutil.get_terminal_size().columns, 100)
    for row in rows:
        head = next((name for name in HEADS if row.get(name)), next(iter(row)))
        typer.echo(typer.style(_told(row[head]), bold=True))
        told = [f"{n.replace('_', ' ')} {_told(v)}" for n, v in row.items() if n != head and v]
        wrapped = textwrap.wrap(
            " · ".join(told), width, initial_indent="  ", subsequent_indent="  "
        )
        for line in wrapped:
            print(line)


HEADS = ("name", "title", "phrase", "word")
"""Fields that name an entry, the best first; an entry with none of them is named by its first."""


def _told(value: Any) -> str:
    from dragoman.share.shown import on_one_line

    if value is True:
        return "yes"
    if isinstance(value, list | tuple):
        return ", ".join(_told(v) for v in value)
    return on_one_line(str(value))

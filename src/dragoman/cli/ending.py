"""How a command ends: what it says on the standard error, and with which exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from dragoman.errors import (
    ArchiveBusy,
    ArchiveUnavailable,
    CodebookError,
    DragomanError,
    ModelMissing,
    NewerArchive,
    NoArchive,
    NotAnArchive,
    ScorerMissing,
)  # fmt: skip

DONE, LACKING, BAD_INPUT, NO_ARCHIVE, INTERRUPTED = 0, 1, 2, 3, 130
"""All went well; a check failed or a part is missing; wrong use or input; the archive cannot be used; Ctrl-C."""


class Commands(TyperGroup):
    """The commands, with one place where everything that goes wrong becomes one sentence."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command, and end the program as its error demands."""
        try:
            # A stream may not know every character of a report; JSON asks for UTF-8 anyway.
            for stream in (sys.stdout, sys.stderr):
                if hasattr(stream, "reconfigure"):
                    stream.reconfigure(encoding="utf-8", errors="backslashreplace")
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            complain("Interrupted.")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # Whoever read our output has seen enough, and Python must not complain at exit.
            _to_nowhere()
            raise typer.Exit(DONE) from None
        except (ModelMissing, ScorerMissing, CodebookError) as error:
            complain(str(error))
            raise typer.Exit(LACKING) from None
        except (ArchiveBusy, ArchiveUnavailable, NewerArchive, NoArchive, NotAnArchive) as error:
            complain(str(error))
            raise typer.Exit(NO_ARCHIVE) from None
        except DragomanError as error:
            complain(str(error))
            raise typer.Exit(BAD_INPUT) from None
        return result


def complain(sentence: str) -> None:
    """Say one sentence on the standard error; words from outside cannot repaint the screen."""
    from dragoman.share.shown import on_one_line

    typer.echo(f"dragoman: {on_one_line(sentence)}", err=True)


def note(sentence: str) -> None:
    """Say something on the standard error that is no complaint."""
    from dragoman.share.shown import on_one_line

    typer.echo(on_one_line(sentence), err=True)


def _to_nowhere() -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Questions put to a person in a terminal: one after the other in context, one key a decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.archive.judging import Verdict
from dragoman.cli.judge import field_and_value
from dragoman.errors import BadJudgement, InputError, NotInArchive
from dragoman.share import wording
from dragoman.share.shown import on_one_line, shown

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.finding import Found
    from dragoman.archive.questions import OpenQuestion

KEYS = {
    "y": "it is right", "n": "it is wrong", "c": "correct a field", "s": "skip", "m": "say why, with the next decision",
    "u": "undo the last", "q": "quit",
}  # fmt: skip
KEYS_OF_DOUBT = {
    "a": "answer", "n": "it is no question", "s": "skip", "m": "say why, with the next decision", "u": "undo the last", "q": "quit",
}  # fmt: skip
VERDICTS: dict[str, Verdict] = {"y": "confirm", "n": "reject", "c": "correct", "a": "answer"}
END = ("\x03", "\x04", "")
"""What is pressed where nothing more comes: Ctrl-C, Ctrl-D, the end of the input."""
AROUND = 240
"""Characters shown on either side of the words."""
HIDDEN = ("id", "evidence", "confidence", "question")
"""Fields that are shown otherwise."""


def pressed() -> str:
    """The next key, without waiting for the end of a line."""
    return str(typer.getchar())


class Session:
    """A person settling questions. ``key`` and ``line`` give what is pressed and what is typed."""

    def __init__(
        self,
        archive: Archive,
        questions: Sequence[OpenQuestion],
        console: Console,
        *,
        by: str,
        key: Callable[[], str] = pressed,
        line: Callable[[str], str] | None = None,
    ) -> None:
        self._archive, self._questions, self._console = archive, questions, console
        self._by, self._key = by, key
        self._line = line or console.input
        self._comment: str | None = None
        self._kept: list[tuple[int, str]] = []

    def run(self) -> None:
        """Ask until all is asked or the person has had enough; then say how much was settled."""
        at = 0
        self._say_keys(KEYS)
        try:
            while at < len(self._questions):
                self._show(at)
                at = self._decide(at)
        except (EOFError, KeyboardInterrupt):
            self._console.print()
        many = wording.counted(len(self._kept), "judgement")
        self._console.print(f"{many} kept, by {on_one_line(self._by)}.", markup=False)

    def _decide(self, at: int) -> int:
        """Take keys until one of them settles this question; the number of the next."""
        keys = KEYS_OF_DOUBT if self._questions[at].found.kind == "doubt" else KEYS
        while True:
            key = self._key().casefold()
            if key in END:
                raise KeyboardInterrupt
            if key not in keys:
                self._say_keys(keys)
            elif (after := self._next(at, key)) is not None:
                return after

    def _next(self, at: int, key: str) -> int | None:
        """Do what a key says; the number of the next question, None while this one is open."""
        if key == "q":
            return len(self._questions)
        if key == "s":
            return at + 1
        if key == "u" and self._kept:
            return self._undo()
        if key == "u":
            self._say("Nothing was decided yet.")
        elif key == "m":
            self._comment = self._line("Why: ").strip() or None
        elif self._judge(at, VERDICTS[key]):
            return at + 1
        return None

    def _judge(self, at: int, verdict: Verdict) -> bool:
        """Keep a decision; whether there was one, and it could be kept."""
        one, fields = self._questions[at].found, None
        if verdict in ("answer", "correct"):
            fields = self._fields(one.kind)
            if not fields:
                return False
        try:
            kept = self._archive.judge(
                one.id, verdict, by=self._by, fields=fields, comment=self._comment
            )
        except (BadJudgement, NotInArchive) as error:
            self._say(str(error).removeprefix(f"{self._archive.where}: "))
            return False
        self._kept.append((at, kept))
        self._comment = None
        return True

    def _undo(self) -> int:
        """Take the last decision of this session back; the number of its question, which is asked again."""
        at, kept = self._kept.pop()
        self._archive.undo(kept, by=self._by)
        self._say("Taken back.")
        return at

    def _fields(self, kind: str) -> dict[str, Any]:
        """Fields and values as they are typed, one a line, or the answer to a doubt; nothing where nothing was typed."""
        from dragoman.archive.correctable import correctable

        if kind == "doubt":
            answer = self._line("The answer: ").strip()
            return {"answer": answer} if answer else {}
        self._say(f"Fields: {', '.join(correctable(kind))}")
        found: dict[str, Any] = {}
        while typed := self._line("field=value, or nothing to end: ").strip():
            try:
                found.update([field_and_value(typed)])
            except InputError as error:
                self._say(str(error))
        return found

    def _say_keys(self, keys: Mapping[str, str]) -> None:
        told = "   ".join(f"{key} {what}" for key, what in keys.items())
        self._console.print(Text(told, style="bright_black"))

    def _say(self, sentence: str) -> None:
        self._console.print(Text(on_one_line(sentence), style="yellow"))

    def _show(self, at: int) -> None:
        """One question: what is asked, the words in their context, and what was made of them."""
        question, one = self._questions[at], self._questions[at].found
        console = self._console
        sure = "" if one.kind == "doubt" else f" · {wording.sureness(question.confidence)}"
        head = f"{at + 1} of {len(self._questions)}  {one.kind}{sure}"
        console.print()
        console.print(Text(head, style="bright_black"))
        console.print(Text(shown(question.asked), style="bold"))
        before, after = _around(one)
        console.print(Text.assemble("  ", before, (on_one_line(one.words.words), "reverse"), after))
        origin = [wording.title_of(one.report), *wording.origin_of(one.report)]
        console.print(Text(on_one_line(f"  {' · '.join(origin)}"), style="bright_black"))
        table = Table.grid(padding=(0, 2))
        for name, value in _told(question):
            table.add_row(Text(f"  {name}", style="cyan"), Text(on_one_line(value)))
        console.print(table)


def _around(found: Found) -> tuple[str, str]:
    """What stands before and after the words, some sentences of it, on one line."""
    text, words = found.report.text, found.words
    before, after = text[max(0, words.start - AROUND) : words.start], text[words.end : words.end + AROUND]  # fmt: skip
    if words.start > AROUND:
        before = "…" + before.partition(" ")[2]
    if words.end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return _one_line(before).lstrip(), _one_line(after).rstrip()


def _one_line(words: str) -> str:
    """As `on_one_line` has it, with the spaces at its ends."""
    return re.sub(r"\s+", " ", shown(words))


def _told(question: OpenQuestion) -> Iterator[tuple[str, str]]:
    """Fields that hold something, with names for ids and words for quotations."""
    one = question.found
    for name, value in one.json.items():
        if name not in HIDDEN and (told := _value(value, one.actors)):
            yield name, told


def _value(value: Any, names: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_value(v, names) for v in value)))
    if isinstance(value, dict):
        if "words" in value:
            return f"“{value['words']}”"
        told = ((name, _value(v, names)) for name, v in value.items())
        return ", ".join(f"{name} {v}" for name, v in told if v)
    return str(names.get(value, value))

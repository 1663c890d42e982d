"""GUM: news, interviews and speeches in which all words for one entity are tied together.

Two files a document: ``coref/gum/conll/GUM_news_x.conll`` has a word a line and the entities that
begin and end there; ``dep/GUM_news_x.conllu`` says how the words were printed. Without the second
the text is set by rule, as one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError

GENRES = ("news", "interview", "speech")
"""What Dragoman is made for. The others (vlogs, fiction, forums with masked words) are left alone."""

ACTING = ("person", "organization")
MARK = re.compile(r"(\()?([a-z]+)-(\d+)(-[^()]+)?(\))?")
"""An entity's type and number, and its article in Wikipedia; brackets where it begins and ends."""

TURN = re.compile(r'^# newpar_block = .*\bsp who:::"#(\w+)"')
WORD = re.compile(r"(\d+)(?:-(\d+))?\t")
NO_BLANK_BEFORE = re.compile(r"[,.;:!?%)\]}’”…]|n['’]t$|['’](?:s|re|ve|ll|d|m)?$", re.IGNORECASE)
NO_BLANK_AFTER = re.compile(r"[(\[{‘“$£€#]$")
ENDS = re.compile(r"[.?!:;,\"'”’)\]…–—-]$")
BETWEEN = frozenset("-–/")

type Span = tuple[int, int]
"""From word to word, the end excluded."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Every place at which one entity is spoken of; ``linked`` if it has an article in Wikipedia."""

    type: str
    linked: bool
    spans: frozenset[Span]

    @property
    def may_act(self) -> bool:
        """A person, an organisation, or a place with a name, as states and towns have."""
        return self.type in ACTING or (self.type == "place" and self.linked)


@dataclass(frozen=True, slots=True)
class Document:
    """A text, from which character to which each of its words stands, and its entities."""

    name: str
    genre: str
    text: str
    places: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]


def documents(folder: Path) -> Iterator[Document]:
    """Every news report, interview and speech, genre by genre."""
    files = [
        (genre, file)
        for genre in GENRES
        for file in sorted(folder.glob(f"coref/gum/conll/GUM_{genre}_*.conll"))
    ]
    if not files:
        raise InputError(
            str(folder),
            f"has no coref/gum/conll/GUM_*.conll of {', '.join(GENRES[:-1])} or {GENRES[-1]}.",
        )
    for genre, file in files:
        words, entities = _marked(file)
        printed = folder / "dep" / f"{file.stem}.conllu"
        blanks = _printed(printed, words) if printed.is_file() else _by_rule(words)
        yield Document(file.stem, genre, *_set(words, blanks), entities)


def _marked(file: Path) -> tuple[list[str], tuple[Entity, ...]]:
    words: list[str] = []
    begun: dict[str, list[int]] = {}
    spans: dict[str, set[Span]] = {}
    types: dict[str, tuple[str, bool]] = {}
    for n, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 3:
            raise InputError(str(file), f"line {n} is no number, word and entities.")
        at = len(words)
        words.append(columns[1])
        for opens, type_, number, link, closes in MARK.findall(columns[2]):
            types[number] = (type_, bool(link) or types.get(number, ("", False))[1])
            if opens:
                begun.setdefault(number, []).append(at)
            if closes:
                if not begun.get(number):
                    raise InputError(
                        str(file), f"line {n} ends entity {number}, which has not begun."
                    )
                spans.setdefault(number, set()).add((begun[number].pop(), at + 1))
    return words, tuple(Entity(*types[n], frozenset(found)) for n, found in spans.items())


def _printed(file: Path, words: list[str]) -> list[str]:
    """What stands before each word: nothing, a blank, or the end of a paragraph and who speaks next."""
    before: list[str] = []
    forms: list[str] = []
    blank, joined, joined_blank = "", 0, ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("# newpar"):
            blank = blank if "\n" in blank else "\n\n" if forms else ""
            if turn := TURN.match(line):
                blank += f"{_name(turn[1])}: "
        elif line.startswith("# sent_id") and forms and not ENDS.search(forms[-1]):
            blank = "\n\n" if blank == " " else blank  # a heading, and the day under it
        elif word := WORD.match(line):
            columns = line.split("\t")
            after = "" if "SpaceAfter=No" in columns[9].split("|") else " "
            if word[2]:  # "8-9 don't", printed as one; its parts follow
                joined, joined_blank = int(word[2]), after
                continue
            number = int(word[1])
            before.append(blank)
            forms.append(columns[1])
            if number == joined:
                joined, after = 0, joined_blank
            blank = "" if joined else after
    if forms != words:
        raise InputError(str(file), "has other words than its namesake under coref.")
    return before


def _name(id_: str) -> str:
    """ "Aner Shalev" of "AnerShalev"; the printed page has the name before each turn."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", id_)


def _by_rule(words: list[str]) -> list[str]:
    """A blank before each word but where marks hang together; straight quotation marks go in pairs."""
    before: list[str] = []
    last, quoted = "(", False
    for word in words:
        tight = bool(NO_BLANK_AFTER.search(last) or NO_BLANK_BEFORE.match(word))
        tight = tight or word in BETWEEN or last in BETWEEN
        if word == '"':
            tight, quoted = quoted, not quoted
        elif last == '"' and quoted:
            tight = True
        before.append("" if tight else " ")
        last = word
    return before


def _set(words: list[str], before: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, places = "", []
    for word, blank in zip(words, before, strict=True):
        start = len(text) + len(blank)
        text += blank + word
        places.append((start, len(text)))
    return text, tuple(places)

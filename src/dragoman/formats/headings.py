"""The head of a report, its headline and what stands around it, and the sub-headings within."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from dragoman.formats.datelines import dateline_of, place_and_day
from dragoman.formats.days import DAY_AND_TIME, day_in
from dragoman.formats.lines import Line
from dragoman.formats.margins import Margin, margin_of
from dragoman.records import PartKind

HEADLINE = 20
"""Words of the longest headline."""

BLOCK = 45
"""Words of the longest headline that goes over several lines."""

SUBHEADING = 8
"""Words of the longest sub-heading."""

HEAD_LINES = 10
"""The head of a report has no more lines; a text of many short ones is a list or a poem."""

_I = re.IGNORECASE
LABEL = re.compile(
    r"(?:(?:joint |public |official |media |news )?(?:press |media )?"
    r"(?:release|statement|communiqu[eé]|note|briefing|advisory|readout|announcement)"
    r"|for immediate release|(?:breaking |world |latest )?news|opinion|op-ed|editorial|analysis"
    r"|exclusive|interview|feature|comment(?:ary)?|world|politics|sports?|business|africa|asia|europe"
    r"|middle east|americas|diplomacy|peace and security|humanitarian aid|human rights"
    r"|law and crime prevention|climate and environment|migrants and refugees|economic development"
    r"|culture and education|un affairs|women|health|sdgs|unofficial translation|check against delivery)",
    _I,
)
ISSUER = re.compile(
    r"(?:the )?(?:(?:federal |state )?ministry|embassy|consulate(?: general)?|press (?:service|office)"
    r"|office|permanent mission|delegation|government|presidency|department|secretariat"
    r"|cabinet|council|commission|national assembly|parliament|senate) (?:of|for|to) .+",
    _I,
)
OUTLET = re.compile(
    r"\b(?:Gazette|Herald|Courier|Monitor|Times|Post|Tribune|Daily|Weekly|Observer|Guardian|Telegraph"
    r"|Chronicle|Journal|Mail|Star|Standard|Mirror|Examiner|Bulletin|Newspaper|Magazine|News"
    r"|Agency|Agencies|Newswire|Wire|Broadcasting|Radio|Television|TV|Media|Press|Online)\b"
)
TWO_SENTENCES = re.compile(r"[a-z0-9]{2}[.!?][\"'”’)]* [A-Z“\"]")
VERBAL = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|may|might|must"
    r"|does|did|do|said|says|told|isn['’]t|don['’]t|won['’]t|i['’]m|we['’]re)\b",
    _I,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the head or a sub-heading, and what it tells."""

    line: Line
    kind: PartKind
    day: dt.date | None = None
    updated: bool = False
    author: str | None = None
    town: str | None = None
    outlet: str | None = None
    main: bool = False
    """Whether it can be the report's title."""


def head_of(
    lines: Sequence[Line], title: str | None, taken: AbstractSet[int] = frozenset()
) -> list[Heading]:
    """The lines above the account, in order. Empty if the first line is the account already.

    ``title`` is what the metadata gives: a first line that repeats it is a headline however it
    ends. Lines that begin at one of ``taken`` are known to be no account.
    """
    found: list[Heading] = []
    lines = _joined(lines[: HEAD_LINES + 3])
    for n, line in enumerate(lines[:HEAD_LINES]):
        if line.start in taken:
            continue
        heading = None if line.opened else _repeats(line, title) or _head_line(line)
        if heading is None and n and _goes_on(line):
            heading = Heading(line, "title")
        if heading is None and n + 1 < len(lines) and _headline(line, lines[n + 1]):
            heading = Heading(line, "title", main=True)
        if heading is None:
            return _settled(found)
        found.append(heading)
    if len(lines) <= HEAD_LINES:  # nothing but a head: then it is the account
        return [heading for heading in found if heading.kind != "title"]
    return _settled(found)


def subheadings(lines: Sequence[Line], taken: AbstractSet[int]) -> Iterator[Heading]:
    """Short lines by themselves between paragraphs: "Boosting bilateral ties", not "Thanks.".

    Lines that begin at one of ``taken`` are something else already.
    """
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        alone = (line.apart_before or before.unwrapped) and (line.apart_after or after.unwrapped)
        if (
            alone
            and line.start not in taken
            and line.length <= (2 if line.words.isupper() else 1) * SUBHEADING
            and line.words[0].isupper()
            and not line.finished
            and not before.words.endswith((":", ",", ";"))
            and not VERBAL.search(line.words)
            and not re.search(DAY_AND_TIME, line.words, _I)
            and not _in_list(after)
            and not (_in_list(before) and before.start not in taken)
        ):
            yield Heading(line, "title")


def _in_list(line: Line) -> bool:
    """Whether this is another short line, as in a list of names, which heads nothing."""
    return line.length <= SUBHEADING and not line.finished


def _goes_on(line: Line) -> bool:
    """Whether this can only go on with the headline above: "of the President of ..."."""
    return (
        line.words[0].islower()
        and line.apart_after
        and not (line.opened or line.finished)
        and line.length <= BLOCK
    )


def _repeats(line: Line, title: str | None) -> Heading | None:
    if title and _bare(line.words) == _bare(title):
        return Heading(line, "title", main=True)
    return None


def _bare(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _head_line(line: Line) -> Heading | None:
    """A line of the head that is no headline: a byline, a day, an outlet, a label."""
    if margin := margin_of(line):
        return _from_margin(line, margin)
    line = replace(line, words=line.words.strip("*_ ") or line.words)  # Markdown's emphasis
    if line.length > HEADLINE or dateline_of(line.words):
        return None
    if (day := re.search(DAY_AND_TIME, line.words, _I)) and (heading := _dated(line, day[0])):
        return heading
    first = re.split(r",| \| | - | and ", line.words)[0]
    if OUTLET.search(first) and _is_title_case(first) and len(first.split()) <= 4:
        rest = line.words[len(first) :].strip(" ,|-")
        if not line.finished and len(rest.split()) <= 4 and not VERBAL.search(line.words):
            return Heading(line, "byline", outlet=first)
    if LABEL.fullmatch(line.words.rstrip(":")):
        return Heading(line, "furniture")
    return None


def _from_margin(line: Line, margin: Margin) -> Heading:
    return Heading(line, margin.kind, margin.day, margin.updated, margin.author)


def _dated(line: Line, day: str) -> Heading | None:
    """A day with little beside it: "Astana, 13 March 2025", "Jane Doe | 4 March 2025"."""
    found = day_in(day)
    rest = line.words.replace(day, " ", 1)
    words = rest.strip(" ,|–—-·•:()/")
    if not words:
        return Heading(line, "date", found)
    if len(words.split()) > 6 or line.finished or VERBAL.search(words):
        return None
    first = re.split(r",| \| | and ", words)[0].strip()
    if OUTLET.search(first) and _is_title_case(first):
        return Heading(line, "byline", found, outlet=first)
    if place := place_and_day(line.words):
        return Heading(line, "dateline", found, town=place.town)
    if LABEL.fullmatch(words):
        return Heading(line, "date", found)
    if re.search(r"[|·•–—]", rest) or re.search(r"[,(]\s*$", line.words.split(day)[0]):
        named = line.words.startswith(words) and 2 <= len(words.split()) <= 4 and words.istitle()
        return Heading(line, "byline" if named else "date", found, author=words if named else None)
    return None


def _headline(line: Line, after: Line) -> bool:
    """Whether a line is worded and placed like a headline."""
    if line.opened or line.length > (BLOCK if line.joined else HEADLINE):
        return False
    if TWO_SENTENCES.search(line.words):
        return False
    # Some collections end a headline with a full stop; the dateline below tells what it is.
    if line.finished and (after.opened or not dateline_of(after.words)):
        return False
    if dateline_of(line.words) or not re.match(r"[\"'“‘«\[]?\w", line.words):
        return False
    if line.words.lstrip("\"'“‘«[")[:1].islower():
        return False
    return line.apart_after or after.unwrapped or _opens(after)


def _opens(line: Line) -> bool:
    """Whether the head goes on, or the account begins, with this line."""
    return bool(dateline_of(line.words)) or _head_line(line) is not None


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a headline that was broken in two or three put together again."""
    joined: list[Line] = []
    for line in lines:
        if len(joined) <= HEAD_LINES and joined and _continues(joined[-1], line):
            joined[-1] = joined[-1].with_next(line)
        else:
            joined.append(line)
    return joined


def _continues(above: Line, line: Line) -> bool:
    return (
        not line.apart_before
        and line.apart_after
        and not above.opened
        and not above.finished
        and not line.finished
        and above.length + line.length <= BLOCK
        and (line.words[0].islower() or (above.words.isupper() and line.words.isupper()))
        and not margin_of(above)
        and not margin_of(line)
    )


def _settled(found: Sequence[Heading]) -> list[Heading]:
    """Tell the headline from the issuer's name, where both look like headlines."""
    mains = [heading for heading in found if heading.main]
    issuers = [heading for heading in mains if ISSUER.fullmatch(heading.line.words)]
    labels = [heading for heading in found if heading.kind == "furniture"]
    if mains and mains == issuers and labels:  # "MINISTRY OF FOREIGN AFFAIRS", "Statement"
        return [
            _settled_as(h, labels[0] if h in issuers or h is labels[0] else None) for h in found
        ]
    worded = [heading for heading in mains if heading.line.length >= 4 and heading not in issuers]
    best = worded[0] if worded else max(mains, key=lambda h: h.line.length, default=None)
    return [_settled_as(heading, best if heading.main else None) for heading in found]


def _settled_as(heading: Heading, best: Heading | None) -> Heading:
    """The heading as the title, if it is the ``best``, or as what stands above or below that."""
    if best is None:
        return heading
    if heading is best:
        return replace(heading, kind="title", main=True)
    if heading.line.start > best.line.start:
        return replace(heading, main=False)
    kind: PartKind = "byline" if ISSUER.fullmatch(heading.line.words) else "furniture"
    return replace(heading, kind=kind, main=False)


def _is_title_case(words: str) -> bool:
    return all(word[0].isupper() or word in {"and", "of", "the", "&"} for word in words.split())

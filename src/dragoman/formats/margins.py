"""Lines that belong to the page and not to the account: bylines, captions, days, furniture.

A paragraph that is taken for one of these loses its records, so every rule asks for
the whole line, and none looks at a line of more than 80 words.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dragoman.formats.datelines import AGENCY_NAMES
from dragoman.formats.days import DAY, DAY_AND_TIME, day_in
from dragoman.formats.lines import Line
from dragoman.records import PartKind

LONGEST = 80
"""Words. The longest captions of news agencies have about 70."""


@dataclass(frozen=True, slots=True)
class Margin:
    """What a line beside the account is; ``updated`` marks a day that is not the first."""

    kind: PartKind
    day: dt.date | None = None
    author: str | None = None
    updated: bool = False


_I = re.IGNORECASE
PUBLISHED = re.compile(
    rf"(?:(?:first |originally )?published|posted|issued|released|date|dated|publication date)"
    rf"(?:\s+(?:on|at))?\s*:?\s*{DAY_AND_TIME}(?:\s*(?:[|·•(/]|\b(?:last )?updated\b).{{0,60}})?",
    _I,
)
UPDATED = re.compile(
    rf"(?:last |latest )?(?:updated?|modified)(?:\s+(?:on|at))?\s*:?\s*{DAY_AND_TIME}"
    rf"(?:\s*[|·•(/].{{0,40}})?",
    _I,
)
CREDITED = rf"(?:{AGENCY_NAMES}|EPA(?:-EFE)?|Getty(?: Images)?|Handout|Pool|UN Photo|AP Photo|Shutterstock)"
CAPTION = re.compile(
    r"(?:FILE|File) (?:- |– |— ).+"
    r"|(?:file (?:photo|picture|image)|archive photo|(?:photo|image|picture)s?"
    r"(?: (?:credit|source|caption|courtesy|by|of))?|photograph|caption|credit|video|graphic"
    r"|infographic|pic)\s*(?::|[|–—]\s|-\s).+"
    r"|.*\((?:AP |UN |EPA |file |handout )?(?:photo|image|picture|pic|photograph)s?\b[^()]{0,80}\)\.?"
    rf"|.*\S\s?(?:[/|©]\s?|\bvia ){CREDITED}(?: via {CREDITED})?[\])]?\.?"
    r"|.*\[[^\[\]/]{2,60}/[^\[\]/]{2,40}\]\.?"
    r"|!\[[^\]]*\]\([^)]*\)",
    _I,
)
FURNITURE = re.compile(
    r"(?:-+\s*)?(?:ends?|###|# # #|-30-|\* \* \*|[*_=~-]{3,})(?:\s*-+)?"
    r"|page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} (?:of|/) \d{1,4}|[-–—] ?\d{1,4} ?[-–—]|\d{1,3}"
    r"|(?:copyright\s*)?(?:©|\(c\))\s.{0,160}|copyright (?:©|\(c\)|\d{4}).{0,160}"
    r"|.{0,120}\ball rights reserved\b.{0,60}"
    r"|(?:read (?:more|also|next|the full (?:story|text|statement|report))|also read|see also"
    r"|more on this(?: story)?|recommended|related(?: (?:articles?|stories|news|topics|content))?)"
    r"(?:\s*(?::|[|»>→]|\.\.\.|…).{0,160})?"
    r"|read more (?:about|on|from|at)\b.{0,100}"
    r"|(?:tags|topics|keywords|categories|filed under|share)\s*:.{0,200}"
    r"|share(?: (?:this|on|via|with|article|story)\b.{0,40})?"
    r"|(?:subscribe|sign up|follow us|join us|click here|download the app)\b.{0,100}"
    r"|(?:print|e-?mail) (?:this|article|page)\b.{0,30}"
    r"|advertisement|sponsored(?: content)?|skip to (?:main )?content|loading\.{0,3}|\d* ?comments?"
    r"|for (?:more|further) (?:information|details),? (?:please )?(?:contact|visit|write|call)\b.{0,160}"
    r"|(?:media|press) (?:contacts?|enquir(?:y|ies)|inquiries)\s*:.{0,160}",
    _I,
)
CREDIT = re.compile(
    rf"[–—-]?\s*[(\[]?(?:{AGENCY_NAMES}|(?:with )?inputs? from agencies|agencies)[)\]]?\.?"
    rf"|source\s*:\s*.{{2,80}}",
    _I,
)
BY = re.compile(r"(?:by\s*:?|written by:?|story by:?|author:)\s+(?P<who>\S.*)", _I)
MADE_BY = re.compile(
    r"\(?(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|translated|translation)"
    r"(?:\s+and\s+(?:writing|editing))?\s+by:?\s+(?P<who>\S.*)",
    _I,
)
_LINKING = """
a additional al and at bin by compiled contributed correspondent correspondents da de del der di du
editing editor el for from ibn in la le of our reporting special staff the to translated van von
with writer writing
"""
LINKS = frozenset(_LINKING.split())
"""Words in small letters between the names of a byline."""

_NOT_BY = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december this these that doing then now contrast and far law
definition comparison accident the
"""
NO_AUTHOR = frozenset(_NOT_BY.split())
"""What comes after the "By" of a sentence: "By Monday", "By contrast"."""


def margin_of(line: Line) -> Margin | None:
    """What ``line`` is if it is no part of the account, judged by itself; else None."""
    words = line.words.strip("*_ ") or line.words
    if line.length > LONGEST:
        return None
    if PUBLISHED.fullmatch(words):
        return Margin("date", day=day_in(words))
    if UPDATED.fullmatch(words):
        return Margin("date", day=day_in(words), updated=True)
    if FURNITURE.fullmatch(words):
        return Margin("furniture")
    if CAPTION.fullmatch(words):
        return Margin("caption")
    if CREDIT.fullmatch(words):
        return Margin("byline")
    return _byline(words, finished=line.finished)


def _byline(words: str, *, finished: bool) -> Margin | None:
    """Names and no more: "By Jane Doe in Kyiv", "(Reporting by J. Doe; editing by R. Roe)"."""
    if (made := MADE_BY.fullmatch(words)) and _names(made["who"]):
        return Margin("byline")
    by = BY.fullmatch(words)
    if not by or finished:
        return None
    day = re.search(DAY, by["who"], _I)
    who = re.sub(DAY_AND_TIME, "", by["who"], flags=_I).strip(" ,|–—-·•")
    if not who or who.split()[0].casefold() in NO_AUTHOR or not _names(who):
        return None
    return Margin("byline", day=day_in(day[0]) if day else None, author=author_of(who))


def _names(words: str) -> bool:
    """Whether there is nothing but names and what links them ("and", "in", "editing by")."""
    tokens = re.sub(r"[(),;:|/–—.]", " ", words).split()
    return 0 < len(tokens) <= 30 and all(t[0].isupper() or t in LINKS for t in tokens)


def author_of(who: str) -> str | None:
    """The names alone: "JANE DOE, Staff Writer" gives "JANE DOE"."""
    name = re.split(r"[,|/(–—]| in | for | at | of | - ", who)[0].strip(" .;:")
    return name if name and name[0].isupper() else None

"""Datelines: the town, and often the day and the agency, that open a report's first sentence.

    NUR-SULTAN – The ministers ...          PHNOM PENH, May 27 (Xinhua) -- The ...
    KYIV, Ukraine (AP) — The ...            GENEVA (4 March 2025) – The ...
    MOSCOW, March 5. /TASS/. The ...        Kabul: The ...   (a town that we know)

No dateline: "NATO – the alliance – said", "BREAKING: Talks fail", "Background: The talks".
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from dragoman.formats.days import DAY, day_in
from dragoman.formats.towns import is_town

LONGEST = 120
"""No dateline is longer, in characters."""

SEPARATOR = re.compile(
    r"\s*/[A-Za-z][\w .&+-]{1,24}/\.?(?:\s*[-–—:]+)?(?=\s)"  # /TASS/.
    r"|\s+(?:[–—]+|-{1,3})(?=\s|[–—\w“\"'‘])|(?:[–—]+|-{1,3}|:)(?=\s)|—"
)
AGENCY_NAMES = (
    "AA|ABC|AFP|ANI|ANSA|AP|APA|APP|APS|ATA|Agencies|Agerpres|Akipress|Al Jazeera|Anadolu|Antara|"
    "Armenpress|Associated Press|Azertac|BBC|BNA|BNS|BSS|BTA|Belta|Bernama|Bloomberg|CNA|CNN|CTK|"
    "DPA|EFE|Fars|GNA|HINA|IANS|INA|IRIN|IRNA|Interfax|ISNA|KCNA|KUNA|Kabar|Kazinform|Khaama|"
    "Khovar|Kyodo|Lusa|MAP|MENA|MTI|Mehr|Montsame|NAN|NINA|NNA|PANA|PAP|PTI|Pajhwok|Petra|QNA|RFE/RL|"
    "RIA|Reuters|Rudaw|SANA|SPA|SPUTNIK|STA|Sputnik|TAP|TASS|Tanjug|Tasnim|Trend|UNB|UNI|UPI|"
    "Ukrinform|Unian|UzA|VOA|WAFA|WAM|Wire|Xinhua|Yonhap|dpa"
)
AGENCY = re.compile(rf"(?:The )?(?:{AGENCY_NAMES})(?: News| News Agency)?", re.IGNORECASE)
BRACKETED = re.compile(r"\(([^()]{2,60})\)|/([A-Za-z][\w .&+-]{1,24})/")
EDGES = " \t\u00a0.,:;|-–—()/"
_NOT_IN_TOWNS = """
a about after against all also an analysis and announcement as asean at background before blog
breaking brics brief briefing but by caption commentary communique communiqué contact correction
crisis daily date day dear declaration despite developing during editorial ecowas editor eu event
exclusive explained explainer fact factbox feature file first flash focus for from g20 g7 gcc he her
his how if igad imf in indepth interview investigation it its joint just key latest letter live
meanwhile media minister mr mrs ms nato news newsletter note notice now obituary of official on opec
opinion or osce our photo photos picture poll podcast president press profile q question quote read
recap release remarks report review roundup sanctions sco section she since so some special speech
statement story summary summit talks that the their these they this those timeline to today
transcript un unhcr unicef update updated urgent us usa video view war warning was watch we weekly
what when where while who why will with world written yesterday you your
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
NO_TOWN = frozenset(_NOT_IN_TOWNS.split())
"""Words that no dateline's town holds, though they may stand before a dash or a colon."""

SHORT = 5
"""A single unknown word of so few capitals is an acronym ("OPEC –") more often than a town."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """``town`` as written (None in "(Reuters) - "); ``end`` counts from where the line begins."""

    town: str | None
    day: dt.date | None
    end: int


@dataclass(frozen=True, slots=True)
class _Origin:
    """What stands before the separator."""

    town: str | None
    regions: int
    day: str
    agency: str


def dateline_of(line: str) -> Dateline | None:
    """The dateline that ``line`` opens with, or None. The account must go on behind it."""
    opening = line[:LONGEST]
    if not re.match(r"[(\"“]?\w", opening):
        return None
    found = None
    for mark in SEPARATOR.finditer(opening):
        if _goes_on(line[mark.end() :]):
            origin = _origin(opening[: mark.end()].rstrip(" -–—:"))
            if origin and _sure(origin, mark[0].strip()):
                found = Dateline(origin.town, day_in(origin.day), mark.end())
    return found


def place_and_day(line: str) -> Dateline | None:
    """A line that holds only a town and a day ("Astana, 13 March 2025"), or None.

    The town must be one we know, or be in capitals, or have its country beside it: "Eurasianet,
    13 March 2025" names an outlet.
    """
    if len(line) > LONGEST or not (origin := _origin(line)) or not origin.town or not origin.day:
        return None
    if is_town(origin.town) or origin.town.isupper() or origin.regions:
        return Dateline(origin.town, day_in(origin.day), len(line))
    return None


def _goes_on(rest: str) -> bool:
    """Whether a sentence begins here: "The", "“We", "5,000", not "the alliance"."""
    first = rest.lstrip(" \t\u00a0\"'“‘«([*_¿¡")[:1]
    return first.isdigit() or (first.isalpha() and not first.islower())


def _origin(head: str) -> _Origin | None:
    """Take "KYIV, Ukraine, March 5 (AP)" apart, or None if something else stands there."""
    day = re.search(rf"\b{DAY}\b", head, re.IGNORECASE)
    rest = head.replace(day[0], ", ", 1) if day else head
    agency = ""
    if re.fullmatch(r"\s*\([^()]*\)\s*", rest) and not AGENCY.fullmatch(rest.strip(EDGES)):
        rest = rest.strip(EDGES)  # "(ADDIS ABABA)"
    for bracket in BRACKETED.finditer(rest):
        inner = (bracket[1] or bracket[2]).strip(EDGES)
        if inner and not _is_name(inner) and not AGENCY.match(inner):
            return None
        agency = agency or inner
    rest = BRACKETED.sub(", ", rest)
    pieces = [piece.strip(EDGES) for piece in re.split(r",|\||\s[-–—]+\s|[-–—:]\s", rest)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return _Origin(None, 0, day[0] if day else "", agency) if agency else None
    if len(pieces) > 1 and AGENCY.fullmatch(pieces[-1]):
        agency, pieces = pieces[-1], pieces[:-1]  # "Tehran, IRNA –"
    if len(pieces) > 3 or not all(_is_name(piece) for piece in pieces):
        return None
    return _Origin(pieces[0], len(pieces) - 1, day[0] if day else "", agency)


def _is_name(words: str) -> bool:
    """Up to four capitalised words, none of which rules a place out: "Mazar-i-Sharif", "DAR ES SALAAM"."""
    parts = words.split()
    return (
        0 < len(parts) <= 4
        and all(
            part[0].isupper() or part in {"of", "de", "del", "al", "el", "es"} for part in parts
        )
        and all(re.fullmatch(r"[\w.'’/\-]+", part) for part in parts)
        and not any(any(c.isdigit() for c in part) for part in parts)
        and not any(part.strip(".").casefold() in NO_TOWN for part in parts)
    )


def _sure(origin: _Origin, separator: str) -> bool:
    """Whether what stands before the separator is where the report was sent from."""
    town = origin.town
    if town is None:
        return bool(AGENCY.fullmatch(origin.agency))
    if is_town(town):
        return True
    if town.isupper():
        if origin.day or origin.agency:
            return True
        # "SOLVANG: Walking, with a stick" is a speaker; hence no colon.
        return ":" not in separator and (origin.regions > 0 or len(town) > SHORT)
    # "Angela Merkel (CDU) - The chancellor" has neither a day nor an agency.
    return bool(origin.day or AGENCY.fullmatch(origin.agency))

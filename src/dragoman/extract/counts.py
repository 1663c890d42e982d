"""How many an event cost or touched: the killed, wounded, arrested, displaced, by `counts.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from dragoman.codebooks import loading
from dragoman.extract.happenings import Happening
from dragoman.extract.reading import Reading
from dragoman.extract.tolls import TOLL, Toll, toll
from dragoman.parse import Sentence
from dragoman.records import Count, CountOf, EventType

MODALS = re.compile(r"\b(?:could|may|might|would|will|can|should|must|if|not|never|n't)(?: \w+)?(?: have| be| have been)? $")  # fmt: skip
"""What stands before something that has not happened, or did not."""
LONGEST = 3000
"""Characters of a sentence; what is longer is a list or a table, and counts nothing."""
LINE_ENDS = {c: " " for c in range(33) if chr(c).isspace()}
NOBODY = ("no one", "nobody")
UNENDED = ("the", "of", "a", "an", "them", "whom")
"""Who is counted does not end in one of these: "seven *of the* wounded died"."""
OTHERS = r"(?: (?:others|other|more|additional)\b)?"
# Who is counted: up to five words before what is said of them, not over a mark or another number.
_WHO = r"(?:(?: of (?:the |them|whom)?| the)?(?: (?!were\b|was\b|are\b|have\b|had\b|and\b|in\b|when\b|after\b|by\b|died\b|on\b|dead\b|wounded\b|injured\b|from\b|as\b|at\b|who\b|that\b|including\b|during\b|while\b|over\b|between\b|mostly\b|near\b|to\b|with\b|since\b|last\b|this\b|have\b|whom\b)[a-z'’-]+){1,5})?"
_ASIDE = r"(?:,? (?:including|among them|mostly|most of them|many of them) [^,;.]{1,60},)?"
_IN = r"(?: (?:in|at|near|on|from|of|across|outside|around) [^,;.]{1,40}?)?"
_WERE = r"(?: (?:were|was|have been|had been|has been|are|is|being|got|have|had))?(?: (?:also|reportedly|reported|later|now|still|believed to be|confirmed|allegedly|feared))*"


@dataclass(frozen=True, slots=True)
class Told:
    """A count as a passage tells it: characters of its number with who is counted, and of the whole."""

    of: CountOf
    start: int
    end: int
    toll: Toll
    at: int
    households: bool = False


@dataclass(frozen=True, slots=True)
class CountWords:
    """The words of `counts.toml`, as patterns; without a ``hint`` neither of the others can be found."""

    hint: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    types: frozenset[EventType]


@cache
def counts_book() -> dict[CountOf, CountWords]:
    """The codebook, read once, in the order of the kinds of count."""
    return {of: _patterns(of, loading.toml("counts.toml")[of]) for of in get_args(CountOf)}


@cache
def count_words() -> dict[str, frozenset[str]]:
    """The word lists of the codebook."""
    return loading.word_sets("counts.toml")


def _patterns(of: CountOf, words: dict[str, list[str]]) -> CountWords:
    def any_of(*names: str) -> str:
        found = sorted((w for name in names for w in words[name]), key=len, reverse=True)
        return "|".join(map(re.escape, found)) or r"(?!)"

    one = rf"(?:an?|another|his|her|their|its) (?P<one>(?:[a-z'’-]+ ){{0,3}}?(?:{'|'.join(sorted(count_words()['one'], key=len, reverse=True))})\b(?![ -]?(?:post|base|station|chief said)))"
    ofs = [w for w in words["noun"] if w.endswith(" of")]
    head = any_of("done")
    nouns = "|".join(map(re.escape, sorted(ofs, key=len, reverse=True))) or r"(?!)"
    toll_rose = (
        r"|toll[^.;]{0,40}? (?:to|at|of|is|was|reached|stands at|passed|topped|exceeded|hit)"
        if of == "killed"
        else ""
    )
    left = rf"|(?:left|leaving)(?= {TOLL}{OTHERS}{_WHO} (?:{any_of('adjective', 'done')})\b)"
    forced = r"|forced|forcing|drove|driving" if of == "displaced" else ""
    forced_tail = r"(?= .{0,60}?\b(?:flee|from their|out of|to leave|homes))"
    before = (
        rf"\b(?P<cue>{head}|{nouns}{toll_rose}{left}"
        + (rf"|(?:forced|forcing|drove|driving){forced_tail}" if forced else "")
        + rf")(?: another| an additional| a total of| and \w+ed| or \w+ed)? (?:(?P<toll>{TOLL})(?P<who>{OTHERS}{_WHO})|{one})"
    )
    counted = [w for w in words["noun"] if not w.endswith(" of")]
    said = any_of("does", "adjective")
    nouns_after = "|".join(map(re.escape, counted)) or r"(?!)"
    after = (
        rf"\b(?P<toll>{TOLL}|no one|nobody)(?:(?P<who>{OTHERS}{_WHO}){_ASIDE}{_IN}(?:{_WERE} (?P<cue>{head}|{said})\b)"
        rf"|(?: \w+)? (?P<noun>{nouns_after})\b)"
    )
    hint = any_of("done", "noun", "adjective", "does") + "|toll|forced|forcing|drove|driving"
    return CountWords(
        re.compile(hint),
        re.compile(before),
        re.compile(after),
        frozenset(cast("list[EventType]", words["types"])),
    )


def counts_in(text: str) -> list[Told]:
    """What a sentence counts, in its order: "killed 12 people and wounded 30", "the toll rose to 15".

    What could or did not happen is no count, and a part of a number ("including three children") neither.
    """
    if len(text) > LONGEST:
        return []
    low = _lowered(text)
    found: list[Told] = []
    for of, words in counts_book().items():
        if not words.hint.search(low):
            continue
        for m in words.before.finditer(low):
            found += _told(low, of, m, before=True)
        for m in words.after.finditer(low):
            found += _told(low, of, m, before=False)
    return _apart(found)


def _lowered(text: str) -> str:
    """The text in small letters, blanks for line ends, and as long as it was ("İ" would become two)."""
    if text.isascii():
        return text.lower().translate(LINE_ENDS)
    small = (c.lower() for c in text)
    return "".join(
        " " if c.isspace() else s if len(s) == 1 else c for c, s in zip(text, small, strict=True)
    )


def _told(low: str, of: CountOf, m: re.Match[str], *, before: bool) -> Iterator[Told]:
    given = m.groupdict()
    if m.groupdict().get("toll") in NOBODY:
        return
    if before and MODALS.search(low[max(0, m.start() - 24) : m.start()]):
        return
    cue = m.start("cue") if given.get("cue") else m.start("noun")
    if given.get("one"):
        start = m.end("cue") + 1
        yield Told(of, start, m.end("one"), Toll(1, 1, 1), cue)
        yield from _joined(low, of, m.end(), cue)
        return
    how_many = toll(m["toll"])
    if how_many is None:
        return
    who = (given.get("who") or "").split()
    if who[-1:] and who[-1] in UNENDED:
        return
    if _is_no_people(m["toll"], who) or _is_part(low, m.start("toll")):
        return
    if before and not who and re.match(r" ?(?:%|per cent|percent|-|\d)", low[m.end() :]):
        return
    if not before and MODALS.search(low[max(0, cue - 24) : cue]):
        return
    households = bool({w.strip(",") for w in who} & count_words()["households"])
    end = m.end("who") if who else m.end("toll")
    yield Told(of, m.start("toll"), end, how_many, cue, households)
    if before:
        yield from _joined(low, of, m.end(), cue)


JOINED = re.compile(rf"(?:,)? and (?P<toll>{TOLL})(?P<who>{OTHERS}{_WHO})")


def _joined(low: str, of: CountOf, end: int, cue: int) -> Iterator[Told]:
    """ "Killed 12 soldiers *and three civilians*"; not "and 30 others were wounded"."""
    m = JOINED.match(low, end)
    if m is None or not (how_many := toll(m["toll"])):
        return
    rest = low[m.end() : m.end() + 24]
    said = "|".join(w for words in _all_said() for w in words)
    who = m["who"].split()
    if re.match(rf"{_WERE} (?:{said})\b", rest) or not who or _is_no_people(m["toll"], who):
        return
    if set(who) & {w for words in _all_said() for w in words}:
        return
    yield Told(of, m.start("toll"), m.end("who"), how_many, cue)


@cache
def _all_said() -> tuple[tuple[str, ...], ...]:
    book = loading.toml("counts.toml")
    return tuple(
        tuple(map(re.escape, (*book[of]["done"], *book[of]["does"], *book[of]["adjective"])))
        for of in get_args(CountOf)
    )


def _is_no_people(written: str, who: list[str]) -> bool:
    """ "Killed *two days* later", "seized *three ships*", "died in *2014*"."""
    if re.fullmatch(r"(?:19|20)\d\d", written) and not who:
        return True
    return any(w.strip(",") in count_words()["no_people"] for w in who[-1:] + who[:1])


PART = re.compile(r"(?:including|among them|of whom|of them|at age|aged|included|include|,) (?:at least |about |some )?$")  # fmt: skip


def _is_part(low: str, start: int) -> bool:
    """ "12 civilians, *including three children*": counted already."""
    found = PART.search(low[max(0, start - 32) : start])
    return found is not None and not found[0].startswith(",")


def _apart(found: list[Told]) -> list[Told]:
    """One count for each run of words, the nearest cue first, in the order of the text."""
    kept: list[Told] = []
    by_nearness = sorted(
        found, key=lambda t: (min(abs(t.at - t.start), abs(t.at - t.end)), t.start)
    )
    for told in by_nearness:
        if not any(told.start < old.end and old.start < told.end for old in kept):
            kept.append(told)
    return sorted(kept, key=lambda t: t.start)


def counts_of(reading: Reading, happenings: Sequence[Happening]) -> list[tuple[Count, ...]]:
    """The counts of each event, in the order of the events.

    A count belongs to the nearest event of a fitting type in its own sentence; where there is none, to
    one that the sentence before told, if both are of one time.
    """
    found: list[list[Count]] = [[] for _ in happenings]
    sentences = list(reading.parse.sentences)
    for n, sentence in enumerate(sentences):
        base = reading.doc[sentence.start].idx
        last = reading.doc[sentence.end - 1]
        text = reading.report.text[base : last.idx + len(last.text)]
        for told in counts_in(text):
            owner = _owner(reading, happenings, sentences, n, told, base)
            if owner is None:
                continue
            quote = reading.report.quote(base + told.start, base + told.end)
            count = Count(
                of=told.of, words=quote, value=told.toll.value, low=told.toll.low,
                high=told.toll.high, households=told.households,
            )  # fmt: skip
            if not any(_is_same(count, old) for old in found[owner]):
                found[owner].append(count)
    return [tuple(counts) for counts in found]


def _is_same(one: Count, other: Count) -> bool:
    return (one.of, one.value, one.low, one.high) == (other.of, other.value, other.low, other.high)


def _owner(
    reading: Reading,
    happenings: Sequence[Happening],
    sentences: Sequence[Sentence],
    n: int,
    told: Told,
    base: int,
) -> int | None:
    """Which of the events a count belongs to."""
    types = counts_book()[told.of].types
    here = [
        i for i, h in enumerate(happenings)
        if h.type in types and sentences[n].start <= h.trigger[0] < sentences[n].end
    ]  # fmt: skip
    if here:
        at = base + told.at
        best = list(loading.toml("counts.toml")[told.of]["types"])
        return min(
            here,
            key=lambda i: (
                abs(reading.doc[happenings[i].trigger[0]].idx - at) > 0,
                best.index(happenings[i].type),
                abs(reading.doc[happenings[i].trigger[0]].idx - at),
            ),
        )
    if n == 0:
        return None
    before = [
        i for i, h in enumerate(happenings)
        if h.type in types and sentences[n - 1].start <= h.trigger[0] < sentences[n - 1].end
    ]  # fmt: skip
    if not before or _is_of_another_time(reading, sentences[n], happenings[before[-1]]):
        return None
    return before[-1]


def _is_of_another_time(reading: Reading, sentence: Sentence, happening: Happening) -> bool:
    """Whether a sentence tells of days that are not the event's: "In 2014 a war killed 2,000"."""
    first, last = reading.doc[sentence.start], reading.doc[sentence.end - 1]
    for time in reading.times_in(first.idx, last.idx + len(last.text)):
        period, date = time.period, happening.date
        if period is None:
            continue
        if date is None:
            published = reading.report.published
            if published is None or period.last.year < published.year:
                return True
        elif period.last < date.first or period.first > date.last:
            return True
    return bool({t.lower_ for t in reading.doc[sentence.start : sentence.end]} & {"since"})

"""How many: "at least 12", "dozens of", "between 10 and 15", as bounds and a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.numbers import ONES, TENS, WORDS, number

LOWER = ("at least", "no fewer than", "no less than", "a minimum of", "minimum of")
OVER = ("more than", "over", "upwards of", "in excess of", "well over")
UPPER = ("up to", "as many as", "at most", "no more than", "a maximum of")
UNDER = ("fewer than", "less than", "under", "nearly", "almost", "close to")
ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated")
MANY = {
    "hundreds of thousands": 200_000, "tens of thousands": 20_000, "thousands": 2_000,
    "hundreds": 200, "scores": 40, "dozens": 24, "several thousand": 3_000,
    "several hundred": 300, "several dozen": 36, "several": 3, "a handful": 3, "a few": 3,
}  # fmt: skip
"""Words that leave the number open, and the least that they say."""


def _any_of(words: tuple[str, ...] | dict[str, int]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: (?:million|thousand|hundred))?"
_SMALL = "|".join((*ONES[1:], *TENS))
_LARGE = rf"(?:(?:{_SMALL}) )?(?:hundred|thousand|dozen|million)\b(?:,?(?: and)? (?:{_SMALL})(?:[ -](?:{_SMALL}|hundred))*)?"
_ONE = rf"(?:{_DIGITS}|(?:a )?{_LARGE}|(?:{WORDS})|(?:a |one )?(?:couple|dozen|hundred|thousand|million)|half a million)"
_HOW = rf"(?:{_any_of((*LOWER, *OVER, *UPPER, *UNDER, *ABOUT))})"
TOLL = (
    rf"(?:between {_ONE} and {_ONE}|(?:{_HOW} )?{_ONE} (?:to|or) {_ONE}|(?:{_HOW} )?\d+[-–]\d+"
    rf"|(?:{_HOW} )?{_ONE}(?: or more)?|(?:many )?(?:{_any_of(MANY)}))"
)
"""A regular expression, in small letters, for how many there are."""


@dataclass(frozen=True, slots=True)
class Toll:
    """``value`` is the number told, ``low`` and ``high`` are the bounds that its words leave."""

    value: int | None
    low: int | None
    high: int | None


def toll(written: str) -> Toll | None:
    """What the words say; None where they are no number.

    "More than 100" is 101 and up, "about 100" has a value and no bounds, "dozens" 24 and up.
    """
    words = " ".join(written.lower().split())
    words = words.removeprefix("many ")
    if words in MANY:
        return Toll(None, MANY[words], None)
    if m := re.fullmatch(rf"between ({_ONE}) and ({_ONE})", words):
        return _range(m[1], m[2])
    how = next((h for h in (*LOWER, *OVER, *UPPER, *UNDER, *ABOUT) if words.startswith(h + " ")), "")  # fmt: skip
    rest = words[len(how) :].strip()
    if m := re.fullmatch(rf"({_ONE}) (?:to|or) ({_ONE})|(\d+)[-–](\d+)", rest):
        return _range(m[1] or m[3], m[2] or m[4])
    more = rest.endswith(" or more")
    value = _whole(rest.removesuffix(" or more"))
    if value is None:
        return None
    if more or how in LOWER:
        return Toll(value, value, None)
    if how in OVER:
        return Toll(value, value + 1, None)
    if how in UPPER:
        return Toll(value, None, value)
    if how in UNDER:
        return Toll(value, None, value)
    return Toll(value, None, None) if how in ABOUT else Toll(value, value, value)


def _range(first: str, last: str) -> Toll | None:
    low, high = _whole(first), _whole(last)
    if low is None or high is None or low > high:
        return None
    return Toll(None, low, high)


def _whole(written: str) -> int | None:
    """A number of people; "1.2 million" is 1,200,000."""
    if m := re.fullmatch(r"(\d+(?:\.\d+)?) (hundred|thousand|million)", written):
        scale = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}[m[2]]
        return round(float(m[1]) * scale)
    if written in ("half a million", "a million", "one million", "million"):
        return 500_000 if written.startswith("half") else 1_000_000
    if written.endswith(" million"):
        some = _whole(written.removesuffix(" million"))
        return some * 1_000_000 if some is not None else None
    value = number(written)
    return int(value) if value is not None and value == int(value) and value > 0 else None

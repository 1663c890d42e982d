"""Numbers as English writes them: "12", "twenty-four", "a couple of", "two and a half"."""

from __future__ import annotations

import re

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES = {w: n for n, w in enumerate(ONES)} | {w: n * 10 for n, w in enumerate(TENS, 2)}
VALUES |= {"a": 1, "an": 1, "couple": 2, "dozen": 12, "hundred": 100, "thousand": 1000}
ORDER = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

_BELOW = rf"(?:(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(ONES[1:10])}))?|{'|'.join(ONES[1:])})\b"
WORDS = rf"(?:(?:an? )?hundred(?: and {_BELOW})?|{_BELOW}(?: (?:hundred|thousand))?|an? dozen)"
"""A regular expression for a number that is spelled out."""

NUMBER = (
    rf"\d{{1,4}}(?:[.,]\d+)?(?: \d/\d| million| billion)?(?: and a half)?|{WORDS}(?: and a half)?|(?:a )?couple(?: of)?|"
    r"half an?|an?(?: good| full)? few|an?|several|few|some|many|a number of"
)
"""One that counts units of time; those that leave open how many are in `OPEN`."""

OPEN = re.compile(r"few|several|some|many|number")


def number(written: str) -> float | None:
    """What it is; None where it leaves open how many ("several", "a few")."""
    written = written.replace(",", "")
    if OPEN.search(written):
        return None
    half = 0.5 if "and a half" in written else 0.0
    written = written.removesuffix(" and a half")
    for scale, many in (("million", 1e6), ("billion", 1e9)):
        if written.endswith(scale):
            return float(written.removesuffix(scale)) * many
    if written.startswith("half a"):
        return 0.5
    if m := re.match(r"(\d+(?:\.\d+)?)(?: (\d)/(\d))?$", written):
        return float(m[1]) + (int(m[2]) / max(int(m[3]), 1) if m[2] else 0) + half
    written = re.sub(r"^an? (?=\w)", "", written)
    total, last = 0, 0
    for word in re.split(r"[\s-]+", written):
        if word in ("and", "of") or word not in VALUES:
            continue
        if word in ("hundred", "thousand", "dozen"):
            total, last = total - last + max(last, 1) * VALUES[word], 0
        else:
            last = VALUES[word]
            total += last
    return total + half or None


def spelled_year(written: str) -> int:
    """ "Nineteen ninety-six", "two thousand and one"."""
    words = re.split(r"[\s-]+", written)
    if words[0] == "nineteen":
        return 1900 + int(number(" ".join(words[1:])) or 0)
    return 2000 + int(number(" ".join(words[2:])) or 0)


def nth(written: str) -> int:
    """ "Third", "twenty-first"."""
    first, _, last = written.replace(" ", "-").rpartition("-")
    if last == "thirtieth":
        return 30
    return VALUES.get(first, 0) + ORDER.index(last)

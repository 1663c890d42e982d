"""Many reports from a few: the samples with other names, days and figures, paragraphs shuffled.

Timing the same sentences again and again would flatter whatever remembers words that it has
seen. The varied texts read like reports, and hardly a sentence stands in them twice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.records import Report

SAMPLES = Path(__file__).parent.parent / "samples" / "texts"

STATES = (
    "Kyrgyzstan", "Tajikistan", "Uzbekistan", "Turkmenistan", "Kazakhstan", "Georgia", "Armenia",
    "Azerbaijan", "Mongolia", "Nepal", "Chad", "Niger", "Mali", "Kenya", "Uganda", "Peru", "Bolivia",
)  # fmt: skip
TOWNS = (
    "Ashgabat", "Astana", "Tashkent", "Dushanbe", "Bishkek", "Geneva", "Vienna", "Tbilisi", "Nairobi",
    "Kampala", "Lima", "Ankara", "Muscat", "Doha", "Oslo",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
SYLLABLES = (
    "ba",
    "dor",
    "el",
    "gul",
    "i",
    "ka",
    "len",
    "mu",
    "nar",
    "os",
    "ri",
    "sha",
    "tem",
    "ur",
)

TABLES = tuple({one: table for table in (STATES, TOWNS, DAYS, MONTHS) for one in table}.items())
KNOWN = re.compile(r"\b(?:" + "|".join(one for one, _ in TABLES) + r")\b")
SURNAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}(?:ov|ova|ev|eva|zoda|ang|iani)\b")
DIGIT = re.compile(r"(?<=\d)\d")
GAP = re.compile(r"\n\s*\n")


def reports(words: int, *, seed: int) -> Iterator[Report]:
    """Varied reports until they hold ``words`` words together; the same for the same ``seed``."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    samples = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    told = made = 0
    while told < words:
        text = _varied(samples[made % len(samples)], chance)
        yield Report(id=f"v{seed}_{made}", text=text)
        told += len(text.split())
        made += 1


def _varied(text: str, chance: random.Random) -> str:
    others: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        one = found[0]
        if one not in others:
            table = dict(TABLES).get(one)
            others[one] = chance.choice(table) if table else _surname(chance)
        return others[one]

    text = SURNAME.sub(other, KNOWN.sub(other, text))
    text = DIGIT.sub(lambda _: str(chance.randrange(1, 9)), text)
    first, *rest = GAP.split(text.strip())
    chance.shuffle(rest)
    return "\n\n".join([first, *rest])


def _surname(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize() + "ov"

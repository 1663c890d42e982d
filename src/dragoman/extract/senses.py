"""What an expression of time means: days, how finely it tells them, or a length of time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Period

type TimeKind = Literal["date", "time", "duration", "set", "age", "past", "present", "future"]
"""Days; hours of a day; a length; what comes round again; how old somebody is; "recently", "now" and "soon"."""

type Grain = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half",
    "year", "decade", "century", "millennium", "time",
]  # fmt: skip
"""The unit that an expression speaks in; "time" in "for some time"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What the words mean.

    ``period`` is their days, as far as they are known. ``grain`` says what the words count in: "two
    weeks ago" in weeks. ``count`` is how many of it a duration has ("for *three* days", "the last
    *two* decades"); None is some, and a set comes round each ``count`` of ``grain``. ``clock`` is an hour
    ("14:00") or a part of the day ("morning"). ``weekday`` is that of a set, 1 for Monday.
    """

    period: Period | None = None
    kind: TimeKind = "date"
    grain: Grain = "day"
    count: float | None = None
    clock: str | None = None
    weekday: int | None = None
    vague: bool = False
    """Whether the words measure a stretch rather than name it ("recent years")."""

    @property
    def is_day(self) -> bool:
        """Whether it names one day, or hours of one."""
        return (
            self.period is not None
            and self.period.first == self.period.last
            and self.kind in ("date", "time")
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    ``year`` is the year of the report's own dates, for a report whose day of publication is not known;
    ``told`` what was told of last, ``told_day`` the last day, from which "a day earlier" counts, ``told_part`` the
    last quarter or other part of a year in the same paragraph; ``ahead`` whether the words around speak of what
    is to come, or of what is past (False), ``since`` whether they speak of what has begun.
    """

    published: dt.date | None = None
    year: int | None = None
    told: Sense | None = None
    told_day: dt.date | None = None
    told_part: Sense | None = None
    ahead: bool | None = None
    since: bool = False

"""How a source is doing: when it last answered, what it usually yields, and whether it fell silent."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

DAYS_KEPT = 56
WEEKS_COUNTED = 4
ROUNDS_KEPT = 50
HABIT_DAYS = 10
ENOUGH_DAYS = 4
"""Days with something new from which a habit is told."""
PATIENCE = 2.0
"""A source is silent when its pause is so many times longer than its long pauses are."""
LEAST_DAYS = 2


@dataclass(frozen=True, slots=True)
class Round:
    """One fetch: what was new, what was known, what was refused, and what went wrong as a whole."""

    at: dt.datetime
    new: int = 0
    known: int = 0
    refused: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """What `of` tells from a state. ``a_day`` is the median of new reports a day, None while young."""

    last_try: dt.datetime | None
    last_success: dt.datetime | None
    last_error: str | None
    last_new: dt.date | None
    new: int
    known: int
    refused: int
    a_day: float | None
    silent: str | None

    def to_json(self) -> dict[str, Any]:
        """As JSON has it, moments and days as ISO 8601."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in found.items()
        }


def noted(state: dict[str, Any], one: Round) -> dict[str, Any]:
    """The state of a source after a round."""
    at = one.at.isoformat(timespec="seconds")
    rounds = [
        *state.get("rounds", []),
        {"at": at, "new": one.new, "known": one.known, "refused": one.refused, "error": one.error},
    ]
    state = {**state, "rounds": rounds[-ROUNDS_KEPT:], "last_try": at}
    if one.error is None:
        state["last_success"] = at
        state.setdefault("first_success", at)
    day = one.at.date()
    days: dict[str, int] = dict(state.get("days", {}))
    if one.new:
        days[day.isoformat()] = days.get(day.isoformat(), 0) + one.new
    oldest = (day - dt.timedelta(days=DAYS_KEPT)).isoformat()
    # The last days with something new are kept for as long as it takes, lest a long silence is forgotten.
    last = sorted(days)[-HABIT_DAYS:]
    state["days"] = {when: n for when, n in days.items() if when >= oldest or when in last}
    return state


def of(state: dict[str, Any], now: dt.datetime) -> Health:
    """The health that a state tells of, as of now (UTC)."""
    rounds = state.get("rounds", [])
    last = rounds[-1] if rounds else {}
    days = {dt.date.fromisoformat(when): count for when, count in state.get("days", {}).items()}
    return Health(
        last_try=_moment(state.get("last_try")),
        last_success=_moment(state.get("last_success")),
        last_error=last.get("error"),
        last_new=max(days, default=None),
        new=last.get("new", 0),
        known=last.get("known", 0),
        refused=last.get("refused", 0),
        a_day=_a_day(days, _moment(state.get("first_success")), now),
        silent=_silence(days, _moment(state.get("last_success"))),
    )


def _a_day(days: dict[dt.date, int], first: dt.datetime | None, now: dt.datetime) -> float | None:
    """The median of new reports a day over the last weeks; today, which is not over, is left out.

    The first day is, too: it brings what had gathered before.
    """
    if first is None:
        return None
    begin = max(first.date(), now.date() - dt.timedelta(weeks=WEEKS_COUNTED) - dt.timedelta(days=1))
    counted = [
        days.get(begin + dt.timedelta(days=n), 0) for n in range(1, (now.date() - begin).days)
    ]
    return float(median(counted)) if len(counted) >= ENOUGH_DAYS else None


def _silence(days: dict[dt.date, int], asked: dt.datetime | None) -> str | None:
    """A sentence if the source has been silent for longer than its habit, else None.

    Counted up to when it last answered: a machine that was switched off hears nothing.
    """
    if asked is None or len(days) < ENOUGH_DAYS:
        return None
    ordered = sorted(days)
    pauses = sorted((b - a).days for a, b in pairwise(ordered))
    usual = pauses[math.ceil(0.9 * len(pauses)) - 1]
    silent = (asked.date() - ordered[-1]).days
    if silent > max(LEAST_DAYS, PATIENCE * usual):
        return (
            f"nothing new for {silent} days, where it rarely pauses for more than "
            f"{usual} {'day' if usual == 1 else 'days'}"
        )
    return None


def silences(states: Iterable[tuple[str, dict[str, Any]]], now: dt.datetime) -> list[str]:
    """A sentence for each source that fell silent."""
    return [f"{name}: {told}." for name, state in states if (told := of(state, now).silent)]


def _moment(words: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(words) if words else None

"""Records as a reader would make them, from few words."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.records import (
    Actor,
    Commitment,
    Count,
    Event,
    Meeting,
    Office,
    Period,
    Report,
    ReportRecord,
    Roles,
    Statement,
)

PEOPLE = {
    # name: country, key, offices
    "Aru": ("KAZ", "person:dana aru", ("foreign minister",)),
    "Bek": ("KGZ", "person:timur bek", ("foreign minister",)),
    "Civ": ("UZB", "person:lola civ", ("foreign minister",)),
    "Dov": ("KAZ", "person:omar dov", ("defence minister",)),
}


def day(written):
    return dt.date.fromisoformat(written) if written else None


class Making:
    """A record of one report, built piece by piece; every quotation is the whole text."""

    def __init__(self, id, text="Told.", published=None, **about):
        self.report = Report(id=id, text=text, published=day(published), **about)
        self.actors = {}
        self.made = {"meetings": [], "events": [], "statements": [], "commitments": []}

    def quote(self, words=None):
        words = words or self.report.text
        start = self.report.text.index(words)
        return self.report.quote(start, start + len(words))

    def person(self, name, key=None, country=None, offices=(), full=None):
        known = PEOPLE.get(name, (country, key, offices))
        country, key, offices = known
        at = f"{self.report.id}/{name}"
        self.actors[at] = Actor(
            id=at, evidence=self.quote(), name=full or name, kind="person", country=country,
            offices=tuple(Office(title=o) for o in offices), key=key,
        )  # fmt: skip
        return at

    def all(self, names):
        return tuple(self.person(n) for n in names.split())

    def meeting(self, names, date=None, place=None, **more):
        self._put("meetings", Meeting, date=date and Period.parse(date), place=place,
                  form=more.pop("form", "talks"), roles=Roles(participant=self.all(names)), **more)  # fmt: skip
        return self

    def event(self, type, doers, to="", date=None, place=None, killed=None, trigger=None):
        counts = (Count(of="killed", words=self.quote(), value=killed, low=killed, high=killed),)
        self._put("events", Event, type=type, actors=self.all(doers), recipients=self.all(to),
                  trigger=self.quote(trigger), date=date and Period.parse(date), place=place,
                  counts=counts if killed else ())  # fmt: skip
        return self

    def statement(self, name, content):
        self._put("statements", Statement, speakers=self.all(name), cue=None, act="assert",
                  content=self.quote(content), form="direct")  # fmt: skip
        return self

    def commitment(self, name, act, **more):
        self._put("commitments", Commitment, makers=self.all(name), act=self.quote(act), **more)
        return self

    def _put(self, kind, made, **fields):
        at = f"{self.report.id}/{kind}{len(self.made[kind])}"
        self.made[kind].append(made(id=at, evidence=self.quote(), **fields))

    def record(self):
        made = {kind: tuple(some) for kind, some in self.made.items()}
        return ReportRecord(report=self.report, actors=tuple(self.actors.values()), **made)


@pytest.fixture
def making():
    return Making

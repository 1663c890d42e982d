"""One report after the other joined to all before it: copies, story, meetings, events, words, promises, persons.

joiner = Joiner()
for record in records:
    for join in joiner.add(record):
        print(join.kind, join.left, join.right, join.reason)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.records import Report, ReportRecord
from dragoman.resolve.across import accounts as told
from dragoman.resolve.across import copies, duplicates, persons, stories
from dragoman.resolve.across.accounts import Account
from dragoman.resolve.across.candidates import Candidates, Shelf
from dragoman.resolve.across.commitments import same_commitment
from dragoman.resolve.across.duplicates import Wording
from dragoman.resolve.across.events import same_event
from dragoman.resolve.across.joins import Join, JoinKind
from dragoman.resolve.across.meetings import same_meeting
from dragoman.resolve.across.persons import Person
from dragoman.resolve.across.statements import same_statement
from dragoman.resolve.across.stories import Story

type Judge = Callable[[Account, Account], Join | None]

JUDGES: Mapping[JoinKind, Judge] = {
    "meeting": same_meeting, "event": same_event,
    "statement": same_statement, "commitment": same_commitment,
}  # fmt: skip
MOST = 80
"""Accounts that a new one is compared with, those first that share most keys with it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reports before have told, where a new one's candidates are looked up."""

    wordings: Candidates[Wording] = field(default_factory=Shelf)
    stories: Candidates[Story] = field(default_factory=Shelf)
    accounts: Candidates[Account] = field(default_factory=Shelf)
    persons: Candidates[Person] = field(default_factory=Shelf)


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins each report that is added with those added before.

    ``judges`` say when two accounts are of one thing; leave one out to leave a kind unjoined.
    """

    seen: Seen = field(default_factory=Seen)
    judges: Mapping[JoinKind, Judge] = field(default_factory=lambda: JUDGES)

    def add(self, record: ReportRecord) -> list[Join]:
        """All joins of a report with earlier ones. A report that was added already gives none.

        A report whose text was edited needs an id of its own.
        """
        if self.seen.wordings.get(record.report.id) is not None:
            return []
        story, found = self.text(record.report)
        return [*found, *self.things(record, story)]

    def text(self, report: Report) -> tuple[str, list[Join]]:
        """A report's story, and the joins of its text: with near-duplicates, copies and the story."""
        wording = duplicates.report_wording(report)
        found = list(self._copies(wording))
        self.seen.wordings.put(wording.report, wording, duplicates.keys(wording.runs))
        story, join = stories.story_of(stories.gist(report), self.seen.stories)
        return story.id, [*found, join] if join else found

    def things(self, record: ReportRecord, story: str) -> list[Join]:
        """The joins of what a report of this story tells, and of the persons in it."""
        found = list(self._accounts(list(told.accounts(record, story))))
        return [*found, *self._persons(list(persons.persons(record, story)))]

    def _copies(self, new: Wording) -> Iterator[Join]:
        for other, of_all, of_shorter in duplicates.alike(new, self.seen.wordings):
            if join := duplicates.near_duplicate(new, other, of_all):
                yield join
            if join := copies.copied(new, other, of_shorter):
                yield join

    def _accounts(self, new: list[Account]) -> Iterator[Join]:
        rated: list[tuple[Join, Account, Account]] = []
        for account in new:
            judge = self.judges.get(account.kind)
            if judge is None:
                continue
            for other in self.seen.accounts.sharing(told.keys(account), most=MOST):
                join = judge(account, other) if other.kind == account.kind else None
                rated.extend([(join, account, other)] if join else [])
        for account in new:
            self.seen.accounts.put(account.id, account, told.keys(account))
        yield from one_to_one(rated)

    def _persons(self, new: list[Person]) -> Iterator[Join]:
        found = [join for person in new for join in persons.joins_of(person, self.seen.persons)]
        for person in new:
            persons.remember(person, self.seen.persons)
        yield from found


def one_to_one(rated: Iterable[tuple[Join, Account, Account]]) -> Iterator[Join]:
    """Of each other report's accounts at most one for each of ours, the best first.

    What a report tells apart, as two meetings, is not made one by another report.
    """
    taken: set[tuple[str, str]] = set()
    for join, ours, theirs in sorted(rated, key=lambda r: (-r[0].score, r[0].id)):
        pairs = {(ours.id, theirs.report), (theirs.id, ours.report)}
        if not taken & pairs:
            taken |= pairs
            yield join

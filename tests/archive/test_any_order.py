"""Whatever is done with an archive, in whatever order, nothing is lost and nothing is made up."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from dragoman.archive import Archive
from dragoman.jsonform import to_json
from dragoman.records import Report

SENTENCES = (
    "Chad will reopen the crossing.", "Lars Holm said aid could end.", "Amina Daoud met Lars Holm in Oslo.",
    "Perhaps Norway objects.", "Peru thanked Chad.", "Rosa Quispe said the crossing was open.", "Chad will send Ж ☂.",
)  # fmt: skip
IDS = ("a", "b")
CHOICE = st.integers(min_value=0, max_value=10_000)
SOME = settings(
    max_examples=6,
    stateful_step_count=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


class Life(RuleBasedStateMachine):
    """An archive, and what must be true of it."""

    def __init__(self, new, stub, folder):
        super().__init__()
        self.new, self.stub, self.folder = new, stub, folder
        self.archive = Archive.open(new())
        self.versions = {one: [] for one in IDS}
        self.better = {}
        self.judged = []

    @rule(
        id=st.sampled_from(IDS),
        said=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
        better=st.booleans(),
    )
    def add(self, id, said, better):
        report = Report(id=id, text=" ".join(said), source="Wire")
        known = self.versions[id]
        expected = "known" if report in known else "edited" if known else "new"

        assert self.archive.expect(report) == expected
        reader = "full" if better else "fast"
        assert self.archive.add(self.stub.read(report, better=better), reader=reader) == expected
        if expected != "known":
            known.append(report)
            self.better[id] = better

    @rule(better=st.booleans(), again=st.booleans())
    def reread(self, better, again):
        reader = "full" if better else "fast"
        with self.archive.run("reread", reader) as run:
            read = lambda reports: self.stub.read_all(reports, reader=reader)  # noqa: E731
            list(self.archive.reread_all(read, run, again=again))
        self.better = dict.fromkeys(self.better, better)

    @rule(which=CHOICE, verdict=st.sampled_from(["confirm", "reject", "correct"]))
    def judge(self, which, verdict):
        found = self.archive.find(limit=50, rejected=True)
        found = [one for one in found if one.kind != "report"]
        if not found:
            return
        one = found[which % len(found)]
        fields = {"place": "Elsewhere"} if "place" in one.json else {"topics": ["water"]}
        given = fields if verdict == "correct" else None
        judgement = self.archive.judge(one.id, verdict, by="ana", fields=given)
        self.judged.append([judgement, one.id, verdict, True])

    @rule(which=CHOICE)
    def undo(self, which):
        standing = [j for j in self.judged if j[3]]
        if standing:
            one = standing[which % len(standing)]
            self.archive.undo(one[0], by="ben")
            one[3] = False

    @rule()
    def move(self):
        file = self.folder / "backup.zip"
        self.archive.backup(file)
        before = list(self.archive.content())
        self.archive.close()
        self.archive = Archive.open(self.new())
        self.archive.restore(file)
        assert list(self.archive.content()) == before

    def holding(self):
        """The verdict in force on each record."""
        return {record: verdict for _, record, verdict, holds in self.judged if holds}

    def teardown(self):
        try:
            self.look()
        finally:
            self.archive.close()

    def look(self):
        holding = self.holding()
        kept = [j for j in self.archive.judgements() if not j.undoes]
        assert [(j.id, j.subject, j.verdict, j.holds) for j in kept] == [
            tuple(j) for j in self.judged
        ]
        for one, reports in self.versions.items():
            for number, report in enumerate(reports, 1):
                assert self.archive.record(one, version=number).report == report
            if reports:
                self.look_at(one, reports[-1])
        shown = {f.id: f.verdict for f in self.archive.find(limit=200) if f.kind != "report"}
        assert "reject" not in shown.values()
        assert all(holding.get(one) == verdict for one, verdict in shown.items())
        assert self.archive.check() == []

    def look_at(self, id, report):
        """The report says what its reader finds, and what a person holds true or once held true."""
        expected = to_json(self.stub.read(report, better=self.better[id]))
        found = to_json(self.archive.record(id))
        touched = {record for _, record, verdict, _ in self.judged if verdict != "reject"}
        for name in ("actors", "statements", "commitments", "meetings", "events", "doubts"):
            more = [one for one in found[name] if one not in expected[name]]
            assert all(one in found[name] for one in expected[name])
            assert name == "actors" or {one["id"] for one in more} <= touched


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_is_lost(place, stub, tmp_path, database):
    run_state_machine_as_test(lambda: Life(lambda: place(database), stub, tmp_path), settings=SOME)


@given(order=st.permutations(range(6)), twice=st.lists(st.integers(0, 5), max_size=3))
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_order_of_adding_does_not_matter(place, stub, order, twice):
    report = Report(id="", text="", source="Wire")
    reports = [
        replace(report, id=f"r{n}", text=" ".join(some))
        for n, some in enumerate(itertools.islice(itertools.combinations(SENTENCES, 3), 6))
    ]
    contents = []
    for numbers in (range(6), [*order, *twice]):
        with Archive.open(place("sqlite")) as archive:
            for n in numbers:
                archive.add(stub.read(reports[n]))
            contents.append(list(archive.content()))
    assert contents[0] == contents[1]

"""A record as a person reads it in the terminal.

Without colours, and when the output is piped, the same words come as plain text:
what colours would set off stands between asterisks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.records import (
    Actor,
    Commitment,
    Doubt,
    Event,
    Meeting,
    Quote,
    ReportRecord,
    Statement,
)
from dragoman.share import wording
from dragoman.share.context import in_context
from dragoman.share.shown import on_one_line

WIDEST = 100
"""Columns. Longer lines are hard to read, however wide the terminal is."""
NARROW = 60
"""Columns below which labels stand above what they label."""
LABELS = 13
"""Columns for the labels; none is longer."""

UNSURE = 0.75
"""Below this, a name in a row of names is told with its confidence."""

FAINT = "bright_black"
TONE_STYLES = {
    "warm": "green", "pressing": "yellow", "grave": "magenta", "harsh": "red", "plain": "cyan",
}  # fmt: skip
STATUS_STYLES = {
    "held": "green", "planned": "yellow", "cancelled": "red", "kept": "green", "broken": "red",
    "agreed": "green", "conditional": "yellow", "new": "cyan", "reaffirmed": "cyan",
}  # fmt: skip


def print_record(record: ReportRecord, console: Console) -> None:
    """Print one report's record."""
    Sheet(record, console).print()


class Sheet:
    """One record laid out for one console."""

    def __init__(self, record: ReportRecord, console: Console) -> None:
        self.record = record
        self.console = console
        self.width = min(console.width, WIDEST)
        self.plain = console.color_system is None and not console.is_terminal
        self.plain |= console.is_dumb_terminal
        self.introduced: set[str] = set()

    def print(self) -> None:
        """Print head and sections, each followed by an empty line."""
        if not self.plain:
            self.lay_out()
            return
        with self.console.capture() as captured:
            self.lay_out()
        # Columns are filled with spaces; a pipe or a file is better without them.
        for line in captured.get().splitlines():
            self.console.file.write(line.rstrip() + "\n")

    def lay_out(self) -> None:
        """Print everything."""
        for block in self.blocks():
            self.console.print(block, width=self.width)
            self.console.print()

    def blocks(self) -> Iterator[RenderableType]:
        """The head, then the sections for which there is something."""
        yield self.head()
        if not any(True for _ in self.record.records()):
            yield Text(wording.NOTHING)
            return
        sections = (
            ("WHO", self.who()),
            ("MEETINGS", map(self.meeting, self.record.meetings)),
            ("SAID", map(self.statement, self.record.statements)),
            ("PROMISED", map(self.commitment, self.record.commitments)),
            ("HAPPENED", map(self.event, self.record.events)),
            ("OPEN QUESTIONS", map(self.doubt, self.record.doubts)),
        )
        for name, items in sections:
            found = list(items)
            if found:
                gap = [] if name == "WHO" else [Text()]
                spaced = [line for item in found for line in (item, *gap)]
                yield Group(Text(name, style="bold underline"), *spaced[: -1 if gap else None])

    def head(self) -> RenderableType:
        """Title, origin and how much was found, between two lines."""
        report, rule = self.record.report, Text("─" * self.width, style=FAINT)
        lines = [Text(wording.title_of(report), style="bold")]
        if origin := wording.origin_of(report):
            lines.append(Text(" · ".join(origin)))
        if counts := wording.summary(self.record):
            lines.append(Text(" · ".join(counts), style=FAINT))
        return Group(rule, *(Padding(line, (0, 1)) for line in lines), rule)

    def who(self) -> Iterator[RenderableType]:
        """Actors by kind: people one a line with their offices, the others in a row."""
        for kind, heading in wording.GROUPS.items():
            actors = [a for a in self.record.actors if a.kind == kind]
            if not actors:
                continue
            lines = [self.person(a) for a in actors] if kind == "person" else [self.row(actors)]
            yield self.labelled(Text(heading, style=FAINT), *lines)

    def person(self, actor: Actor) -> Text:
        """Name, offices and country."""
        line = Text(on_one_line(actor.name), style="bold")
        if offices := wording.offices_of(actor):
            line.append(f"  {offices}", style="not bold")
        return self.told(line, actor.country, actor.confidence)

    def row(self, actors: Iterable[Actor]) -> Text:
        """Names with dots between them; how sure they are only where that is little."""
        lines = []
        for actor in actors:
            line = Text(on_one_line(actor.name))
            country = None if actor.kind == "state" else actor.country
            sure = 1.0 if actor.confidence >= UNSURE else actor.confidence
            lines.append(self.told(line, country or " ".join(actor.members), sure))
        return Text.assemble((" · ", FAINT)).join(lines)

    def told(self, line: Text, country: str | None, confidence: float) -> Text:
        """The line with country and confidence, faint, behind it."""
        for more in (country, wording.sureness(confidence)):
            if more:
                line.append(f" {on_one_line(more)}", style=f"{FAINT} not bold")
        return line

    def meeting(self, meeting: Meeting) -> RenderableType:
        """When and where, of which form, who was there as what, about what."""
        when = [wording.day(meeting.date)] if meeting.date else []
        where = [on_one_line(meeting.place)] if meeting.place else []
        form = (meeting.form, wording.LEVELS[meeting.level], wording.MODES[meeting.mode])
        line = Text(" ".join(filter(None, form)).capitalize(), style="bold")
        if when or where:
            line.append(" · " + " · ".join(when + where), style="not bold")
        self.told(line, None, meeting.confidence)
        details = list(self.cast(meeting))
        if meeting.subject:
            details.append(Text.assemble(("about ", FAINT), self.words(meeting.subject)))
        details.extend(
            Text.assemble((f"{name} ", FAINT), told) for name, told in self.around(meeting)
        )
        label = Text(meeting.status, style=STATUS_STYLES[meeting.status])
        return self.labelled(label, line, *details, self.quoted(meeting.evidence))

    def around(self, meeting: Meeting) -> Iterator[tuple[str, str]]:
        """How long it was, which round, what came out of it, what follows and what it was part of."""
        if meeting.length:
            yield "lasted", wording.lasting(meeting.length)
        if meeting.round:
            yield "round", wording.which_round(meeting.round)
        if meeting.documents:
            yield "papers", wording.listed(map(wording.paper, meeting.documents))
        if meeting.next:
            later = wording.gist(self.record, meeting.next.meeting)
            yield "next", later or self.words(meeting.next.words)
        if larger := wording.gist(self.record, meeting.part_of):
            yield "part of", larger

    def cast(self, meeting: Meeting) -> Iterator[Text]:
        """A line for each role that somebody has."""
        special: set[str] = set()
        for role in ("convener", "host", "partner", "chair", "mediator"):
            if actors := getattr(meeting.roles, role):
                special |= set(actors)
                yield self.role(role, actors)
        rest = [a for a in meeting.roles.participant if a not in special]
        if rest:
            yield self.role("also there" if special else "with", rest)

    def role(self, role: str, actors: Iterable[str]) -> Text:
        """A role and who has it."""
        return Text.assemble((f"{role} ", FAINT), self.names(actors))

    def statement(self, statement: Statement) -> RenderableType:
        """The speaker, and the words in their sentence, or alone where nothing can be faint."""
        label = Text(wording.ACTS[statement.act])
        label.stylize(TONE_STYLES[wording.TONES[statement.act]])
        line = Text(self.names(statement.speakers) or "Somebody unnamed", style="bold")
        if offices := self.introduction(statement.speakers):
            line.append(f"  {offices}", style=f"{FAINT} not bold")
        self.told(line, None, statement.confidence)
        if statement.form == "direct":
            return self.labelled(label, line, Text(f"“{self.words(statement.content)}”"))
        if not self.plain:
            return self.labelled(label, line, self.quoted(statement.content, style="default"))
        cue = f"{self.words(statement.cue)}: " if statement.cue else ""
        return self.labelled(label, line, Text(cue + self.words(statement.content)))

    def introduction(self, speakers: tuple[str, ...]) -> str:
        """The offices of a single speaker, the first time that he or she speaks."""
        if len(speakers) != 1 or speakers[0] in self.introduced:
            return ""
        self.introduced.add(speakers[0])
        return wording.offices_of(self.record.actor(speakers[0]))

    def commitment(self, commitment: Commitment) -> RenderableType:
        """Who to whom, the act in its sentence, and what we make of it."""
        line = Text(self.names(commitment.makers) or "Somebody unnamed", style="bold")
        if commitment.to:
            line.append(f" → {self.names(commitment.to)}", style="not bold")
        self.told(line, None, commitment.confidence)
        terms = [f"by {wording.day(commitment.due)}"] if commitment.due else []
        if commitment.amount:
            terms.append(wording.money(commitment.amount))
        terms.extend(commitment.topics)
        details = [Text(" · ".join(terms), style=FAINT)] if terms else []
        label = Text(commitment.status, style=STATUS_STYLES[commitment.status])
        return self.labelled(label, line, self.quoted(commitment.act), *details)

    def event(self, event: Event) -> RenderableType:
        """Who did what to whom, and the word that tells it in its sentence."""
        label = Text(wording.EVENTS[event.type])
        label.stylize(TONE_STYLES[wording.EVENT_TONES[event.type]])
        line = Text(self.names(event.actors) or "Somebody unnamed", style="bold")
        if event.recipients:
            line.append(" → ", style=FAINT).append(self.names(event.recipients))
        told = [wording.day(event.date)] if event.date else []
        told += [on_one_line(event.place)] if event.place else []
        self.told(line, " · ".join(["", *told]).strip() if told else None, event.confidence)
        details = wording.told_of(self.record, event)
        more = [Text(" · ".join(details), style=FAINT)] if details else []
        if event.reason:
            more.append(Text(on_one_line(event.reason), style=FAINT))
        return self.labelled(label, line, self.quoted(event.trigger), *more)

    def doubt(self, doubt: Doubt) -> RenderableType:
        """The question, and the passage that raises it."""
        line = self.told(Text(on_one_line(doubt.question), style="bold"), None, doubt.confidence)
        return self.labelled(Text("?", style="magenta"), line, self.quoted(doubt.evidence))

    def labelled(self, label: Text, *lines: RenderableType) -> RenderableType:
        """Lines with a label before them; above them where the terminal is narrow."""
        if self.width < NARROW:
            return Padding(Group(label, *(Padding(line, (0, 0, 0, 2)) for line in lines)), (0, 1))
        grid = Table.grid(padding=(0, 2, 0, 1))
        grid.add_column(width=LABELS)
        grid.add_column(ratio=1)
        grid.add_row(label, Group(*lines))
        return grid

    def names(self, actors: Iterable[str]) -> str:
        """Names of actors, as a list in a sentence."""
        return wording.listed(wording.name_of(self.record, a) for a in actors)

    def words(self, quote: Quote) -> str:
        """A quotation on one line."""
        return on_one_line(quote.words)

    def quoted(self, quote: Quote, *, style: str = "bold") -> Text:
        """The words in their sentence: set off by ``style``, or by asterisks."""
        found = in_context(self.record.report, quote)
        if self.plain:
            return Text(f"{found.before}*{found.words}*{found.after}")
        return Text.assemble((found.before, FAINT), (found.words, style), (found.after, FAINT))

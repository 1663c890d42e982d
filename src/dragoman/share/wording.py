"""What our codes are called when people read them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Actor, Amount, Count, Document, Event, Length, Meeting, Period, Report, ReportRecord, Round  # fmt: skip
from dragoman.share.shown import on_one_line

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

GROUPS = {
    "person": "People",
    "state": "States",
    "body": "State bodies",
    "organisation": "Organisations",
    "group": "Groups",
    "company": "Companies",
    "ngo": "NGOs",
    "media": "Media",
    "assembly": "Together",
}
"""Kinds of actor, as headings, in the order of showing."""

ACTS = {
    "assert": "says",
    "praise": "praises",
    "support": "supports",
    "urge": "urges",
    "warn": "warns",
    "criticise": "criticises",
    "promise": "promises",
    "concern": "is concerned",
    "deny": "denies",
}

TONES = {
    "praise": "warm", "support": "warm", "promise": "warm", "urge": "pressing",
    "warn": "harsh", "criticise": "harsh", "deny": "harsh", "concern": "grave", "assert": "plain",
}  # fmt: skip
"""How an act sounds, for its colour."""

EVENTS = {
    "AGREE": "agree", "CONSULT": "consult", "SUPPORT": "support", "COOPERATE": "cooperate",
    "AID": "give aid", "CONCEDE": "concede", "RETREAT": "retreat", "REQUEST": "request",
    "ACCUSE": "accuse", "REJECT": "reject", "THREATEN": "threaten", "PROTEST": "protest",
    "SANCTION": "sanction", "MOBILIZE": "mobilize", "COERCE": "coerce", "ASSAULT": "assault",
}  # fmt: skip

EVENT_TONES = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE"), "warm"),
    **dict.fromkeys(("RETREAT", "REQUEST"), "pressing"),
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION"), "grave"),
    **dict.fromkeys(("MOBILIZE", "COERCE", "ASSAULT"), "harsh"),
}

LEVELS = {
    "summit": "of heads of state or government",
    "ministerial": "of ministers",
    "official": "of officials",
    "expert": "of experts",
    "other": "",
}
MODES = {"in person": "in person", "video": "by video", "phone": "by phone", "unknown": ""}


def title_of(report: Report) -> str:
    """The report's title: its own, else the words that stand as one, else its source or id."""
    if report.title:
        return on_one_line(report.title)
    for part in report.parts:
        if part.kind == "title" and (words := on_one_line(report.text[part.start : part.end])):
            return words
    return on_one_line(report.source or report.id)


def origin_of(report: Report) -> list[str]:
    """Outlet, author, day and dateline: what there is of them."""
    day_ = day(Period.day(report.published)) if report.published else None
    told = (report.outlet, report.author, day_, report.dateline)
    return [on_one_line(part) for part in told if part]


def day(period: Period) -> str:
    """ "7 July 2021", "July 2021", "2021" or "5 to 7 July 2021"."""
    first, last = period.first, period.last
    if first == last:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
    if period == Period.year(first.year):
        return str(first.year)
    if period == Period.month(first.year, first.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    begin = str(first.day)
    if first.month != last.month or first.year != last.year:
        begin += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} to {day(Period.day(last))}"


def counted_people(count: Count) -> str:
    """ "at least 12 killed", in the report's own words: "some 3,000 families displaced"."""
    return f"{on_one_line(count.words.words)} {count.of}"


def told_of(record: ReportRecord, event: Event) -> list[str]:
    """What an event tells besides, each a few words: its mode, its counts, whose claim it is."""
    found: list[str] = [event.mode] if event.mode else []
    found += [counted_people(count) for count in event.counts]
    if event.claim:
        found.append(f"according to {listed(name_of(record, a) for a in event.claim)}")
    if event.disputed_by:
        found.append(f"denied by {listed(name_of(record, a) for a in event.disputed_by)}")
    return found


PAPERS = {
    "signed": "signed",
    "adopted": "adopted",
    "planned": "to be signed",
    "refused": "not agreed",
}
"""What is said of a paper's status."""


def paper(document: Document) -> str:
    """ "protocol on borders (signed)"."""
    return f"{on_one_line(document.name.words)} ({PAPERS[document.status]})"


def lasting(length: Length) -> str:
    """ "2 days", "1.5 hours"; the report's own words where they leave open how many."""
    if length.days:
        return counted_of(length.days, "day")
    return counted_of(length.hours, "hour") if length.hours else on_one_line(length.words.words)


def counted_of(number: float, unit: str) -> str:
    """ "1 day", "1.5 hours"."""
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"


def which_round(told: Round) -> str:
    """ "4 · Joint Commission", "4", or the report's own words."""
    series = on_one_line(told.series.words) if told.series else ""
    if told.number is None:
        return on_one_line(told.words.words)
    return " · ".join(filter(None, (str(told.number), series)))


def gist(record: ReportRecord, id: str | None) -> str:
    """ "Visit, 4 March 2024, Uganda" of the meeting with this id; nothing if there is none."""
    found: Meeting | None = next((m for m in record.meetings if m.id == id), None)
    if found is None:
        return ""
    told = (found.form, day(found.date) if found.date else "", on_one_line(found.place or ""))
    return ", ".join(filter(None, told))


def money(amount: Amount) -> str:
    """ "2.5 million USD"."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(amount.value) >= size:
            return f"{amount.value / size:,.10g} {name} {on_one_line(amount.currency)}"
    return f"{amount.value:,.10g} {on_one_line(amount.currency)}"


def name_of(record: ReportRecord, actor: str) -> str:
    """The actor's name."""
    return on_one_line(record.actor(actor).name)


def listed(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"; the empty string for none."""
    *others, last = list(names) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def offices_of(actor: Actor) -> str:
    """ "Foreign Minister of Afghanistan; Head of UNRCCA"."""
    return "; ".join(office(o.title, o.of) for o in actor.offices)


def office(title: str, of: str | None) -> str:
    """ "Foreign Minister of Afghanistan"; the title alone where it says already of what."""
    if not of or of.lower() in title.lower():
        return on_one_line(title)
    return on_one_line(f"{title} of {of}")


def sureness(confidence: float) -> str:
    """ "83 %", or nothing where there is no doubt at all."""
    return "" if confidence >= 0.995 else f"{confidence:.0%}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 meeting", "3 meetings"."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"


def summary(record: ReportRecord) -> list[str]:
    """How many of each kind were found, those of which there are none left out."""
    counts = (
        (len(record.actors), "actor"),
        (len(record.meetings), "meeting"),
        (len(record.statements), "statement"),
        (len(record.commitments), "commitment"),
        (len(record.events), "event"),
        (len(record.doubts), "open question"),
    )
    return [counted(number, one) for number, one in counts if number]


NOTHING = "Nobody meets, speaks, promises or acts politically in this report."
"""What is said of a report in which nothing was found."""

"""Records that were read elsewhere, by their JSON lines: taken as they are, if they can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.errors import BrokenInput, FormError
from dragoman.formats.bounds import check_text, lone_surrogate
from dragoman.formats.json_lines import report_from
from dragoman.jsonform import from_json
from dragoman.records import Record, Report, ReportRecord

NAMING = ("speakers", "about", "makers", "to", "actors", "recipients", "claim", "disputed_by")
"""Fields of records that name actors of the same report."""


def record_or_report_from(found: object, source: str, where: str = "") -> ReportRecord | Report:
    """The record that `dragoman.jsonform.to_line` wrote, or the report as `report_from` has it.

    Raises a `BrokenInput` for a record that is not in the codebook's form, whose words are not those of the text, or that
    names an actor which it does not have.
    """
    if not isinstance(found, Mapping) or "text" in found or "report" not in found:
        return report_from(found, source, where)
    try:
        record = from_json(found)
    except FormError as error:
        raise BrokenInput(source, f"{where}this record is not as it was read ({error}).") from error
    if not record.report.id:
        raise BrokenInput(source, f"{where}the report of this record has no id.")
    check_text(record.report.text, source, where)
    for words in _strings(found):
        if "\0" in words or lone_surrogate(words) is not None:
            raise BrokenInput(source, f"{where}{words[:60]!r} has a character that is no text.")
    known = {actor.id for actor in record.actors}
    for one in record.records():
        if unknown := next((actor for actor in _named(one) if actor not in known), None):
            problem = f"{one.id!r} names the actor {unknown!r}, whom this record does not have."
            raise BrokenInput(source, where + problem)
    return record


def _named(record: Record) -> Iterator[str]:
    for field in NAMING:
        yield from getattr(record, field, ())
    if roles := getattr(record, "roles", None):
        yield from roles.all()


def _strings(value: object) -> Iterator[str]:
    """Every string in what was JSON."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _strings(one)
        case dict():
            for one in value.values():
                yield from _strings(one)

"""Where a report is from, as far as it tells: this speaks for one namesake or another."""

from __future__ import annotations

from dragoman import codebooks
from dragoman.records import Report
from dragoman.resolve.places.weighing import Setting


def setting_of(report: Report) -> Setting:
    """The town of the dateline and the state of the outlet."""
    return Setting(report.dateline, state_of_outlet(report.outlet) if report.outlet else None)


def state_of_outlet(outlet: str) -> str | None:
    """The state of an outlet that the codebook knows by name, or of a domain that ends in a state's letters.

    "Reuters" and "news.example.co.uk" are British; "example.com" may be anybody's.
    """
    for known in codebooks.media().values():
        if outlet in (known.name, *known.aliases):
            return known.country
    dot, ending = outlet.rpartition(".")[1:]
    if not dot:
        return None
    letters = {"uk": "GB"}.get(ending, ending.upper())
    return next((s.iso3 for s in codebooks.states().values() if s.iso2 == letters), None)

"""Whether a report is worth parsing: most of the news is about neither diplomacy nor conflict."""

from dragoman.models.triage.triage import Triage

__all__ = ["Triage"]

"""A gold set is read as a user's files would be."""

from __future__ import annotations

from dragoman.evaluate.sets import read_and_score
from dragoman.records import ReportRecord


def test_day_and_title_come_with_the_text_where_only_the_gold_has_them(small):
    seen = []

    def read(reports):
        for report in reports:
            seen.append(report)
            yield ReportRecord(report=report)

    read_and_score(small / "gold", small / "texts", read)

    assert [(r.id, r.title, str(r.published), r.dateline) for r in seen] == [
        ("talks", "Envoys meet about the eastern crossing", "2024-03-05", "OSLO")
    ]

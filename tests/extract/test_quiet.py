"""Reports without a record: sport, culture, business, accidents, crime, history, opinion and the like.

`quiet.txt` holds two rounds of them, 49 and 47, each written before any reader saw it and full of words
that elsewhere tell of politics: attacks, talks, treaties, protests, sanctions. With the full reader 11
of the first round had a record at first sight, then 6 of the second; what was wrong was mended by class.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman import read

pytestmark = pytest.mark.model

QUIET = {
    head: body.strip()
    for head, body in re.findall(
        r"^## (.+)\n(.+?)(?=^## |\Z)",
        (Path(__file__).parent / "quiet.txt").read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
}


@pytest.mark.parametrize("reader", ["fast", "full"])
def test_at_most_one_record_is_invented_in_ten_reports(reader):
    found = {
        head: [
            r.evidence.words
            for r in (*read_.statements, *read_.commitments, *read_.meetings, *read_.events)
        ]
        for head, body in QUIET.items()
        for read_ in [read(body, reader=reader)]
    }
    invented = {head: words for head, words in found.items() if words}
    assert sum(map(len, invented.values())) <= len(QUIET) / 10, invented


def test_the_same_words_between_states_are_told():
    record = read(
        "Sweden attacked Danish ships on Monday. Denmark rejected the talks that Sweden offered."
    )
    assert {e.type for e in record.events} >= {"ASSAULT", "REJECT"}


def test_history_is_no_record_and_its_echo_today_is_one():
    record = read(
        "In 1683 the Ottoman army marched on Vienna, and Poland sent troops. The emperor asked Poland for help.\n\n"
        "On Tuesday Austria condemned Turkey over the closing of the border.",
    )
    assert [(e.type, e.trigger.words) for e in record.events] == [("ACCUSE", "condemned")]

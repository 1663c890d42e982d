"""What a person reads in the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from dragoman.records import Doubt, Quote, ReportRecord
from dragoman.share.terminal import print_record


def printed(record, *, width=80, colours=False):
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        highlight=False,
        force_terminal=colours,
        color_system="truecolor" if colours else None,
        _environ={},
    )
    print_record(record, console)
    return out.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "Envoys meet about the eastern crossing",
        "5 March 2024 · OSLO",
        "4 actors · 1 meeting · 3 statements · 2 commitments · 2 events",
        "People Amina Daoud foreign minister of Chad TCD",
        "States Chad · Norway",
        "held Meeting of ministers in person · 4 March 2024 · Oslo",
        "with Amina Daoud and Lars Holm",
        "about the eastern crossing",
        "promises Amina Daoud foreign minister of Chad",
        "“The crossing will not stay closed”",
        "warned: aid could end",
        "new Amina Daoud and Chad",
        "She promised that Chad would *reopen it* by June 2024.",
        "by June 2024 · borders",
        "new Norway → Chad",
        "2.5 million USD · infrastructure",
        "consult Amina Daoud → Lars Holm · 4 March 2024 · Oslo",
    ],
)
def test_the_plain_record_has_this_line(talks, line):
    assert line in [" ".join(found.split()) for found in printed(talks).splitlines()]


def test_sections_come_in_the_order_of_reading(talks):
    heads = re.findall(r"^[A-Z ]{3,}$", printed(talks), re.MULTILINE)

    assert heads == ["WHO", "MEETINGS", "SAID", "PROMISED", "HAPPENED"]


def test_an_office_is_told_the_first_time_that_somebody_speaks(talks):
    said = printed(talks).partition("SAID")[2].partition("PROMISED")[0]

    assert said.count("Lars Holm") == 2
    assert said.count("envoy of Norway") == 1


def test_a_doubt_is_an_open_question(talks):
    at = talks.report.text.index("reopen")
    quote = talks.report.quote(at, at + 9)
    doubt = Doubt(id="D1", evidence=quote, question="What will Chad reopen?", confidence=0.4)

    out = printed(replace(talks, doubts=(doubt,)))

    assert "OPEN QUESTIONS" in out
    assert "What will Chad reopen? 40%" in out


def test_sureness_is_told_only_where_there_is_doubt(talks):
    unsure = replace(talks.events[0], confidence=0.83)

    assert "83%" in printed(replace(talks, events=(unsure,)))
    assert "%" not in printed(talks)


def test_a_report_outside_all_this_gets_one_line(talks):
    out = printed(ReportRecord(report=talks.report))

    assert "Nobody meets, speaks, promises or acts politically in this report." in out
    assert "WHO" not in out


@pytest.mark.parametrize("width", [20, 44, 59, 60, 80, 100, 240])
def test_no_line_is_wider_than_the_terminal_or_a_hundred_columns(talks, width):
    assert max(map(len, printed(talks, width=width).splitlines())) <= min(width, 100)


def test_plain_text_has_no_codes_and_no_spaces_at_line_ends(talks):
    out = printed(talks)

    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_colours_set_off_the_words_instead_of_asterisks(talks):
    out = printed(talks, colours=True)

    assert "\x1b[1mreopen it\x1b[0m" in out
    assert "*reopen it*" not in out


def test_a_report_cannot_send_codes_to_the_terminal(talks):
    hostile = "\x1b]0;owned\x07 [bold]x[/bold] \u202e"
    report = replace(talks.report, title=hostile, source=hostile)
    actor = replace(talks.actors[0], name=hostile)
    text = f"{hostile} said so."
    quote = Quote(report.id, 0, len(hostile), hostile)
    record = replace(
        talks,
        report=replace(report, text=text),
        actors=(actor, *talks.actors[1:]),
        statements=(), commitments=(), meetings=(),
        events=(replace(talks.events[0], trigger=quote, evidence=quote, place=hostile),),
    )  # fmt: skip

    out = printed(record)

    assert not set(out) & {"\x1b", "\x07", "\u202e"}
    assert "[bold]x[/bold]" in out

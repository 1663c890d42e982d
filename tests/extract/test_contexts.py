"""What an event has to do with."""

from __future__ import annotations

from typing import get_args

import pytest

from dragoman.extract.contexts import contexts_book, contexts_in
from dragoman.records import Context


def test_every_context_has_words():
    assert set(contexts_book()) == set(get_args(Context))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the army moved two brigades", ("military",)),
        ("the defence ministers signed a deal", ("military",)),
        ("two men were held for espionage", ("intelligence",)),
        ("the cabinet was sworn in", ("executive",)),
        ("lawmakers rejected the bill", ("legislative",)),
        ("voters cast their ballots", ("election",)),
        ("the junta rewrote the constitution", ("political_institutions",)),
        ("leaders promised a return to civilian rule", ("pro_democracy",)),
        ("the country became a one-party state", ("pro_autocracy",)),
        ("both sides cut tariffs and raised exports", ("economic",)),
        ("a tribunal issued a warrant", ("legal",)),
        ("descendants asked for reparations", ("reparations",)),
        ("observers spoke of human rights", ("human_rights",)),
        ("editors defended press freedom", ("rights_freedoms",)),
        ("riot police used water cannon", ("repression",)),
        ("the town had no food and no drinking water", ("human_security",)),
        ("a law on gender was passed", ("legal", "gender")),
        ("the pride march was banned", ("lgbt",)),
        ("a mosque was attacked in sectarian violence", ("religion_ethnicity",)),
        ("the report told of inequality", ("inequality",)),
        ("the ambassador left the embassy", ("diplomatic",)),
        ("separatists declared independence", ("territory",)),
        ("peacekeepers patrolled the line", ("peacekeeping",)),
        ("cholera spread in the camps", ("health",)),
        ("he was granted asylum", ("asylum",)),
        ("refugees crossed the river", ("migration",)),
        ("an earthquake hit the coast", ("disasters",)),
        ("they share the oil and the minerals", ("natural_resource",)),
        ("emissions and pollution rose", ("environment",)),
        ("the plant makes semiconductors", ("technology",)),
        ("jihadists claimed the raid", ("terrorism",)),
        ("inspectors counted the warheads and the plutonium", ("cbrn",)),
        ("hackers planted ransomware", ("cyber",)),
        ("the station spread disinformation", ("misinformation",)),
        ("a gang ran the port", ("crime",)),
        ("he took bribes", ("corruption",)),
        ("the police found heroin and cocaine", ("illegal_drugs",)),
        # the narrower one says it all
        ("smugglers trafficked weapons and contraband", ("trafficking", "military")),
        ("activists named political prisoners and human rights", ("rights_freedoms",)),
        # most words first
        ("the army and the navy guarded the embassy", ("military", "diplomatic")),
        # none
        ("the two men shook hands", ()),
        ("shells hit a market", ()),
        ("the police fired tear gas", ("repression",)),
        ("prisoners went on hunger strike", ()),
    ],
)
def test_a_text_speaks_of_contexts(text, expected):
    assert contexts_in(text) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hungary imposed sanctions on Belarus over its nuclear programme.", ("economic", "cbrn")),
        ("Belgium arrested two Russian journalists.", ("rights_freedoms",)),
        ("The Egyptian government declared a state of emergency.", ("pro_autocracy",)),
        ("Rwanda attacked Burundi.", ()),
        # the clause of the event, not what else the sentence tells
        ("Russia deployed troops to Finland's border while France held elections.", ("military",)),
    ],
)
def test_an_event_has_the_contexts_of_its_clause(record_of, text, expected):
    assert record_of(text).events[0].contexts == expected

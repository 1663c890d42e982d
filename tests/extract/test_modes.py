"""By which of PLOVER's modes an event was done."""

from __future__ import annotations

import pytest

from dragoman.extract.modes import modes_book
from dragoman.records import MODES

pytestmark = pytest.mark.model


def test_every_mode_that_words_tell_is_in_the_codebook():
    told = {(kind, m.mode) for kind, modes in modes_book().items() for m in modes.modes}
    by_meeting = {("CONSULT", "third-party"), ("CONSULT", "multilateral")}

    assert told | by_meeting == {(kind, m) for kind, modes in MODES.items() for m in modes}


@pytest.mark.parametrize(
    ("text", "type", "mode"),
    [
        # ASSAULT: the weapon says more than the verb
        ("Rwanda attacked Burundi on Monday.", "ASSAULT", None),
        ("Israeli drones struck a convoy in Lebanon, killing two fighters.", "ASSAULT", "drone"),
        ("Israeli warplanes bombed the Syrian port on Sunday.", "ASSAULT", "aerial"),
        ("Rwanda shelled Burundi with mortars.", "ASSAULT", "heavy-weapons"),
        ("Rwanda attacked Burundi with rockets.", "ASSAULT", "heavy-weapons"),
        ("Rwanda bombed Burundi from the air.", "ASSAULT", "aerial"),
        ("Rwanda attacked Burundi with chemical weapons.", "ASSAULT", "unconventional"),
        ("Rwanda attacked Burundi with a car bomb.", "ASSAULT", "explosives"),
        ("Gunmen of Boko Haram shot dead four Nigerian soldiers.", "ASSAULT", "firearms"),
        ("India and Pakistan exchanged fire on Monday.", "ASSAULT", None),
        ("Boko Haram killed four Nigerian soldiers with machetes.", "ASSAULT", "primitive"),
        ("Boko Haram killed four Nigerian soldiers in a suicide bombing.", "ASSAULT", "suicide-attack"),
        ("Boko Haram assassinated a Nigerian general.", "ASSAULT", "targeted"),
        ("Rwanda attacked Burundi with grenades.", "ASSAULT", "explosives"),
        ("Rwanda attacked Burundi with tanks and howitzers.", "ASSAULT", "heavy-weapons"),
        # COERCE
        ("Belgium arrested two Russian spies.", "COERCE", "arrest"),
        ("Myanmar's army imposed a curfew in Yangon.", "COERCE", "curfew"),
        ("The Egyptian government declared a state of emergency.", "COERCE", "martial-law"),
        ("Iran seized a South Korean tanker in the Gulf.", "COERCE", "seize"),
        ("Belgium detained two Russian sailors.", "COERCE", "arrest"),
        ("Serbia deported two Russian activists.", "COERCE", "deport"),
        # SANCTION
        ("Belgium expelled two Russian diplomats.", "SANCTION", "expel"),
        ("Hungary imposed sanctions on Belarus.", "SANCTION", "discontinue"),
        ("Kenya recalled its ambassador from Somalia.", "SANCTION", "withdraw"),
        ("Kenya severed ties with Somalia.", "SANCTION", "discontinue"),
        ("Poland closed its border with Belarus.", "SANCTION", "discontinue"),
        # REQUEST: what is asked for first
        ("Finland urged Serbia to release the journalists.", "REQUEST", "yield"),
        ("Finland urged Serbia to withdraw its troops.", "REQUEST", "yield"),
        ("Finland called on Serbia to resume talks with Kosovo.", "REQUEST", "meet"),
        ("Finland urged Serbia to negotiate with Kosovo.", "REQUEST", "meet"),
        ("Ukraine asked Germany to send weapons.", "REQUEST", "assist"),
        ("Ukraine urged Germany to provide aid.", "REQUEST", "assist"),
        ("The European Union urged Georgia to reform its courts.", "REQUEST", "change"),
        ("Norway urged Georgia to hold new elections.", "REQUEST", "change"),
        ("Norway urged Georgia to lift the curfew and hold elections.", "REQUEST", "yield"),
        ("Norway urged Georgia to be patient.", "REQUEST", None),
        # REJECT
        ("Iran rejected talks with the United States.", "REJECT", "meet"),
        ("Serbia refused to release the journalists that Kosovo had asked for.", "REJECT", "yield"),
        # what is threatened
        ("North Korea threatened to attack South Korea.", "THREATEN", "violence"),
        ("China threatened to impose sanctions on Lithuania.", "THREATEN", "restrict"),
        ("Mali threatened to expel French diplomats.", "THREATEN", "expel"),
        ("Rwanda threatened to invade Burundi.", "THREATEN", "territory"),
        ("Kenya threatened to sever ties with Somalia.", "THREATEN", "relations"),
        # ACCUSE
        ("Mexico accused Guatemala of violating its airspace.", "ACCUSE", "allege"),
        ("Kenya condemned Somalia for the attack on the market.", "ACCUSE", "disapprove"),
        ("Kenya criticised Somalia over the ban.", "ACCUSE", "disapprove"),
        ("Kenya blamed Somalia for the attack.", "ACCUSE", "allege"),
        # a deed that one side tells of the other stands for an accusation
        ("Chad said Libya had bombed a village in Chad.", "ACCUSE", "allege"),
        # RETREAT
        ("Russia withdrew its troops from Kherson.", "RETREAT", "withdraw"),
        ("Ethiopia declared a ceasefire with the Tigray rebels.", "RETREAT", "ceasefire"),
        # PROTEST
        ("Serbian students protested in Belgrade against the government.", "PROTEST", "demo"),
        ("Nigerian doctors went on strike on Monday.", "PROTEST", "strike"),
        ("Palestinian prisoners went on hunger strike.", "PROTEST", "hunger"),
        ("Serbian students marched in Belgrade.", "PROTEST", "demo"),
        # MOBILIZE
        ("Russia deployed 5,000 troops to its border with Finland.", "MOBILIZE", "troops"),
        ("North Korea test-fired a ballistic missile on Monday.", "MOBILIZE", "weapons"),
        ("Russia mobilised its reserves.", "MOBILIZE", "troops"),
        # CONSULT: from the meeting
        ("French President Emmanuel Macron visited Egypt on Monday.", "CONSULT", "visit"),
        ("Kenyan President William Ruto spoke by phone with Ugandan President Yoweri Museveni.", "CONSULT", "phone"),
        ("The foreign ministers of Kenya, Uganda and Tanzania met in Arusha.", "CONSULT", "multilateral"),
        ("Kenya and Uganda held talks in Nairobi.", "CONSULT", None),
        # types without modes
        ("Norway delivered food to Malawi.", "AID", None),
        ("Kenya and Uganda signed a memorandum on trade.", "SUPPORT", None),
    ],
)  # fmt: skip
def test_an_event_is_done_by_the_mode_that_its_words_tell(record_of, text, type, mode):
    assert (type, mode) in [(e.type, e.mode) for e in record_of(text).events]


def test_words_of_another_clause_tell_no_mode(record_of):
    (event,) = record_of("Rwanda attacked Burundi after a drone crashed.").events

    assert event.mode is None

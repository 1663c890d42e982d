"""Who says what: speakers, cue, content, form, act."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def said(record):
    names = {a.id: a.name for a in record.actors}
    return [
        (
            [names[s] for s in statement.speakers],
            statement.cue.words if statement.cue else None,
            statement.content.words,
            statement.form,
            statement.act,
        )
        for statement in record.statements
    ]


@pytest.mark.parametrize(
    ("text", "speakers", "cue", "content", "form", "act"),
    [
        # what is said stands after the cue, before it, or around it
        ("Chad's foreign minister Amina Daoud said the crossing would reopen.",
         ["Amina Daoud"], "said", "the crossing would reopen", "indirect", "assert"),
        ('"The crossing is open," Chad\'s foreign minister Amina Daoud said.',
         ["Amina Daoud"], "said", "The crossing is open", "direct", "assert"),
        ('"The vote was fair," said Otieno, Kenya\'s president.',
         ["Otieno"], "said", "The vote was fair", "direct", "assert"),
        ("Norway's foreign minister Lars Holm said the talks were “frank and useful” for both sides.",
         ["Lars Holm"], "said", "the talks were “frank and useful” for both sides", "mixed", "assert"),
        ("Kenyan Foreign Minister Peter Otieno wrote on Twitter that the border was open.",
         ["Peter Otieno"], "wrote", "the border was open", "indirect", "assert"),
        ("Zambia's president Grace Banda told reporters that Malawi had apologised.",
         ["Grace Banda"], "told", "Malawi had apologised", "indirect", "assert"),
        ("Peter Otieno, Kenya's foreign minister, described the talks as constructive.",
         ["Peter Otieno"], "described", "the talks as constructive", "indirect", "assert"),
        # according to
        ("According to Norway's foreign minister Lars Holm, the talks were useful.",
         ["Lars Holm"], "According to", "the talks were useful", "indirect", "assert"),
        ("The talks were useful, according to the Norwegian foreign ministry.",
         ["Norwegian foreign ministry"], "according to", "The talks were useful", "indirect", "assert"),
        # who speaks: capitals, officials, bodies, organisations
        ("Beijing said the talks were useful.",
         ["China"], "said", "the talks were useful", "indirect", "assert"),
        ("Egyptian officials said the road was closed.",
         ["Egypt"], "said", "the road was closed", "indirect", "assert"),
        ("Spokeswoman Maria Lopez of the Peruvian foreign ministry said the ambassador had been summoned.",
         ["Maria Lopez"], "said", "the ambassador had been summoned", "indirect", "assert"),
        # what is done by saying it
        ("Egyptian President Karim Nassar thanked Jordan for its hospitality.",
         ["Karim Nassar"], "thanked", "Jordan for its hospitality", "indirect", "praise"),
        ("Ghana welcomed the agreement between Mali and Niger.",
         ["Ghana"], "welcomed", "the agreement between Mali and Niger", "indirect", "praise"),
        ("European Commission President Greta Weiss congratulated Moldova on its reforms.",
         ["Greta Weiss"], "congratulated", "Moldova on its reforms", "indirect", "praise"),
        ("Finland called on Serbia to release the journalists.",
         ["Finland"], "called", "Serbia to release the journalists", "indirect", "urge"),
        ("Finland urged Serbia to release the journalists.",
         ["Finland"], "urged", "Serbia to release the journalists", "indirect", "urge"),
        ("Norway urged Laos not to attack Nepal.",
         ["Norway"], "urged", "Laos not to attack Nepal", "indirect", "urge"),
        ("Sweden's prime minister Anna Berg called for an immediate ceasefire.",
         ["Anna Berg"], "called", "an immediate ceasefire", "indirect", "urge"),
        ("The Mongolian president, Bat Erdene, stressed the need to protect the lake.",
         ["Bat Erdene"], "stressed", "the need to protect the lake", "indirect", "urge"),
        ("Sudan should withdraw its troops, Norway said.",
         ["Norway"], "said", "Sudan should withdraw its troops", "indirect", "urge"),
        ("Anna Berg, the Swedish prime minister, warned of a new war in the region.",
         ["Anna Berg"], "warned", "a new war in the region", "indirect", "warn"),
        ("The Swedish foreign ministry expressed concern over the arrests.",
         ["Swedish foreign ministry"], "expressed", "concern over the arrests", "indirect", "concern"),
        ("The foreign ministry of Peru denied that its troops had crossed the border.",
         ["foreign ministry of Peru"], "denied", "its troops had crossed the border", "indirect", "deny"),
        ("Kenya condemned Somalia for the attack on the market.",
         ["Kenya"], "condemned", "Somalia for the attack on the market", "indirect", "criticise"),
        ("Mexico accused Guatemala of violating its airspace.",
         ["Mexico"], "accused", "Guatemala of violating its airspace", "indirect", "criticise"),
        ("Washington rejected the claim.",
         ["United States"], "rejected", "the claim", "indirect", "criticise"),
        ("Norway welcomed the move, which nobody had expected.",
         ["Norway"], "welcomed", "the move", "indirect", "praise"),
        # a promise is one's own; what others said or agreed is told
        ("Norway's foreign minister Lars Holm said his country would lend the money.",
         ["Lars Holm"], "said", "his country would lend the money", "indirect", "promise"),
        ("Norway's foreign minister Lars Holm said Oslo was ready to share its data.",
         ["Lars Holm"], "said", "Oslo was ready to share its data", "indirect", "promise"),
        ("Norway's foreign minister Lars Holm said prices would rise.",
         ["Lars Holm"], "said", "prices would rise", "indirect", "assert"),
        ("Norway's foreign minister Lars Holm said there would be a feast in May.",
         ["Lars Holm"], "said", "there would be a feast in May", "indirect", "assert"),
        # nouns that attribute, and what they carry
        ("The raid renewed Kenya's calls for the withdrawal of the troops.",
         ["Kenya"], "calls", "the withdrawal of the troops", "indirect", "urge"),
        ("Kenya's warning that the dam would fail was heard in May.",
         ["Kenya"], "warning", "the dam would fail", "indirect", "warn"),
        ("The raid drew sharp criticism from Kenya.",
         ["Kenya"], "drew sharp criticism", "The raid", "indirect", "criticise"),
        ("Kenya and Uganda raised concerns about the state of the lake.",
         ["Kenya", "Uganda"], "raised", "the state of the lake", "indirect", "concern"),
        ("Kenya took note of the report.", ["Kenya"], "took", "the report", "indirect", "assert"),
        ("Kenya pleaded on Uganda to open the road.",
         ["Kenya"], "pleaded", "Uganda to open the road", "indirect", "urge"),
        # a cue put into a sentence, a clause far from its cue, a part of a sentence
        ("Malawi, President Grace Banda said, will join the talks.",
         ["Grace Banda"], "said", "will join the talks", "indirect", "promise"),
        ("Norway's foreign minister Lars Holm told the guest that, in line with the deal, work had begun.",
         ["Lars Holm"], "told", "in line with the deal, work had begun", "indirect", "assert"),
        ("The road is shut; according to the Peruvian foreign ministry, keeper of roads, it will open in May.",
         ["Peruvian foreign ministry"], "according to", "it will open in May", "indirect", "assert"),
        ("Kenya has denied seeking a base in Fiji.",
         ["Kenya"], "denied", "seeking a base in Fiji", "indirect", "deny"),
        ("Kenya accused some clerks in Kampala of leaking the papers.",
         ["Kenya"], "accused", "some clerks in Kampala of leaking the papers", "indirect", "criticise"),
        # blame, praise and denial
        ("Zambia's president Grace Banda said Malawi was responsible.",
         ["Grace Banda"], "said", "Malawi was responsible", "indirect", "criticise"),
        ("Grace Banda, Zambia's president, called the vote a historic day.",
         ["Grace Banda"], "called", "the vote a historic day", "indirect", "praise"),
        ("Zambia rejected the charge of Malawi.",
         ["Zambia"], "rejected", "the charge of Malawi", "indirect", "deny"),
        ("The Zambian army said its soldiers did not shoot.",
         ["Zambian army"], "said", "its soldiers did not shoot", "indirect", "deny"),
        ("Zambia said it had no part in the raid.",
         ["Zambia"], "said", "it had no part in the raid", "indirect", "deny"),
    ],
)  # fmt: skip
def test_a_statement_has_speakers_a_cue_and_a_content(
    record_of, text, speakers, cue, content, form, act
):
    assert said(record_of(text)) == [(speakers, cue, content, form, act)]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # a cue of its own for each
        ("\"We came,\" Ethiopia's president Abel Tadesse said, adding that the dam was finished.",
         [("said", "We came"), ("adding", "the dam was finished")]),
        ("Lebanon's president thanked France for sending aid and asked it to do more.",
         [("thanked", "France for sending aid"), ("asked", "it to do more")]),
        # "that" twice
        ("The Kenyan foreign minister, Peter Otieno, said that the border is open and that trade will grow.",
         [("said", "the border is open"), ("said", "trade will grow")]),
        # a quoted sentence that goes on without a cue
        ("“We want peace,” said Norwegian Foreign Minister Lars Holm. “Nobody wants war.”",
         [("said", "We want peace"), (None, "Nobody wants war")]),
        ('Norwegian Prime Minister Kari Lund said: "The door is open. We are waiting."',
         [("said", "The door is open"), (None, "We are waiting")]),
        # a statement inside a statement
        ("Aino Salo, Finland's foreign minister, said Estonia had warned that the road would close.",
         [("said", "Estonia had warned that the road would close"), ("warned", "the road would close")]),
    ],
)  # fmt: skip
def test_every_cue_and_every_quoted_sentence_is_one_statement(record_of, text, contents):
    assert [(cue, content) for _, cue, content, *_ in said(record_of(text))] == contents


def test_a_quoted_sentence_without_a_cue_is_the_last_speakers(record_of):
    found = said(
        record_of(
            "“We want peace,” said Norwegian Foreign Minister Lars Holm. “Nobody wants war.”\n\n"
            "Kenya's president Peter Otieno said the road was open. “Nobody is afraid.”"
        )
    )

    assert [(speakers, content) for speakers, _, content, *_ in found if content.endswith("war")] == [
        (["Lars Holm"], "Nobody wants war")
    ]  # fmt: skip
    assert (["Peter Otieno"], None, "Nobody is afraid", "direct", "assert") in found


def test_the_answers_of_an_interview_are_the_guests(record_of):
    found = said(
        record_of(
            "The Herald spoke with Portuguese Foreign Minister Nadia Costa about the talks.\n\n"
            "Q: Will the talks go on?\n\nA: Yes, we want them to go on. The door is open.\n\n"
            "Q: And if they fail?\n\nA: They have not failed."
        )
    )

    assert [(speakers, content) for speakers, cue, content, *_ in found if cue is None] == [
        (["Nadia Costa"], "Yes, we want them to go on"),
        (["Nadia Costa"], "The door is open"),
        (["Nadia Costa"], "They have not failed"),
    ]


def test_she_who_speaks_is_whoever_was_named_before(record_of):
    found = said(
        record_of("The Irish foreign minister, Niamh Byrne, met the press. She said the road was open.")
    )  # fmt: skip

    assert [speakers for speakers, *_ in found] == [["Niamh Byrne"]]


@pytest.mark.parametrize(
    "text",
    [
        "The crossing was open on Monday.",
        "The two ministers discussed ties.",
        "Norway's foreign minister Lars Holm did not say why the crossing was closed.",
        "Norway recalled its ambassador.",
        "The bakery has sold bread since 1950.",
        "Finland's coach praised his players after the match.",
        "Russian and Chinese officials met in Samarkand.",
        "",
    ],
)
def test_where_nobody_says_anything_there_is_no_statement(record_of, text):
    assert said(record_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway's foreign minister Lars Holm said: “We will come. He left for Chad. Nobody followed him.",
        "Norway's foreign minister Lars Holm said: \"We will come. He left for Chad. Nobody followed him.",
        "Norway's foreign minister Lars Holm said: “We will come.\n\nHe left for Chad. Nobody followed.",
    ],
)
def test_a_mark_that_nobody_closed_does_not_swallow_the_report(record_of, text):
    assert [content for *_, content, _, _ in said(record_of(text))] == ["We will come"]


def test_what_others_have_said_is_told(record_of):
    found = said(record_of("Zambia's president Grace Banda said Malawi condemned the attack."))

    assert [(who, act) for who, *_, act in found] == [
        (["Grace Banda"], "assert"), (["Malawi"], "criticise"),
    ]  # fmt: skip


def test_the_two_are_those_who_met(record_of):
    text = "Norway's foreign minister Lars Holm met Kenyan president Peter Otieno. The two called for a truce."

    assert said(record_of(text)) == [
        (["Lars Holm", "Peter Otieno"], "called", "a truce", "indirect", "urge"),
    ]


def test_two_clauses_under_two_cues_are_two_statements(record_of):
    text = "Zambia's president Grace Banda said the papers would be signed in May and affirmed that Lusaka would pay."

    assert [(cue, content) for _, cue, content, *_ in said(record_of(text))] == [
        ("said", "the papers would be signed in May"), ("affirmed", "Lusaka would pay"),
    ]  # fmt: skip


def test_whoever_stays_without_a_name_has_not_spoken(record_of):
    assert said(record_of("Kenyan troops shelled a village, witnesses said."))[0][0] == []


HOLM = "Norway's foreign minister Lars Holm"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a quotation that a cue splits, and quoted sentences after it
        (f"“We will sign,” said {HOLM}, “if Sudan does too.” “It is early. Nobody has asked us.”",
         [("Lars Holm", "said", "We will sign"), ("Lars Holm", None, "if Sudan does too"),
          ("Lars Holm", None, "It is early"), ("Lars Holm", None, "Nobody has asked us")]),
        # one that never closes ends with its first sentence
        (f"“The text is ready,” said {HOLM}. “It must not wait. Sudan did not answer.",
         [("Lars Holm", "said", "The text is ready"), ("Lars Holm", None, "It must not wait")]),
        # colons, dashes, letters, tweets
        (f"{HOLM}: “Sudan must open the road.”", [("Lars Holm", None, "Sudan must open the road")]),
        (f"“Sudan must open the road” – {HOLM} tweeted.",
         [("Lars Holm", "tweeted", "Sudan must open the road")]),
        (f"In a letter to the Secretary-General, {HOLM} wrote that Chad had closed the road.",
         [("Lars Holm", "wrote", "Chad had closed the road")]),
        # whoever speaks for somebody, and together
        (f"A spokesman for {HOLM} said the talks would go on.",
         [("Lars Holm", "said", "the talks would go on")]),
        ("In a joint statement, Kenya and Uganda called the vote fair.",
         [("Kenya, Uganda", "called", "the vote fair")]),
        # what is told within what is told
        (f"{HOLM} said that Sudan's president Ali Omar had warned that the dam would fail.",
         [("Lars Holm", "said", "Sudan's president Ali Omar had warned that the dam would fail"),
          ("Ali Omar", "warned", "the dam would fail")]),
        # turns of an interview
        (f"{HOLM} spoke to the Herald.\n\nQ: Will Oslo sign?\n\nA: We will. It is time.\n\nQ: When?\n\nA: In May.",
         [("Lars Holm", None, "We will"), ("Lars Holm", None, "It is time"), ("Lars Holm", None, "In May")]),
        (f"{HOLM} spoke to the Herald.\n\nHerald: Will you sign?\n\nHolm: We will. It is time.\n\nHerald: Why?\n\n\
Holm: Sudan asked us.",
         [("Lars Holm", None, "We will"), ("Lars Holm", None, "It is time"),
          ("Lars Holm", None, "Sudan asked us")]),
        # a communiqué
        ("The Ministers of Kenya and Uganda, meeting in Nairobi:\n\nNoting the need for peace,\n\n\
1. Welcomed the opening of the road.\n\n2. Expressed concern at the fighting in Sudan.\n\n\
3. Called upon Sudan to open the crossing.",
         [("Ministers of Kenya and Uganda", "Noting", "the need for peace"),
          ("Ministers of Kenya and Uganda", "Welcomed", "the opening of the road"),
          ("Ministers of Kenya and Uganda", "Expressed", "concern at the fighting in Sudan"),
          ("Ministers of Kenya and Uganda", "Called", "Sudan to open the crossing")]),
    ],
)  # fmt: skip
def test_the_forms_in_which_reports_quote(record_of, text, told):
    assert [
        (", ".join(who), cue, content) for who, cue, content, *_ in said(record_of(text))
    ] == told

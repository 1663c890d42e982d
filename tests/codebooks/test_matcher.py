"""Phrases in lists of words."""

import time

import pytest
import spacy

from dragoman.codebooks import PhraseIndex, words_of

TOKENIZER = spacy.blank("en")

INDEX = PhraseIndex(
    [
        ("United States", "USA"), ("US", "USA"), ("U.S.", "USA"), ("UK", "GBR"), ("WHO", "who"), ("IS", "isis"),
        ("United Nations", "un"), ("United Nations Security Council", "unsc"), ("al-Shabaab", "shabaab"),
        ("Nur-Sultan", "KAZ"), ("Côte d'Ivoire", "CIV"), ("Ministry of Defence", "mod"), ("the West", "west"),
        ("People's Liberation Army", "pla"), ("foreign ministry", "ministry"), ("foreign", "abroad"), ("Congo", "COG"),
        ("Congo", "COD"), ("C5+1", "c5"), ("Sana'a", "YEM"), ("G20", "g20"), ("member of parliament", "mp"),
        ("Chad", "TCD"), ("Lake Chad", "lake"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. and the UK's envoys", [("U.S.", "USA"), ("UK", "GBR")]),
        ("They told us who is there", []),
        ("The WHO told the US that IS remains", [("WHO", "who"), ("US", "USA"), ("IS", "isis")]),
        ("United Nations Security Council members", [("United Nations Security Council", "unsc")]),
        ("the United Nations Security forum", [("United Nations", "un")]),
        ("UNITED NATIONS, NUR-SULTAN", [("UNITED NATIONS", "un"), ("NUR - SULTAN", "KAZ")]),
        ("Al-Shabaab and al-Shabaab", [("Al - Shabaab", "shabaab"), ("al - Shabaab", "shabaab")]),
        ("al-shabaab and united states", []),
        ("Côte d’Ivoire, Côte d'Ivoire", [("Côte d’Ivoire", "CIV"), ("Côte d'Ivoire", "CIV")]),
        ("Sana’a and Sana'a", [("Sana’a", "YEM"), ("Sana'a", "YEM")]),
        ("People’s Liberation Army", [("People ’s Liberation Army", "pla")]),
        ("Ministry Of Defence of Chad", [("Ministry Of Defence", "mod"), ("Chad", "TCD")]),
        ("the Foreign Ministry", [("Foreign Ministry", "ministry")]),
        ("its foreign ministry", [("foreign ministry", "ministry")]),
        ("FOREIGN MINISTRY", [("FOREIGN MINISTRY", "ministry")]),
        ("foreign aid", [("foreign", "abroad")]),
        ("Members of parliament", []),
        ("a Member of Parliament", [("Member of Parliament", "mp")]),
        ("west of the west, the West", [("the West", "west")]),
        ("The West and its allies", [("The West", "west")]),
        ("the C5+1 format", [("C5 + 1", "c5")]),
        ("the Congo", [("Congo", "COG"), ("Congo", "COD")]),
        ("Lake Chad in Chad", [("Lake Chad", "lake"), ("Chad", "TCD")]),
        ("g20 and G20", [("G20", "g20")]),
        ("", []),
    ],
)
def test_the_longest_phrase_is_found_where_its_letters_fit(text, found):
    words = [token.text for token in TOKENIZER(text)]

    assert [(" ".join(words[s:e]), value) for s, e, value in INDEX.find(words)] == found


@pytest.mark.parametrize(
    "phrase",
    [
        "U.S.", "U.S.-led coalition", "Nur-Sultan", "al-Shabaab", "Côte d'Ivoire", "Côte d’Ivoire", "N'Djamena",
        "UK's", "St. Lucia", "C5+1", "P5+1", "4+1 group", "E3/EU+3", "G-7", "OPEC+", "ASEAN+3", "AT&T", "S&D",
        "Bill & Melinda Gates Foundation", "Washington, D.C.", "People’s Liberation Army", "P.R. China", "S. Korea",
        "Tehreek-e-Taliban Pakistan", "Cocos (Keeling) Islands", "Lt. Gen.", "No. 10", "Gazeta.uz", "Hay'at Tahrir al-Sham",
        "Education Cannot Wait", "UN-Habitat", "DHKP/C", "ni-Vanuatu", "Nuku'alofa", "Prime Minister-elect", "H.E.",
    ],
)  # fmt: skip
def test_phrases_are_cut_as_the_parser_cuts_them(phrase):
    assert words_of(phrase) == [token.text for token in TOKENIZER(phrase)]


def test_a_whole_phrase_can_be_looked_up():
    assert INDEX.of("Lake Chad") == ("lake",)
    assert INDEX.of("Congo") == ("COG", "COD")
    assert INDEX.of("the Congo") == ()
    assert len(INDEX) == 24


def test_a_phrase_needs_a_word():
    with pytest.raises(ValueError, match="no word"):
        PhraseIndex([(" ", 1)])


def test_finding_keeps_pace_with_half_a_million_words_a_second():
    words = (
        "The envoy of Chad told the foreign ministry that he would go to Geneva on Monday .".split()
    )
    words *= 5_000
    fastest = min(_seconds(words) for _ in range(3))

    assert len(words) / fastest > 500_000


def _seconds(words: list[str]) -> float:
    start = time.perf_counter()
    INDEX.find(words)
    return time.perf_counter() - start

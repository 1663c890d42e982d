"""Whom "he" and "she" stand for: one idea of the news a row, and what the weights are."""

from __future__ import annotations

import json
import math

import pytest

from dragoman.resolve.antecedents import NOBODY, WEIGHTS, Weights, shares

CLEAR = [
    # one person, who goes on
    ("Foreign Minister Lars Holm said the road was open. He added that trade would grow.", "He", "Lars Holm"),
    ("Lars Holm resigned on Monday. The talks failed. He blamed the rain.", "He", "Lars Holm"),
    ("The court sentenced Lars Holm to two years on Monday. He denies the charges.", "He", "Lars Holm"),
    ('"We will help," Lars Holm said. He did not say when.', "He", "Lars Holm"),
    ("Iraq's foreign minister met the press. He said the road was open.", "He", "Iraq's foreign minister"),
    # gender by name
    ("President Karim Nassar met Prime Minister Anna Berg in Oslo. She welcomed the visit.", "She", "Anna Berg"),
    ("Prime Minister Anna Berg received President Karim Nassar in Oslo. He thanked the hosts.", "He", "Karim Nassar"),
    ("During the visit of President Karim Nassar, Prime Minister Anna Berg thanked him.", "him", "Karim Nassar"),
    ("Lars Holm met Anna Berg. Berg thanked him for the help.", "him", "Lars Holm"),
    # gender by title, of names that tell none
    ("Spokeswoman Tiuvo met minister Orrun. She said the road was open.", "She", "Tiuvo"),
    ("Spokesman Tiuvo met envoy Natalia Gherman. He said the road was open.", "He", "Tiuvo"),
    ("Queen Tiuvo received envoy Orrun in Oslo. He thanked the hosts.", "He", "Orrun"),
    # one's own: his, her
    ("President Karim Nassar praised his ministers.", "his", "Karim Nassar"),
    ("Talks went on as Natalia Gherman kept her promise.", "her", "Natalia Gherman"),
    ("In his speech, President Karim Nassar called for peace.", "his", "Karim Nassar"),
    # in one sentence, after and before the name
    ("Lars Holm, who leads the talks, said he was hopeful.", "he", "Lars Holm"),
    ("Before she left, Anna Berg met the press.", "she", "Anna Berg"),
    # somebody else's turn
    ("Envoy Lars Holm met minister Omar Daoud. For his part, Daoud said he would visit Oslo.", "his", "Omar Daoud"),
    ("Envoy Lars Holm met minister Omar Daoud. For his part, Daoud said he would visit Oslo.", "he", "Omar Daoud"),
    ("Anna Berg met Greta Weiss. Weiss said she would come again.", "she", "Greta Weiss"),
    # two of one gender: who was the subject, and went on speaking
    ("Lars Holm said that Omar Daoud would visit Oslo. He added that trade would grow.", "He", "Lars Holm"),
    ("Greta Weiss spoke after Anna Berg had left. She praised the talks.", "She", "Greta Weiss"),
    ("Lars Holm told reporters that he had met Omar Daoud.", "he", "Lars Holm"),
    ("Lars Holm's deputy, Omar Daoud, said he would come.", "he", "Omar Daoud"),
    # nobody whom the report has told of
    ("The road was open on Monday. He said so.", "He", None),
    ("The envoys met on Monday. She said that the road was open.", "She", None),
    ("Egypt said the road was open. He added nothing.", "He", None),
]  # fmt: skip


def meant(cast, pronoun):
    """The names of those whom the first pronoun of these letters stands for."""
    mention = next(m for m in cast.mentions if m.form == "pronoun" and m.words.words == pronoun)
    return [actor.name for actor in cast.actors if actor.id in mention.actors]


@pytest.mark.model
@pytest.mark.parametrize(("text", "pronoun", "name"), CLEAR)
def test_he_and_she_stand_for_the_likeliest_person(reading_of, text, pronoun, name):
    assert meant(reading_of(text).cast, pronoun) == [name] * (name is not None)


@pytest.mark.model
@pytest.mark.parametrize("text", sorted({text for text, _, _ in CLEAR}))
def test_shares_sum_to_one_at_most_and_the_likeliest_is_first(reading_of, text):
    from dragoman.evaluate.pronouns import at_pronouns

    reading = reading_of(text)
    pronouns = {m.words.start for m in reading.cast.mentions if m.form == "pronoun"}
    for drafts, mention in at_pronouns(reading, pronouns):
        of_each = [share for _, share in shares(drafts, mention)]

        assert all(0 < share < 1 for share in of_each)
        assert sum(of_each) < 1
        assert of_each == sorted(of_each, reverse=True)


@pytest.mark.model
def test_a_person_who_is_told_of_twice_has_one_share(reading_of):
    from dragoman.evaluate.pronouns import at_pronouns

    text = "Lars Holm met Omar Daoud. Holm left. He thanked the hosts."
    ((drafts, mention),) = at_pronouns(reading_of(text), {text.index("He thanked")})

    assert sorted(draft.name for draft, _ in shares(drafts, mention)) == ["Lars Holm", "Omar Daoud"]


@pytest.mark.model
def test_a_title_that_only_women_have_rules_a_person_out(reading_of):
    from dragoman.evaluate.pronouns import at_pronouns

    text = "Queen Tiuvo received envoy Orrun. He left."
    ((drafts, mention),) = at_pronouns(reading_of(text), {text.index("He left")})

    assert [draft.name for draft, _ in shares(drafts, mention)] == ["Orrun"]


@pytest.mark.parametrize(
    ("told", "score"),
    [
        ([], 0.0),
        (["near"], 1.0),
        (["near", "subject"], 3.5),
        (["subject", "near"], 3.5),
        (["near", "unheard of"], 1.0),
        (["short"], 0.0),
        (["short", "subject"], 1.75),
    ],
)
def test_a_score_is_the_sum_of_what_is_true_alone_and_two_by_two(told, score):
    weights = Weights(
        {"near": 1.0, "subject": 2.0, "near & subject": 0.5, "short & subject": -0.25, NOBODY: 0.0}
    )

    assert weights.score(told) == score


def test_the_file_of_weights_is_in_order():
    written = json.loads(WEIGHTS.read_text("utf-8"))
    named = written["weights"]

    assert "GAP" in written["source"]
    assert NOBODY in named
    assert list(named) == sorted(named)
    assert all(math.isfinite(weight) for weight in named.values())
    assert not any(math.isclose(weight, 0.0) for name, weight in named.items() if name != NOBODY)


def test_the_parts_of_a_pair_stand_in_the_order_of_the_alphabet():
    pairs = [name.split(" & ") for name in json.loads(WEIGHTS.read_text("utf-8"))["weights"]]

    assert all(len(parts) <= 2 for parts in pairs)
    assert all(parts == sorted(set(parts)) for parts in pairs)

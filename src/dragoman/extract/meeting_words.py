"""The codebook of meetings, `meetings.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebooks import loading
from dragoman.records import DocumentKind, MeetingForm

BOOK = "meetings.toml"


@dataclass(frozen=True, slots=True)
class Holding:
    """Verbs by which somebody has the occasion that the object names, by what the subject does."""

    verbs: frozenset[str]
    host: frozenset[str]
    convene: frozenset[str]
    chair: frozenset[str]
    attend: frozenset[str]
    mediate: frozenset[str]
    cancel: frozenset[str]

    def role(self, lemma: str) -> str | None:
        """The role of whoever does this: "host" of "welcome"; None of a verb that is told of all alike."""
        roles = {"host": self.host, "convener": self.convene, "chair": self.chair,
                 "mediator": self.mediate}  # fmt: skip
        return next((role for role, verbs in roles.items() if lemma in verbs), None)

    def knows(self, lemma: str) -> bool:
        """Whether the verb tells of the occasion that is its object, so that the noun need not."""
        lists = (
            self.verbs,
            self.host,
            self.convene,
            self.chair,
            self.attend,
            self.mediate,
            self.cancel,
        )
        return lemma == "take" or any(lemma in verbs for verbs in lists)


@dataclass(frozen=True, slots=True)
class Around:
    """Words around an occasion; the codebook says what each list is for."""

    planned: frozenset[str]
    wishes: frozenset[str]
    plans: frozenset[str]
    willing: frozenset[str]
    not_met: frozenset[str]
    games: frozenset[str]
    doubtful: frozenset[str]
    ordinals: frozenset[str]
    partnership: frozenset[str]
    presence: frozenset[str]
    organs: frozenset[str]
    asking: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """Verbs and nouns of occasions with their forms, and the words that surround them."""

    verbs: dict[str, MeetingForm]
    nouns: dict[str, MeetingForm]
    holding: Holding
    phone: frozenset[str]
    video: frozenset[str]
    around: Around
    documents: dict[str, DocumentKind]
    signing: frozenset[str]
    adopting: frozenset[str]


@cache
def meeting_words() -> MeetingWords:
    """The codebook, read once."""
    book = loading.toml(BOOK)
    return MeetingWords(
        verbs=book["verbs"],
        nouns=book["nouns"],
        holding=Holding(**{name: frozenset(verbs) for name, verbs in book["holding"].items()}),
        phone=frozenset(book["wire"]["phone"]),
        video=frozenset(book["wire"]["video"]),
        documents=book["documents"]["kinds"],
        signing=frozenset(book["documents"]["signing"]),
        adopting=frozenset(book["documents"]["adopting"]),
        around=Around(**loading.word_sets(BOOK)),
    )

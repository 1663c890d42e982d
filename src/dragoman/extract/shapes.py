"""Every token as one letter, so that the grammar of names and titles is a regular expression.

S state        C capital or seat that speaks for one      A adjective of a state
O organisation G group         N company, ngo or media    B named body of a state
R set of states ("Gulf states")  r adjective of one ("Gulf")
b noun of a body ("foreign ministry")   t title ("minister")   h honorific ("Mr", "Sheikh")
P name of a person, as the parser has it
X other capitalised word, a region among them, which then is one of the entries ("Texas")
n noun   j adjective or participle   # number   v verb   u pronoun   q "his", "their"
d article or "this"   o "of"   f "for"   > "to"   @ other preposition   & "and"   , comma   ' possessive
- dash, hyphen, slash   ( )   " quotation mark   | sentence end   _ blank   w anything else
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import codebooks
from dragoman.extract.lexicon import Entry, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.extract.reading import Reading
    from dragoman.parse.names import Name

PUNCTUATION = {
    ",": ",", "-": "-", "–": "-", "—": "-", "/": "-", "--": "-", "(": "(", ")": ")", "[": "(", "]": ")",
    '"': '"', "“": '"', "”": '"', "''": '"', "``": '"', "‘": '"', ".": "|", ";": "|", "!": "|", "?": "|", ":": "|",
}  # fmt: skip
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
ADVERBS_IN_TITLES = frozenset(
    {"then", "former", "ex", "acting", "deputy", "vice", "outgoing", "newly"}
)
PREPOSITIONS = {"of": "o", "for": "f", "to": ">"}
ALSO_NAMES = frozenset({"amir", "major", "dean", "bishop", "marshal"})
"""Titles that are names as well; with a capital they are titles only before "of"."""

BY_POS = {
    "NOUN": "n", "ADJ": "j", "NUM": "#", "VERB": "v", "AUX": "v", "PRON": "u", "DET": "d", "ADP": "@",
    "CCONJ": "&", "SCONJ": "w", "PART": "w", "ADV": "w", "SPACE": "_", "PUNCT": "w", "SYM": "w", "PROPN": "X",
}  # fmt: skip


SUFFIXES = frozenset({"elect", "designate"})
"""What follows a title with a hyphen and is part of it."""
SURE_OF_NAME = 0.8
"""A name so likely is taken as it is."""
GENERIC = Entry("b", "body", "body")


@dataclass(frozen=True, slots=True)
class Shapes:
    """``letters[i]`` is the letter of token i; ``entries`` are the codebook's finds by first token."""

    letters: str
    entries: dict[int, tuple[int, tuple[Entry, ...]]]
    """First token → (token after the last, what the words may stand for)."""

    def entry(self, start: int, end: int) -> Entry | None:
        """What the codebook says of exactly these tokens."""
        found = self.entries.get(start)
        return found[1][0] if found and found[0] == end else None

    def first(self, start: int, end: int, letters: str) -> tuple[int, int, Entry] | None:
        """The first codebook find of one of these letters within a range of tokens."""
        for i in range(start, end):
            if self.letters[i] in letters and (found := self.entries.get(i)):
                return i, found[0], found[1][0]
        return None


def shapes(reading: Reading) -> Iterator[Shapes]:
    """The letters of the report's words and what the codebooks know of them, once for all steps."""
    parse = reading.parse
    doc = parse.doc
    words = [token.text for token in doc]
    letters = [_letter(token) for token in doc]
    for name in parse.names:
        if name.label == "PERSON":
            for i in range(_after_state(words, name), name.end):
                if letters[i] not in "',|_":
                    letters[i] = "P"
    entries: dict[int, tuple[int, tuple[Entry, ...]]] = {}
    for start, end, found in lexicon().find(words):
        if not _fits(doc, start, end, found, letters):
            continue
        entry = _meant(found, words[start:end], letters[start - 1 : start])
        known = entries.get(start)
        entries[start] = (end, (*known[1], entry) if known and known[0] == end else (entry,))
        if known is None:
            letters[start:end] = [entry.letter] * (end - start)
    _join_suffixes(words, letters)
    for name in parse.names:
        in_codebook = any(i in entries for i in range(name.start, name.end))
        if not in_codebook and _holds_office(doc, name, letters):
            letters[name.start : name.end] = ["P"] * (name.end - name.start)
    _join_names_before_offices(doc, letters)
    for sentence in parse.sentences:
        if sentence.start and letters[sentence.start - 1] == "_":
            letters[sentence.start - 1] = "|"
    yield Shapes("".join(letters), entries)


def _meant(found: Entry, words: list[str], before: list[str]) -> Entry:
    """What a cautious name of a body or group is: "Senate", "Congress": whose, only the words around it can tell."""
    of_state = before in (["'"], ["A"]) and _is_noun_of_body(words)
    unsure = found.letter == "B" or (found.letter == "G" and of_state)
    return GENERIC if unsure and found.cautious else found


def _join_suffixes(words: list[str], letters: list[str]) -> None:
    """Let "elect" of "president-elect" be part of the title."""
    for i in range(2, len(words)):
        if words[i] in SUFFIXES and words[i - 1] == "-" and letters[i - 2] == "t":
            letters[i] = "t"


def _is_noun_of_body(words: list[str]) -> bool:
    """ "Congress", a party to some, after "Peru's"."""
    return " ".join(words).lower() in codebooks.generic_bodies()


def _holds_office(doc: Doc, name: Name, letters: list[str]) -> bool:
    """Whether what a reader took for a place, none too surely, stands beside a title.

    "The governor of Batken region, *Kubat Orozaliev*, came out."
    """
    if name.label != "GPE" or name.probability >= SURE_OF_NAME or name.end - name.start < 2:
        return False
    root = doc[name.start : name.end].root
    return root.dep_ == "appos" and letters[root.head.i] == "t"


def _join_names_before_offices(doc: Doc, letters: list[str]) -> None:
    """Let names of two words or more be persons' that an office after a comma makes so: "*Alioune Beye*, UN special envoy, …"."""
    for token in doc:
        if letters[token.i] != "t" or token.dep_ != "appos" or token.head.pos_ != "PROPN":
            continue
        last = token.head.i
        first = last
        while first and letters[first - 1] == "X" and doc[first - 1].head.i == last:
            first -= 1
        if first < last and letters[last : last + 2] == ["X", ","] and token.i - last < 8:
            letters[first : last + 1] = ["P"] * (last + 1 - first)


def _after_state(words: list[str], name: Name) -> int:
    """Where a person's name begins that a reader ran together with the state before it.

    "Ambassador to *Peru Joaquim Alberto de Sousa*"; "Chad Smith" stays whole.
    """
    if name.end - name.start < 3 or name.probability >= SURE_OF_NAME:
        return name.start
    first = next(lexicon().find(words[name.start : name.start + 1]), None)
    return name.start + 1 if first and first[2].letter in "SA" else name.start


def _letter(token: Token) -> str:
    text = token.text
    if text in PUNCTUATION:
        return PUNCTUATION[text]
    if token.tag_ == "POS" or (text in POSSESSIVE and token.dep_ == "case"):
        return "'"
    pos = token.pos_
    if pos == "ADP":
        return PREPOSITIONS.get(token.lower_, "@")
    if pos in ("PRON", "DET"):
        if token.tag_ == "PRP$":
            return "q"
        return "d" if pos == "DET" else "u"
    if token.lower_ in ADVERBS_IN_TITLES or _is_de_facto(token):
        return "j"
    if pos in ("NOUN", "ADJ") and text[:1].isupper() and not token.is_sent_start:
        return "X"
    if pos == "VERB" and token.tag_ in ("VBN", "VBG") and token.dep_ == "amod":
        return "j"
    if pos == "CCONJ" and token.lower_ not in ("and", "&"):
        return "w"
    return BY_POS.get(pos, "w")


def _is_de_facto(token: Token) -> bool:
    """Whether a word is one of the two of "the *de facto* president"."""
    doc, i = token.doc, token.i
    at = i - (token.lower_ in ("facto", "jure"))
    return at + 1 < len(doc) and (doc[at].lower_, doc[at + 1].lower_) in (
        ("de", "facto"),
        ("de", "jure"),
    )


def _is_abbreviation(doc: Doc, at: int) -> bool:
    """Whether a word is all capitals among words that are not."""
    near = [doc[i] for i in (at - 1, at - 2, at + 1) if 0 <= i < len(doc) and doc[i].is_alpha]
    return doc[at].is_upper and bool(near) and not any(token.is_upper for token in near)


def _around(letters: list[str], start: int, end: int) -> list[str]:
    """The letters beside some words, and of a single word its own: a name of two is nobody's first name."""
    beside = letters[max(0, start - 1) : start] + letters[end : end + 1]
    return beside if end - start > 1 else beside + letters[start:end]


def _has_office(doc: Doc, start: int, end: int, letters: list[str]) -> bool:
    """Whether what may be a person's name owns what only states have: "*Chad*'s transitional president"."""
    if letters[end : end + 1] != ["'"] or letters[start - 1 : start] == ["P"]:
        return False
    owned = (doc[i].lower_ for i in range(end + 1, min(end + 4, len(doc))))
    offices, bodies = codebooks.offices(), codebooks.generic_bodies()
    return any((w in offices and offices[w].level != "other") or w in bodies for w in owned)


@cache
def _addresses() -> frozenset[str]:
    """Honorifics that are offices too, in small letters: "the *patriarch*"."""
    return frozenset(h.lower().rstrip(".") for h in codebooks.honorifics()) - {"chief"}


def _fits(doc: Doc, start: int, end: int, entry: Entry, letters: list[str]) -> bool:
    """Whether the words can be what the codebook says, judged by the parse."""
    head = doc[end - 1]
    if entry.letter in "tb" and head.pos_ in ("VERB", "AUX", "ADP", "ADV"):
        return False  # "to head", "will chair", "to police", "general" as an adverb
    if entry.letter == "X" and (doc[start].is_lower or "P" in _around(letters, start, end)):
        return False  # "Virginia Woods"
    if entry.letter == "G" and entry.cautious and letters[start:end] == ["P"]:
        return letters[end : end + 1] == ["n"]  # "Karen rebels", not "Karen said"
    if entry.letter == "t" and entry.name in _addresses() and doc[start].text.istitle():
        return end < len(doc) and doc[end].lower_ == "of"  # "Imam Reza": how he is addressed
    if entry.letter == "t" and entry.name in ALSO_NAMES and doc[start].text.istitle():
        return end < len(doc) and doc[end].lower_ == "of"
    if entry.letter == "t" and entry.name == "chief" and doc[start].is_title:
        return letters[start - 1 : start] in (
            ["O"],
            ["G"],
            ["B"],
            ["b"],
            ["A"],
            ["'"],
        )  # else "Chief Ade"
    if entry.letter in "th" and start and letters[start - 1 : start + 1] == ["P", "P"]:
        return doc[start - 1].lower_ == "the"
    if entry.letter in "SC" and entry.cautious and "P" in letters[max(0, start - 1) : end + 1]:
        return _has_office(doc, start, end, letters)  # "Jordan Henderson", "Chad Smith"
    if (
        entry.letter == "C"
        and letters[start - 1 : start] == ["P"]
        and doc[start - 1].lower_ != "the"
    ):
        return False
    if entry.letter == "C" and end - start == 1 and _is_abbreviation(doc, start):
        return False  # "SANA", the agency, is not Sana'a
    article = doc[start - 1].lower_ in ("the", "a") if start else True  # "*the* Quai d'Orsay"
    inside_name = letters[start] == "P" and (
        (not article and letters[start - 1] == "P") or (end < len(letters) and letters[end] == "P")
    )
    return not (inside_name and entry.letter in "SCAOGNRr")

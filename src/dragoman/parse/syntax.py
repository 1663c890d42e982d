"""Questions to a parse: whose verb, what under it, is it denied, is it yet to come.

Tokens are spaCy's; dependency labels are those of its English models (ClearNLP's scheme).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EDGE_MARKS = frozenset("\"“”„«»,;:—–-…'‘’`([")
MODALS = frozenset({"will", "shall", "would", "should", "must", "may", "might", "can", "could",
                    "wo", "'ll", "’ll", "ca", "sha"})  # fmt: skip
NEVER = frozenset({"never", "n't", "n’t"})
FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll", "sha"})


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents of ``token`` with one of these labels, in order."""
    return [c for c in token.children if c.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first dependent with one of these labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by "and" or a comma, in order."""
    found = [token]
    for c in token.children:
        if (c.dep_ == "conj" and not is_verbal(c)) or (
            c.dep_ == "appos" and c.pos_ == token.pos_ and _in_list(c)
        ):
            found += conjuncts(c)
    return found


def _in_list(token: Token) -> bool:
    """An apposition that goes on with "and" is the middle of a list."""
    return any(c.dep_ == "conj" for c in token.children)


def is_verbal(token: Token) -> bool:
    """A verb, or an auxiliary that stands as one."""
    return token.pos_ in ("VERB", "AUX")


def subjects(verb: Token, *, depth: int = 0) -> list[Token]:
    """Heads of the noun phrases that do what ``verb`` says.

    A verb without a subject of its own takes that of the verb it is joined to, of the
    verb that controls it ("urged *Israel* to withdraw"), or the noun that it describes.
    """
    if depth > 6:
        return []
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own or (misread := _misread_subject(verb)):
        return [t for c in own[:1] for t in _antecedent(c, verb)] if own else misread
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "xcomp":
        objects = children(head, "dobj") if head.lemma_ not in SUBJECT_CONTROL else []
        if head.pos_ == "ADJ" and head.dep_ == "acomp":
            head = head.head  # "*Mori* is due to travel"
        return objects[:1] or subjects(head, depth=depth + 1)
    if verb.dep_ in ("conj", "advcl", "pcomp", "ccomp", "dep", "parataxis", "prep", "aux"):
        if verb.dep_ == "ccomp" and child(verb, "mark") is not None:
            return []
        if verb.dep_ == "pcomp" or head.pos_ in ("ADP", "SCONJ"):
            if head.lower_ == "for" and (other := _addressed(head.head)):
                return other  # "thanked *her* for visiting"
            head = head.head
        if head.pos_ in ("NOUN", "PROPN") and verb.dep_ != "conj":
            return [head] if verb.dep_ == "acl" else []
        return subjects(head, depth=depth + 1)
    if verb.dep_ in ("acl", "relcl"):
        return [head]
    return []


def _misread_subject(verb: Token) -> list[Token]:
    """The head of "*Mori* on Friday hosted Kim", which the parser takes for one long noun phrase."""
    if verb.tag_ != "VBD" or verb.dep_ != "amod" or verb.head.i < verb.i:
        return []
    over = (up for up in ancestors_within(verb) if up.i < verb.i and up.dep_ == "ROOT")
    return [up for up in over if up.pos_ in ("PROPN", "NOUN")]


SUBJECT_CONTROL = frozenset(
    {"promise", "pledge", "vow", "threaten", "agree", "offer", "have", "take", "make", "use"}
)


def _addressed(verb: Token) -> list[Token]:
    """Who is thanked or blamed "for" something: the object of the verb, or whom "to" names."""
    over = verb.head if verb.pos_ == "NOUN" else verb
    people = (
        children(over, "dobj") if verb.pos_ == "VERB" else under(verb, "to") or under(over, "to")
    )
    if verb.lemma_ in ("express", "convey", "voice"):
        thanks = children(verb, "dobj")
        people = under(verb, "to") or [n for thing in thanks for n in under(thing, "to")]
    return people[:1] if over.pos_ == "VERB" else []


def _antecedent(subject: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for; else the subject itself."""
    if subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return [verb.head]
    return [subject]


def is_passive(verb: Token) -> bool:
    """Whether the subject is the one it is done to."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        # "Was convened by A and hosted by B": the second shares what makes the first passive.
        return child(verb, "nsubj", "aux", "dobj") is None and is_passive(verb.head)
    # "The two states signed on Monday a treaty": a participle with an object of its own is none.
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "dobj") is None


def agents(verb: Token) -> list[Token]:
    """Heads of "by …" under a passive."""
    return [p for by in children(verb, "agent") for p in children(by, "pobj")]


def doers(verb: Token) -> list[Token]:
    """Heads of the noun phrases that do it: under a passive those after "by", else the subjects."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def objects(verb: Token) -> list[Token]:
    """Heads of direct and indirect objects; under a passive, of its subject."""
    if is_passive(verb):
        passive = [t for c in children(verb, "nsubjpass") for t in _antecedent(c, verb)]
        if not passive and verb.dep_ == "conj":
            return objects(verb.head)
        if not passive and verb.dep_ in ("pcomp", "xcomp"):
            return subjects(verb)  # "died after *being tortured*"
        return passive or ([verb.head] if verb.dep_ == "acl" else [])
    if _misread_subject(verb):
        return [verb.head]
    return children(verb, "dobj", "dative") or _up_to(verb)


def _up_to(verb: Token) -> list[Token]:
    """ "Killed *up to 16 rebels*", which the parser takes for a direction."""
    to = (
        c for c in children(verb, "prep") if c.lower_ == "to" and c.i and c.nbor(-1).lower_ == "up"
    )
    most = [n for c in to for n in children(c, "pobj")]
    return [n for n in most if child(n, "nummod") is not None]


def under(token: Token, *prepositions: str) -> list[Token]:
    """Heads of the noun phrases under these prepositions, also one step down ("talks *with*")."""
    found = []
    for prep in children(token, "prep", "dative", "agent"):
        if prep.lower_ in prepositions:
            found += children(prep, "pobj", "pcomp")
    return found


def subjects_of_clause(verb: Token) -> list[Token]:
    """Whom a verb lets or makes do something: "let *Chad* build a base"; its object or its clause's subject."""
    clauses = children(verb, "ccomp", "xcomp")
    return [*children(verb, "dobj"), *(s for c in clauses for s in children(c, "nsubj"))]


def is_negated(verb: Token) -> bool:
    """ "did not", "never", "no longer", "refused to" is left to the frames."""
    # A curly "n’t" may hang on the auxiliary.
    near = [*verb.children, *(n for c in children(verb, "aux", "auxpass") for n in c.children)]
    return any(c.dep_ == "neg" or c.lower_ in NEVER for c in near)


def modal(verb: Token) -> str | None:
    """The modal verb over ``verb``, in small letters; of a joined verb, the first one's."""
    for c in verb.children:
        if c.dep_ == "aux" and c.lower_ in MODALS:
            return c.lower_
    if verb.dep_ == "conj" and is_verbal(verb.head) and not children(verb, "nsubj", "aux"):
        return modal(verb.head)
    return None


def is_future(verb: Token) -> bool:
    """ "will …", "is to …", "is going to …", "is due to …"."""
    if modal(verb) in FUTURE:
        return True
    head = verb.head
    return verb.dep_ == "xcomp" and (
        (head.lemma_ == "be" and is_verbal(head))
        or (
            head.lower_ in ("going", "due", "set", "scheduled", "slated", "expected")
            and head.pos_ != "NOUN"
        )
    )


def is_hypothetical(verb: Token) -> bool:
    """Under "if", "could", "might", "would", or asked for rather than told."""
    if modal(verb) in ("would", "may", "might", "could", "can", "should", "must"):
        return True
    return any(
        c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "lest") for c in verb.children
    )


def ancestors_within(token: Token, limit: int = 8) -> Iterator[Token]:
    """Heads upwards, the nearest first."""
    for _ in range(limit):
        if token.head == token:
            return
        token = token.head
        yield token


def trimmed(
    doc: Doc, start: int, end: int, *, edges: frozenset[str] = EDGE_MARKS
) -> tuple[int, int]:
    """The token span without marks and blanks at its edges; a closing bracket keeps its opening one."""
    while start < end and (
        doc[start].is_space or doc[start].text in edges or doc[start].text in (")", "]", ".")
    ):
        start += 1
    while end > start and _is_edge(doc, start, end - 1, edges):
        end -= 1
    return start, end


def _is_edge(doc: Doc, start: int, last: int, edges: frozenset[str]) -> bool:
    text = doc[last].text
    if text in (")", "]"):
        opening = {")": "(", "]": "["}[text]
        return not any(doc[i].text == opening for i in range(start, last))
    return doc[last].is_space or text in edges or (text in (".", "!", "?", "..."))


def edges(token: Token, *, without: tuple[str, ...] = ()) -> tuple[int, int]:
    """The token's whole phrase, (start, end), leaving out dependents with these labels."""
    start, end = token.i, token.i + 1
    for c in token.children:
        if c.dep_ in without:
            continue
        start, end = min(start, c.left_edge.i), max(end, c.right_edge.i + 1)
    return start, end

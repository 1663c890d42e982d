"""Words that may stand for an actor, before it is known for whom.

Names of persons with their offices first, then offices that stand alone ("the Egyptian
president"), bodies, what the codebooks know, states and their people ("Afghan officials"), and
what only the parser's own tagger knows. A word belongs to the first that claims it.
"""

from __future__ import annotations

from dragoman.extract.mentions.bodies import bodies
from dragoman.extract.mentions.called_after import called_after
from dragoman.extract.mentions.described import described
from dragoman.extract.mentions.finds import Finds
from dragoman.extract.mentions.known import known
from dragoman.extract.mentions.offices import offices
from dragoman.extract.mentions.peoples import peoples
from dragoman.extract.mentions.persons import persons
from dragoman.extract.mentions.pronouns import pronouns
from dragoman.extract.mentions.unknown import unknown
from dragoman.extract.shapes import Shapes
from dragoman.parse import Parse
from dragoman.resolve.mention import Mention

__all__ = ["mentions_of"]

SORTS = (offices, bodies, called_after, known, peoples, unknown, described)
"""What is looked for in each sentence, in the order in which words are claimed."""


def mentions_of(parse: Parse, shapes: Shapes) -> list[Mention]:
    """Every mention of the body, in the order of the text, nobody resolved yet."""
    finds = Finds(parse, shapes)
    for sentence in parse.sentences:
        persons(finds, sentence)
    finds.surnames.update(w for m in finds.mentions for w in m.name.split() if len(w) > 2)
    for sentence in parse.sentences:
        for look_for in SORTS:
            look_for(finds, sentence)
    found = sorted(finds.mentions, key=_place)
    for sentence in parse.sentences:
        found += pronouns(parse, sentence)
    return sorted(found, key=_place)


def _place(mention: Mention) -> tuple[int, int]:
    """Where it stands; of two that begin together the longer first."""
    return mention.words.start, -mention.words.end

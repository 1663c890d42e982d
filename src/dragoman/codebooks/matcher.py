"""Known phrases found in a sequence of words, the longest first.

A `PhraseIndex` looks at the words as the parser cut them, so that what it finds is a
range of the parser's own tokens. Phrases are cut the same way by `words_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# spaCy keeps the full stop of these; of other words it makes a token of its own.
_KEEPS_STOP = (
    "Adm Bros Co Corp Dr Gen Gov Inc Jr Ltd Messrs Mr Mrs Ms Mt Ph Prof Rep Rev Sen Sr St vs"
).split()
# Names that end like an address stay whole.
_DOMAINS = "am az by cd com ge kg kz media net org uz".split()

_WORD = re.compile(
    rf"""
      (?:[^\W\d_]\.)+(?:[^\W\d_]{{2,}}|(?:-\w+)+)?  # U.S., S. Korea, N.Korea, U.S.-led
    | (?:{"|".join(_KEEPS_STOP)})\.          # St. Lucia, Gen.
    | ['’]s\b                                # People's Liberation Army
    | [Cc]an(?=not\b)                        # Education Can not Wait
    | \w+(?:
          ['’](?!s\b)\w+                     # d'Ivoire, Sana'a, Qa'ida
        | &\w+                               # AT&T
        | (?<=[^\W\d_])[-+]\d\w*             # G-7, ASEAN+3; but C5 + 1
        | \.(?:{"|".join(_DOMAINS)})\b       # Gazeta.uz
        | (?<=[^\W\d_])\+(?!\w)              # OPEC+; but G20 +
      )*
    | [^\w\s]                                # one mark of punctuation
    """,
    re.VERBOSE,
)


def words_of(phrase: str) -> list[str]:
    """The phrase cut as spaCy's English tokenizer cuts it.

    "Nur-Sultan" is three words, "U.S." one, "UK's" two. Made for names and titles; a
    sentence may come out otherwise.
    """
    words = phrase.split()
    if all(map(str.isalnum, words)) and "annot" not in phrase:  # most phrases; four times as fast
        return words
    return _WORD.findall(phrase)


class _Node[T]:
    """A place in the tree of phrases: the words that may follow, and what ends here."""

    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] | None = None  # most nodes are ends
        self.values: tuple[T, ...] = ()

    def add(self, words: Iterable[str], value: T) -> None:
        """Let ``words`` end in ``value``, beside what they already end in."""
        node = self
        for word in words:
            if node.next is None:
                node.next = {}
            following = node.next.get(word)
            if following is None:
                following = node.next[word] = _Node()
            node = following
        if value not in node.values:
            node.values = (*node.values, value)


class PhraseIndex[T]:
    """Phrases and what each stands for, to be found in lists of words.

    How a phrase is written says how it is matched:

    - without a capital ("foreign ministry"): in any case;
    - in capitals only ("US", "G20"): just so, never as "us";
    - else a name ("al-Shabaab", "Ivory Coast"): as written, with every word
      capitalised ("Ministry Of Defence"), with its first word capitalised, or in
      capitals throughout (from four characters on).

    Straight and curly apostrophes are the same.
    """

    __slots__ = ("_heads", "_size")

    def __init__(self, pairs: Iterable[tuple[str, T]] = ()) -> None:
        # The first word leads to two trees: words as they are, and words in small letters.
        self._heads: dict[str, tuple[_Node[T] | None, _Node[T] | None]] = {}
        self._size = 0
        names: dict[str, _Node[T]] = {}
        nouns: dict[str, _Node[T]] = {}
        for phrase, value in pairs:
            self._size += 1
            tree = nouns if phrase.islower() else names
            for first, *rest in _spellings(phrase):
                node = tree.get(first)
                if node is None:
                    node = tree[first] = _Node()
                node.add(rest, value)
        nouns = {
            head: node
            for word, node in nouns.items()
            for head in (word, word[:1].upper() + word[1:], word.upper())
        }
        for head in names.keys() | nouns.keys():
            self._heads[head] = (names.get(head), nouns.get(head))

    def __len__(self) -> int:
        """How many pairs it was made from."""
        return self._size

    def find(self, words: Sequence[str]) -> list[tuple[int, int, T]]:
        """What stands in ``words``: first word, word after the last, and value, from left to right.

        Of phrases that begin at the same word the longest wins; phrases do not overlap.
        A phrase that stands for several things comes once for each, in the order given.
        """
        found: list[tuple[int, int, T]] = []
        heads = self._heads
        until = 0
        for start, word in enumerate(words):
            if word not in heads or start < until:
                continue
            name, noun = heads[word]
            end, values = _longest(name, words, start, folded=False) if name else (0, ())
            if noun:
                noun_end, noun_values = _longest(noun, words, start, folded=True)
                if noun_end > end:
                    end, values = noun_end, noun_values
                elif noun_end and noun_end == end:
                    values = (*values, *(v for v in noun_values if v not in values))
            if values:
                until = end
                found.extend((start, end, value) for value in values)
        return found

    def of(self, phrase: str) -> tuple[T, ...]:
        """What the whole phrase stands for; empty if it is not known."""
        words = words_of(phrase)
        return tuple(v for start, end, v in self.find(words) if (start, end) == (0, len(words)))


def _longest[T](
    node: _Node[T], words: Sequence[str], start: int, *, folded: bool
) -> tuple[int, tuple[T, ...]]:
    """The end and the values of the longest phrase from ``start``; (0, ()) if there is none."""
    at = start + 1
    end, values = (at, node.values) if node.values else (0, ())
    while node.next and at < len(words):
        following = node.next.get(words[at].lower() if folded else words[at])
        if following is None:
            break
        node, at = following, at + 1
        if node.values:
            end, values = at, node.values
    return end, values


def _spellings(phrase: str) -> set[tuple[str, ...]]:
    """The ways in which a phrase may be written, each as words. Raises ``ValueError`` for no word."""
    words = words_of(phrase.replace("’", "'"))
    if not words:
        raise ValueError(f"The phrase {phrase!r} has no word in it.")
    ways = {tuple(words)}
    if not phrase.islower() and not phrase.isupper():
        ways.add((_capital(words[0]), *words[1:]))
        ways.add(tuple(map(_capital, words)))
        if len(phrase) >= 4:
            ways.add(tuple(map(str.upper, words)))
    if "'" in phrase or "’" in phrase:
        ways |= {tuple(word.replace("'", "’") for word in way) for way in ways}
    return ways


def _capital(word: str) -> str:
    """The word with its first letter large and the rest as it is; "'s" stays."""
    return word[:1].upper() + word[1:]

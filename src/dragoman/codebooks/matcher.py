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
    """A place in the tree of phrases: the words that may follow in small letters, and what ends here.

    An end is a value and the spelling that it asks for; None asks for none.
    """

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] | None = None  # most nodes are ends
        self.ends: tuple[tuple[tuple[str, ...] | None, T], ...] = ()

    def child(self, word: str) -> _Node[T]:
        """The node after ``word``, made if there is none."""
        if self.next is None:
            self.next = {}
        node = self.next.get(word)
        if node is None:
            node = self.next[word] = _Node()
        return node


class PhraseIndex[T]:
    """Phrases and what each stands for, to be found in lists of words.

    How a phrase is written says how it is matched:

    - without a capital ("foreign ministry"): in any case;
    - in capitals only ("US", "G20"): just so, never as "us";
    - else a name ("al-Shabaab", "Ministry of Defence"): as written, with more words
      capitalised ("Ministry Of Defence"), or in capitals throughout (from four letters on).

    Straight and curly apostrophes are the same.
    """

    __slots__ = ("_heads", "_size")

    def __init__(self, pairs: Iterable[tuple[str, T]] = ()) -> None:
        root = _Node[T]()
        # First words as they may be written: one look-up settles most words of a report.
        self._heads: dict[str, _Node[T]] = {}
        self._size = 0
        for phrase, value in pairs:
            self._size += 1
            words = tuple(words_of(phrase.replace("’", "'")))
            if not words:
                raise ValueError(f"The phrase {phrase!r} has no word in it.")
            node = head = root.child(words[0].lower())
            for word in words[1:]:
                node = node.child(word.lower())
            end = (None if phrase.islower() else words, value)
            if end not in node.ends:
                node.ends = (*node.ends, end)
            for written in (words[0], _capital(words[0]), words[0].upper()):
                if written not in self._heads:
                    self._heads[written] = head
                    self._heads[written.replace("'", "’")] = head

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
            end, values = _longest(heads[word], words, start)
            if values:
                until = end
                found.extend((start, end, value) for value in values)
        return found

    def of(self, phrase: str) -> tuple[T, ...]:
        """What the whole phrase stands for; empty if it is not known."""
        words = words_of(phrase)
        return tuple(v for start, end, v in self.find(words) if (start, end) == (0, len(words)))


def _longest[T](node: _Node[T], words: Sequence[str], start: int) -> tuple[int, list[T]]:
    """The end and the values of the longest phrase from ``start``; (0, []) if there is none."""
    at = start + 1
    ends = [(at, node)] if node.ends else []
    while node.next is not None and at < len(words):
        following = node.next.get(words[at].lower().replace("’", "'"))
        if following is None:
            break
        node, at = following, at + 1
        if node.ends:
            ends.append((at, node))
    for end, reached in reversed(ends):
        written = [word.replace("’", "'") for word in words[start:end]]
        values = [v for spelling, v in reached.ends if spelling is None or _fits(written, spelling)]
        if values:
            return end, [v for n, v in enumerate(values) if v not in values[:n]]
    return 0, []


def _fits(written: list[str], spelling: tuple[str, ...]) -> bool:
    """Whether a name that is spelt so may be written so; see `PhraseIndex`."""
    if written == list(spelling):
        return True
    if all(map(_has_no_small, spelling)):
        return False
    if all(w in (s, _capital(s)) for w, s in zip(written, spelling, strict=True)):
        return True
    long_enough = sum(map(len, spelling)) >= 4
    return long_enough and all(w == s.upper() for w, s in zip(written, spelling, strict=True))


def _has_no_small(word: str) -> bool:
    """Whether the word has no small letter: "US", "G20", "+"."""
    return word == word.upper()


def _capital(word: str) -> str:
    """The word with its first letter large and the rest as it is; "'s" stays."""
    return word[:1].upper() + word[1:]

"""When two reports tell of one statement."""

from __future__ import annotations

from dragoman.records import Statement
from dragoman.resolve.across.accounts import Account
from dragoman.resolve.across.agreeing import names, reason, sure
from dragoman.resolve.across.commonness import cosine
from dragoman.resolve.across.joins import Join, join_of

SAID_APART = 4
"""Days between two publications, beyond which the same words may have been said again."""
QUOTED, TOLD = 0.6, 0.7
"""How alike contents must be: words in quotation marks, which reports cut; and a reporter's, who words them anew."""
FEWEST = 3
"""Words that count, of the shorter content; fewer ("no comment") may be said any day."""


def same_statement(a: Account, b: Account) -> Join | None:
    """The join of two accounts of one statement: the same speaker, like words, the same days."""
    mine, other = a.record, b.record
    if not isinstance(mine, Statement) or not isinstance(other, Statement):
        return None
    who = sure(a.who & b.who)
    if not who or (a.told and b.told and abs((a.told - b.told).days) > SAID_APART):
        return None
    if min(len(a.words), len(b.words)) < FEWEST:
        return None
    like = cosine(a.words, b.words)
    quoted = "direct" in (mine.form, other.form)
    if like < (QUOTED if quoted else TOLD):
        return None
    told = reason(f"same speaker, {names(who)}", f"words alike ({like:.2f})", _days(a, b))
    return join_of("statement", a.id, b.id, round(like, 2), told)


def _days(a: Account, b: Account) -> str:
    if a.told and b.told:
        days = abs((a.told - b.told).days)
        return f"{days} day{'' if days == 1 else 's'} apart"
    return ""

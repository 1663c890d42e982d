"""When two reports tell of one commitment."""

from __future__ import annotations

from dragoman.records import Commitment
from dragoman.resolve.across.accounts import Account
from dragoman.resolve.across.agreeing import names, reason, sure
from dragoman.resolve.across.commonness import cosine
from dragoman.resolve.across.joins import Join, join_of

TOLD_APART = 550
"""Days between two reports of one promise; later ones may renew it, keep it or break it."""
ALIKE, ALIKE_OTHER_SUM = 0.6, 0.75
"""How alike the acts must be; and where the sums that are told differ."""
FEWEST = 2


def same_commitment(a: Account, b: Account) -> Join | None:
    """The join of two accounts of one commitment: the same maker, like acts; also where it is kept later.

    A different due day does not part them, and is told as a difference: promises are put off.
    """
    mine, other = a.record, b.record
    if not isinstance(mine, Commitment) or not isinstance(other, Commitment):
        return None
    who = sure(a.who & b.who)
    if not who or (a.told and b.told and abs((a.told - b.told).days) > TOLD_APART):
        return None
    if min(len(a.words), len(b.words)) < FEWEST:
        return None
    like = cosine(a.words, b.words)
    sums = {(x.value, x.currency) for x in (mine.amount, other.amount) if x}
    if like < (ALIKE_OTHER_SUM if len(sums) > 1 else ALIKE):
        return None
    told = reason(
        f"same maker, {names(who)}", f"act in like words ({like:.2f})",
        "same sum" if len(sums) == 1 and mine.amount and other.amount else "",
    )  # fmt: skip
    return join_of("commitment", a.id, b.id, round(like, 2), told)

"""The digests of every text that the weights were trained or tuned on, one a line.

`dragoman evaluate` leaves these texts out. Runs in Dragoman's own environment.
"""

from __future__ import annotations

import sys
from pathlib import Path

from prepare import gsr, of_gsr, part

from dragoman.evaluate.corpora import newswire, plv, polnear, speech_acts
from dragoman.evaluate.labelled import digest


def main() -> None:
    """Print them in order."""
    gold = Path(sys.argv[1])
    names = {name for name, _, _ in polnear.articles(gold / "polnear" / "train")}
    articles = newswire.articles(gold / "worldwide_newswire")
    names |= {a.name for a in articles if part(a.name) != "test"}
    documents = speech_acts.documents(gold / "speech_acts_au2016")
    names |= {d.name for d in documents if part(d.name, test=4) != "test"}
    names |= {s.letters for s in plv.sentences(gold / "plv")}
    # Some of these are among the test sentences of PLV.
    names |= {s.letters for kind, m in gsr(gold) if (s := of_gsr(m, kind))}
    print("\n".join(sorted(digest(name) for name in names)))


if __name__ == "__main__":
    main()

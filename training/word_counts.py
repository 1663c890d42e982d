"""Count in how many reports a word stands, which tells what a report is about from what all are.

    python training/word_counts.py ../shared/gold/public

Writes ``src/dragoman/resolve/across/word_counts.txt``: stems that stand in at least `LEAST` reports of
PolNeAR, TR-News, the Local-Global Lexicon, TimeBank and AQUAINT, and the worldwide newswire. Reports of
`news_cluster` and ECB+, which the joins are measured on, are not among them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.resolve.across import commonness
from dragoman.resolve.across.wording import counted

LEAST = 4
TAG = re.compile(r"<[^>]+>")


def texts(public: Path) -> Iterator[str]:
    for file in sorted(public.glob("polnear/*/text/*.txt")):
        yield file.read_text("utf-8")
    for name, element in (("trnews/TR-News.xml", "text"), ("lgl/lgl.xml", "text")):
        whole = (public / name).read_text("utf-8")
        yield from re.findall(rf"<{element}>(.*?)</{element}>", whole, re.DOTALL)
    for file in sorted(public.glob("tbaq/*/*.tml")):
        text = re.search(r"<TEXT>(.*?)</TEXT>", file.read_text("utf-8"), re.DOTALL)
        if text:
            yield TAG.sub("", text[1])
    for file in sorted(public.glob("worldwide_newswire/*.tsv")):
        yield " ".join(line.split("\t")[0] for line in file.read_text("utf-8").splitlines())


def main() -> None:
    seen: Counter[str] = Counter()
    reports = 0
    for text in texts(Path(sys.argv[1])):
        reports += 1
        seen.update(set(counted(text)))
    kept = sorted(word for word, n in seen.items() if n >= LEAST and not word[0].isdigit())
    head = f"# Of {reports} reports, in how many a word stands. Made by training/word_counts.py.\n"
    lines = "".join(f"{word} {seen[word]}\n" for word in kept)
    commonness.FILE.write_text(head + lines, "utf-8")
    print(f"{len(kept)} words of {reports} reports")


if __name__ == "__main__":
    main()

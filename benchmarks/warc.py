"""Pages a second from a web archive, before anything of them is read: `python benchmarks/warc.py [PAGES]`.

Makes an archive of pages (some 25 kB each, most of that furniture and scripts, as on the web), packed record
by record, and takes the reports out of it. The seconds are those of the processor, of one core; memory is the most that
the process ever held.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dragoman.sources import MemoryStore, Source, fetch

PAGES = 5_000
SENTENCES = (
    "The foreign ministers of Norland and Sudria agreed on Tuesday to reopen the northern crossing.",
    "A commission of both countries will meet every month to look at what has been done.",
    "“We have waited for this day for eleven years,” the minister said after the talks.",
    "Traders on both sides of the river have asked for shorter waiting times since last autumn.",
    "The delegation also visited the water works that supply four towns in the border region.",
    "An official who did not want to be named said that money for the road had not been found yet.",
    "The United Nations welcomed the step and called on everybody to keep the ceasefire.",
    "Nothing was said about the prisoners whose families had gathered in front of the building.",
)


def main() -> None:
    """Print one JSON object."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "pages.warc.gz")
        with file.open("wb") as archive:
            for record in records(count):
                archive.write(record)
        size = file.stat().st_size
        figures = {
            "pages": count,
            "packed_mib": round(size / 2**20, 1),
            "pages_a_second": round(rate(file, count, laid_out=False)),
            "pages_a_second_laid_out": round(rate(file, count, laid_out=True)),
            "peak_mib": round(peak_mib(), 1),
        }
    print(json.dumps(figures))


def rate(file: Path, count: int, *, laid_out: bool) -> float:
    """Pages a second of one core."""
    source = Source(name="archive", kind="warc", where=(str(file),))
    begun = time.process_time()
    found = sum(
        1 for item in fetch(source, MemoryStore(), laid_out=laid_out) if item.report is not None
    )
    seconds = time.process_time() - begun
    if found != count:
        raise SystemExit(f"{count:,} pages went in, and {found:,} reports came out.")
    return count / seconds


def records(count: int) -> Iterator[bytes]:
    """Packed records of pages, of which every hundredth is another."""
    chance = random.Random(7)  # noqa: S311  (pages are shuffled, not secrets)
    pages = [page(n, chance) for n in range(min(count, 100))]
    for n in range(count):
        yield gzip.compress(record(f"https://herald.example/2025/03/04/{n}", pages[n % 100]), 6)


def record(url: str, body: bytes) -> bytes:
    """One response as an archive keeps it."""
    answer = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2025-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:example:{url}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    ).encode()
    return head + answer + b"\r\n\r\n"


def page(n: int, chance: random.Random) -> bytes:
    """A page of a newspaper that is not: twelve paragraphs between menus, styles and scripts."""
    menu = "".join(f'<li><a href="/section/{k}">Section {k}</a></li>' for k in range(60))
    body = "".join(
        f"<p>{' '.join(chance.choice(SENTENCES) for _ in range(4))}</p>" for _ in range(12)
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Report {n}</title>
<meta property="og:site_name" content="Steppe Herald"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<style>{".a{color:red}" * 300}</style><script>{"var a=1;" * 1500}</script></head>
<body><nav><ul>{menu}</ul></nav><main><article><h1>Report {n}</h1>{body}</article></main>
<aside><ul>{menu}</ul></aside><footer>Copyright Steppe Herald</footer></body></html>""".encode()


def peak_mib() -> float:
    """The most that this process held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10  # bytes there, KiB elsewhere


if __name__ == "__main__":
    main()

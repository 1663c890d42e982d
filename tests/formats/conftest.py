"""Files of every format, made here: nothing is downloaded, nothing is kept."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest

PARAGRAPH = (
    "The foreign ministers of Norland and Sudria agreed on Tuesday to reopen the northern "
    "crossing, and said that a commission would meet every month."
)
HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ministers agree to reopen the crossing</title>
<meta property="og:site_name" content="Steppe Herald">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<meta name="author" content="Jane Doe"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Ministers agree to reopen the crossing</h1>
<p>ASTANA, March 4 (Wire) — {PARAGRAPH}</p><h2>Water and energy</h2>
<p>“We will <b>meet</b> again,” he said.</p><p>{PARAGRAPH} {PARAGRAPH}</p>
</article><footer>Copyright © 2025 Steppe Herald. All rights reserved.</footer></body></html>"""
MAIL = f"""From: Press Office <press@norland.example>
To: editors@example.org
Subject: Norland and Sudria reopen the crossing
Date: Tue, 4 Mar 2025 23:30:00 +0600
Message-ID: <1@norland.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

{PARAGRAPH}

On Mon, 3 Mar 2025 an editor wrote:
> When will you say
> something?

“Tomorrow,” he said.

--{" "}
Press Office, Norland
"""


def make_pdf(*pages: list[tuple[int, int, str]], info: str = "", packed: bool = True) -> bytes:
    """A PDF of lines of text at (height, size) on each page, written by hand."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b""]
    bodies[2] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    for page in pages:
        drawn = b"".join(
            b"BT /F1 %d Tf 50 %d Td (%s) Tj ET\n"
            % (size, height, words.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)"))
            for height, size, words in page
        )
        body = zlib.compress(drawn) if packed else drawn
        how = b" /Filter /FlateDecode" if packed else b""
        bodies.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(body), how, body))
        kids.append(len(bodies) + 1)
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(bodies)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    bodies[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    bodies.append(info.encode() or b"<< >>")
    return _assembled(bodies)


def _assembled(bodies: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1, len(bodies), table,
    )  # fmt: skip
    return bytes(out)


def make_docx() -> bytes:
    """A Word file with a heading, paragraphs and a table."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Ministers agree"
    document.core_properties.author = "Jane Doe"
    document.add_heading("Ministers agree to reopen the crossing", level=1)
    document.add_paragraph(f"ASTANA, 4 March 2025 – {PARAGRAPH}")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Donor", "Sum", "Japan", "900 million yen"], strict=True):
        cell.text = words
    document.add_paragraph("The talks go on.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def samples() -> dict[str, bytes]:
    """One small file of each format that is not plain text, by its name."""
    lines = [(760, 16, "Ministers agree to reopen the crossing")]
    lines += [(730 - 14 * n, 11, f"{PARAGRAPH[:60]} {n}") for n in range(5)]
    return {
        "page.html": HTML.encode(),
        "mail.eml": MAIL.encode(),
        "talks.pdf": make_pdf(lines, lines),
        "open.pdf": make_pdf(lines, lines, packed=False),
        "talks.docx": make_docx(),
    }


@pytest.fixture(scope="session")
def paragraph() -> str:
    """The sentence that the sample files are made of."""
    return PARAGRAPH


@pytest.fixture(scope="session")
def html() -> str:
    """The sample page, in UTF-8."""
    return HTML


@pytest.fixture(scope="session")
def mail() -> str:
    """The sample message."""
    return MAIL


@pytest.fixture(scope="session")
def pdf_of() -> Callable[..., bytes]:
    """The maker of PDF files."""
    return make_pdf

"""Damaged files: whatever happens to the bytes, what comes is a report or one sentence."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from dragoman.errors import InputError
from dragoman.formats import load_bytes
from dragoman.records import Report

ROUNDS = {"page.html": 500, "mail.eml": 500, "talks.pdf": 250, "open.pdf": 300, "talks.docx": 100}
INSIDE = 350
SLOWEST_S = 8.0


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A zip file whose packing is in order, and one of whose members is damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        members = given.namelist()
        weights = [9 if "document" in name or "core" in name else 1 for name in members]
        hit = chance.choices(members, weights)[0]
        for name in members:
            body = given.read(name)
            made.writestr(name, damaged(body, chance) if name == hit else body)
    return out.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four of: flipped, cut off, said twice, filled in, left out."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out) or 1)
        run = chance.choice((1, 2, 8, 64, 512))
        match chance.randrange(6):
            case 0:
                for n in range(at, min(at + run, len(out))):
                    out[n] ^= 1 << chance.randrange(8)
            case 1:
                del out[at:]
            case 2:
                out[at:at] = out[at : at + run] * chance.randint(1, 20)
            case 3:
                out[at:at] = chance.randbytes(run)
            case 4:
                del out[at : at + run]
            case 5:
                out[at : at + run] = chance.choice((b"\0", b"<", b"9", b"\xff", b"(", b"\n")) * run
    return bytes(out)


def check(data: bytes, name: str) -> None:
    began = time.monotonic()
    for found in load_bytes(data, name):
        assert isinstance(found, Report | InputError)
        if isinstance(found, InputError):
            assert str(found).startswith(f"{name}: ")
            assert "\n" not in str(found)
        else:
            found.text.encode()
            assert all(0 <= part.start < part.end <= len(found.text) for part in found.parts)
    assert time.monotonic() - began < SLOWEST_S


@pytest.mark.parametrize("name", list(ROUNDS))
def test_a_damaged_file_is_a_report_or_one_sentence(samples, name):
    chance = random.Random(0)
    for _ in range(ROUNDS[name]):
        check(damaged(samples[name], chance), name)


def test_a_word_file_with_damaged_xml_is_a_report_or_one_sentence(samples):
    chance = random.Random(0)
    for _ in range(INSIDE):
        check(repacked(samples["talks.docx"], chance), "talks.docx")

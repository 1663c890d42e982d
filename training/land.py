"""Write the land of the reading view's map anew from Natural Earth, as the npm package world-atlas carries it.

Usage: python land.py FILE OUT, where FILE is ``land-50m.json`` of world-atlas 2.0.2 (``npm pack world-atlas``)
and OUT is ``src/dragoman/share/assets/land.json``. Rings are cut at the antimeridian, so that a flat map can fill
them; what makes no difference on a map a hand wide is left out: corners nearer than `TOLERANCE` to the line
without them, islands and lakes smaller than `SMALLEST`.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

TOLERANCE = 0.12
"""Degrees."""
SMALLEST = 0.04
"""Square degrees: about 500 km² at the equator."""
HEAD = {
    "title": "Land of the world, as rings of corners",
    "source": "Natural Earth 1:50m land (naturalearthdata.com), public domain, as world-atlas 2.0.2 carries it; simplified by training/land.py",
    "form": "Of a ring: longitude and latitude of the first corner, then how far each corner is from the one before, in tenths of a degree. "
    "Fill by the rule evenodd: some rings are lakes.",
}  # fmt: skip


def arcs_of(topology):
    """The shared lines of the file, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        yield line


def rings_of(topology):
    arcs = list(arcs_of(topology))
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for parts in polygon:
                ring = []
                for n in parts:
                    line = arcs[n] if n >= 0 else arcs[~n][::-1]
                    ring += line[1:] if ring else line
                yield ring


def unrolled(ring):
    """The ring with longitudes that go on beyond 180 degrees instead of jumping."""
    out, shift = [ring[0]], 0
    for (x0, _), (x, y) in pairwise(ring):
        shift += 360 * ((x - x0 < -180) - (x - x0 > 180))
        out.append((x + shift, y))
    if abs(out[-1][0] - out[0][0]) > 1:  # once round the world: Antarctica, closed along the pole
        out += [(out[-1][0], -90.0), (out[0][0], -90.0), out[0]]
    return out


def half(ring, edge, sign):
    """The part of the ring on one side of a meridian."""
    out = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        a, b = (x0 - edge) * sign, (x1 - edge) * sign
        if a >= 0:
            out.append((x0, y0))
        if a * b < 0:
            out.append((edge, y0 + (y1 - y0) * a / (a - b)))
    return out


def cut(ring):
    """The ring's parts between 180 degrees west and east."""
    for turn in (-360, 0, 360):
        moved = [(x + turn, y) for x, y in ring]
        if min(x for x, _ in moved) < 180 and max(x for x, _ in moved) > -180:
            part = half(half(moved, -180.0, 1), 180.0, -1)
            if len(part) > 2:
                yield part


def thinned(line, tolerance):
    """Douglas and Peucker's choice of corners."""
    keep, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        a, b = waiting.pop()
        (ax, ay), (bx, by) = line[a], line[b]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        far, at = 0.0, None
        for n in range(a + 1, b):
            x, y = line[n]
            if length:
                off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
            else:
                off = ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            if off > far:
                far, at = off, n
        if at is not None and far > tolerance:
            keep.add(at)
            waiting += [(a, at), (at, b)]
    return [line[n] for n in sorted(keep)]


def area(ring):
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def main(file: Path, out: Path) -> None:
    kept = []
    for ring in rings_of(json.loads(file.read_text("utf-8"))):
        for part in cut(unrolled(ring)):
            if area(part) < SMALLEST:
                continue
            closed = part if part[0] == part[-1] else [*part, part[0]]
            corners = [(round(x * 10), round(y * 10)) for x, y in thinned(closed, TOLERANCE)[:-1]]
            corners = [c for n, c in enumerate(corners) if c != corners[n - 1]]
            if len(corners) > 2:
                kept.append(corners)
    kept.sort(key=lambda ring: -area(ring))
    rows = []
    for ring in kept:
        flat = list(ring[0])
        for (x0, y0), (x, y) in pairwise(ring):
            flat += [x - x0, y - y0]
        rows.append(json.dumps(flat, separators=(",", ":")))
    head = json.dumps(HEAD, ensure_ascii=False, indent=1)[:-2]
    out.write_text(f'{head},\n "rings": [\n' + ",\n".join(rows) + "\n]}\n", "utf-8")
    print(len(kept), "rings,", sum(map(len, kept)), "corners,", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

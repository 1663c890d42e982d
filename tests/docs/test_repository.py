"""The repository can be put anywhere: it names no machine and no package index."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

# Written in pieces, so that this file does not find itself.
INDEX = re.compile(
    "|".join(
        [
            r"pythonhosted" + r"\.org", r"pypi" + r"\.org/simple", r"registry\.npmjs" + r"\.org",
            r"deb\.debian" + r"\.org", r"--(?:extra-)?" + r"index-url \S", r"--find" + r"-links \S",
        ]
    )
)  # fmt: skip
MACHINE = re.compile(
    r"(?:^|[^\w./])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers"]) + r")/\w"
)

PERMISSIVE = re.compile(r"MIT|BSD|Apache|ISC|PSF")
COPYLEFT = re.compile(r"GPL|MPL|Mozilla|EPL|CDDL")


def lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return []  # a picture, a PDF


@pytest.mark.parametrize(("what", "unwanted"), [("package index", INDEX), ("machine", MACHINE)])
def test_no_file_names_a(tracked, root, what, unwanted):
    found = [
        f"{path.relative_to(root)}:{n}: {line.strip()[:90]}"
        for path in tracked for n, line in enumerate(lines(path), 1) if unwanted.search(line)
    ]  # fmt: skip

    assert not found, f"Names a {what}: {found}"


def test_no_file_is_large_but_the_weights(tracked):
    weights = [p for p in tracked if p.parent.name == "encoder" and p.suffix in (".onnx", ".npz")]
    others = set(tracked) - set(weights)

    assert [p.name for p in others if p.stat().st_size > 8_000_000] == []
    assert sum(p.stat().st_size for p in weights) < 25_000_000


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_required_version_is_exact_and_hashed(root, name):
    text = (root / "requirements" / f"{name}.txt").read_text("utf-8")
    wanted = re.split(
        r"^(?=[a-z])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE
    )

    for one in filter(str.strip, wanted):
        assert re.match(r"[\w.\[\]-]+==\S+", one), one[:60]
        assert "--hash=sha256:" in one, one[:60]


def test_the_required_versions_hold_what_the_project_depends_on(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    held = (root / "requirements" / "run.txt").read_text("utf-8")

    for dependency in project["dependencies"]:
        name = re.split(r"[<>=\[ ]", dependency)[0]
        assert re.search(rf"^{re.escape(name)}==", held, re.MULTILINE), f"{name}: run make lock"


def test_both_lists_of_required_versions_agree(root):
    def versions(name: str) -> dict[str, str]:
        text = (root / "requirements" / f"{name}.txt").read_text("utf-8")
        return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))

    run, dev = versions("run"), versions("dev")
    assert {name: dev.get(name, version) for name, version in run.items()} == run


def test_whatever_is_needed_to_run_has_a_permissive_licence(root):
    told = (root / "docs/decisions/dependencies.md").read_text("utf-8")
    names = re.findall(r"^([\w.-]+)==", (root / "requirements/run.txt").read_text("utf-8"), re.MULTILINE)  # fmt: skip

    for name in names:
        licence = licence_of(name)
        if COPYLEFT.search(licence):
            assert f"| `{name}` | M" in told, (
                f"{name} is under {licence!r}, and nothing is said of it."
            )
        elif licence:
            assert PERMISSIVE.search(licence), f"{name}: {licence}"


def licence_of(name: str) -> str:
    """What an installed package says about its licence; nothing of one that is not installed here."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    classes = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    declared = about.get("License-Expression") or (about.get("License") or "").partition("\n")[0]
    return " ".join([declared, *classes]).strip() or "none"


def test_the_wheel_holds_every_file_and_runs_when_installed(root, tmp_path):
    def python(*told: str, **where: str) -> str:
        done = subprocess.run(
            [sys.executable, "-I", *told],
            cwd=where.get("cwd", root), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    python("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        path.relative_to(root / "src").as_posix() for path in (root / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }  # fmt: skip

    assert ours - inside == set()
    assert "dragoman/py.typed" in inside

    there = tmp_path / "there"
    python(
        "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check",
        "--target", str(there), str(wheel),
    )  # fmt: skip
    told = python(
        "-c",
        f"import sys; sys.path.insert(0, {str(there)!r}); sys.argv = ['dragoman', '--help']\n"
        "import dragoman; print(dragoman.__file__); from dragoman.cli import main; main()",
        cwd=str(tmp_path),
    )
    assert told.startswith(str(there))
    assert "read" in told

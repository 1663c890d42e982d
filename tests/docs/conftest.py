"""The documentation as text, for the tests that hold it to the code."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """The files that belong to the repository; without git, those that would."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root, capture_output=True, check=False,
    )  # fmt: skip
    if asked.returncode == 0:
        names = [name for name in asked.stdout.decode().split("\0") if name]
        return [root / name for name in names if (root / name).is_file()]
    hidden = (".venv", ".git", "build", "dist")
    return [
        path for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] not in hidden
        and not any("cache" in part for part in path.parts)
    ]  # fmt: skip


@pytest.fixture(scope="session")
def pages(root: Path) -> dict[Path, str]:
    """Everything that a person may read: README and its sisters, and docs/."""
    found = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "changes").glob("*.md")]
    return {path: path.read_text("utf-8") for path in found}


@pytest.fixture(scope="session")
def prose() -> Callable[[str], str]:
    """A page without its blocks of code."""
    return lambda text: FENCE.sub("", text)


@pytest.fixture(scope="session")
def made(root: Path) -> ModuleType:
    """The module that makes parts of the documentation from the code."""
    spec = importlib.util.spec_from_file_location("made", root / "docs" / "_made" / "hooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

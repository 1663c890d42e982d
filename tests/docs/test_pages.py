"""The documentation says what there is, and no more."""

from __future__ import annotations

import inspect
import re
import tomllib
from typing import Literal, get_args, get_origin

import pytest

from dragoman import errors, records
from dragoman.evaluate.compare import MEASURES
from dragoman.evaluate.sets import SETS

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
CALLED = re.compile(r"(?:^|[`|(\s/])dragoman ([a-z][a-z-]*)(?=[\s`]|$)", re.MULTILINE)
MADE_BY = re.compile(r"\bmake ([a-z][a-z-]*)")
CODE = re.compile(r"^```(?:console|bash|sh)\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)

KINDS = [
    name for name, kind in inspect.getmembers(records, inspect.isclass)
    if kind.__module__ == records.__name__ and name != "Record"
]  # fmt: skip
VALUES = sorted(
    {
        value for kind in vars(records).values()
        if get_origin(kind) is Literal for value in get_args(kind)
    }
)  # fmt: skip
ERRORS = [
    name for name, error in inspect.getmembers(errors, inspect.isclass)
    if issubclass(error, errors.DragomanError)
]  # fmt: skip


def code(text: str) -> str:
    """What stands in a page as code for the terminal, or between back quotes."""
    return "\n".join(block or inline for block, inline in CODE.findall(text))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_is_in_the_codebook_or_the_glossary(root, kind):
    told = (root / "docs/codebook.md").read_text("utf-8")
    told += (root / "docs/glossary.md").read_text("utf-8")

    assert re.search(rf"`{kind}`|\*\*{kind.lower()}\*\*", told), kind


@pytest.mark.parametrize("value", VALUES)
def test_every_value_that_a_record_can_have_is_in_the_codebook(root, value):
    assert f"`{value}`" in (root / "docs/codebook.md").read_text("utf-8")


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_explained(root, measure):
    assert f"`{measure}`" in (root / "docs/scores.md").read_text("utf-8")


@pytest.mark.parametrize("name", SETS)
def test_every_gold_set_is_in_the_scores_and_in_the_help(root, made, name):
    assert f"`{name}`" in (root / "docs/scores.md").read_text("utf-8")
    assert f'"{name}"' in dict(made.walk_commands())["dragoman evaluate"].help


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_is_drawn_in_the_tree(error):
    assert error in (errors.__doc__ or "")


def test_every_command_is_shown_in_use(pages, made):
    shown = "\n".join(code(text) for text in pages.values())

    for name, _ in made.walk_commands():
        assert name in shown, f"No page shows {name!r} in use."


def test_every_command_has_help_with_an_example(made):
    for name, command in made.walk_commands():
        assert command.help, name
        assert "Example" in command.help, f"The help of {name!r} has no example."


def test_every_command_in_the_docs_exists(pages, made):
    commands = {name.removeprefix("dragoman ").split()[0] for name, _ in made.walk_commands()}

    for path, text in pages.items():
        for called in CALLED.findall(code(text)):
            assert called in commands, f"{path.name} calls 'dragoman {called}'."


def test_every_make_target_in_the_docs_exists(root, pages):
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))

    for path, text in pages.items():
        for target in MADE_BY.findall(code(text)):
            assert target in targets, f"{path.name} calls 'make {target}'."


def test_every_link_within_the_repository_leads_somewhere(pages, prose):
    for path, text in pages.items():
        for groups in LINK.findall(prose(text)):
            link = "".join(groups).partition("#")[0]
            if link and "://" not in link and not link.startswith("mailto:"):
                assert (path.parent / link).exists(), f"{path.name} links to {link}."


def test_every_page_is_in_the_navigation(root):
    listed = (root / "mkdocs.yml").read_text("utf-8")

    for page in (root / "docs").rglob("*.md"):
        assert page.relative_to(root / "docs").as_posix() in listed


def test_every_dependency_has_its_reason_and_licence(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    told = (root / "docs/decisions/dependencies.md").read_text("utf-8")

    for dependency in project["dependencies"] + project["optional-dependencies"]["evaluate"]:
        name = re.split(r"[<>=\[ ]", dependency)[0]
        assert f"| `{name}` |" in told, name


def test_every_change_is_a_sentence_to_the_user(root):
    for change in (root / "changes").glob("*.md"):
        if change.name != "README.md":
            words = change.read_text("utf-8")
            assert re.match(r"(Security|Removed|Deprecated|Added|Changed|Fixed): ", words), (
                change.name
            )

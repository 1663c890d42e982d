"""The doctor names what is missing and what mends it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman import doctor
from dragoman.cli import app


def test_a_library_that_is_not_there_is_named_with_its_package():
    finding = doctor.library("no_such_module", "no-such-package", "tests")

    assert (finding.ok, finding.mend) == (False, "pip install no-such-package")


def test_a_check_that_fails_says_why():
    def look():
        raise RuntimeError("the file is torn")

    finding = doctor.attempt("codebooks", look, "mend it")

    assert (finding.ok, finding.detail, finding.mend) == (False, "the file is torn", "mend it")


@pytest.mark.parametrize(
    ("ok", "needed", "code"), [(True, True, 0), (False, False, 0), (False, True, 1)]
)
def test_only_what_is_needed_makes_the_doctor_fail(monkeypatch, ok, needed, code):
    finding = doctor.Finding("paper", ok, "for plans", None if ok else "buy paper", needed)
    monkeypatch.setattr(doctor, "examine", lambda: iter([finding]))

    result = CliRunner().invoke(app, ["doctor"])

    assert result.exit_code == code
    assert ("mend it with: buy paper" in result.stdout) is not ok


def test_findings_come_as_json_too(monkeypatch):
    monkeypatch.setattr(doctor, "examine", lambda: iter([doctor.python()]))

    result = CliRunner().invoke(app, ["doctor", "--json"])

    assert json.loads(result.stdout)["ok"] is True


@pytest.mark.model
def test_everything_is_there():
    assert [f for f in doctor.examine() if not f.ok] == []

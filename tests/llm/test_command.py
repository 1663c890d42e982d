"""``dragoman read --reader large``, as a person types it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman.cli import app

TEXT = "The mayor of Osh met traders on Monday. He said the bazaar would open."


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "osh.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_the_model_that_the_environment_names_reads(server, report, said, monkeypatch):
    claim = {"quote": "He said the bazaar would open", "content": "the bazaar would open",
             "speakers": ["The mayor of Osh"], "act": "assert"}  # fmt: skip
    server.replies = [said({"statements": [claim]})]
    monkeypatch.setenv("DRAGOMAN_LLM_URL", server.address)
    monkeypatch.setenv("DRAGOMAN_LLM_MODEL", "small")

    result = CliRunner().invoke(app, ["read", report, "--reader", "large", "--json"])

    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["report"]["text"] == TEXT
    assert len(server.asked) == 1


def test_without_an_address_nothing_is_asked(server, report, monkeypatch):
    monkeypatch.delenv("DRAGOMAN_LLM_URL", raising=False)

    result = CliRunner().invoke(app, ["read", report, "--reader", "large"])

    assert result.exit_code != 0
    assert "DRAGOMAN_LLM_URL" in result.stderr
    assert server.asked == []

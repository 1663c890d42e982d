"""Servers good, bad and slow."""

from __future__ import annotations

import json
import logging
import sys

import httpx
import pytest
from jsonschema import Draft202012Validator

from dragoman.errors import DragomanError
from dragoman.llm import BadAnswer, BadEndpoint, Endpoint, Limits, LlmMissing, LlmReader, NoAnswer
from dragoman.llm.answer import SCHEMA
from dragoman.records import Report

REPORT = Report(id="r1", text="Chad praised Norway.")
PRAISED = {
    "actors": [{"name": "Chad", "quote": "Chad", "kind": "state"}],
    "events": [{"quote": REPORT.text, "type": "SUPPORT", "actors": ["Chad"], "trigger": "praised"}],
}  # fmt: skip


def envelope(**choice):
    return json.dumps({"choices": [{"message": {"content": "{}"}, **choice}]}).encode()


def test_the_question_names_the_model_the_form_and_the_report(server, reader_of, key):
    reader_of().read(REPORT)

    (asked,) = server.asked
    assert server.paths == ["/v1/chat/completions"]
    assert asked["model"] == "small"
    assert asked["response_format"]["type"] == "json_schema"
    assert REPORT.text in asked["messages"][1]["content"]
    assert server.headers[0]["Authorization"] == f"Bearer {key}"


def test_without_a_key_none_is_sent(server, reader_of):
    reader_of(key=None).read(REPORT)

    assert "Authorization" not in server.headers[0]


def test_the_form_asked_for_is_a_json_schema_that_strict_servers_take():
    Draft202012Validator.check_schema(SCHEMA)
    parts = [SCHEMA, *SCHEMA["$defs"].values()]

    assert all(part["additionalProperties"] is False for part in parts)
    assert all(part["required"] == list(part["properties"]) for part in parts)


@pytest.mark.parametrize(
    ("answer", "events"),
    [
        (PRAISED, 1),
        ("Here it is:\n```json\n" + json.dumps(PRAISED) + "\n```", 1),
        ("<think>{Is it SUPPORT?}</think>" + json.dumps(PRAISED), 1),
        ("{see} " + json.dumps(PRAISED), 1),
        ({**PRAISED, "mood": "sunny", "statements": None}, 1),
        ({"events": []}, 0),
    ],
)
def test_json_is_taken_from_an_answer_in_free_words(server, reader_of, said, answer, events):
    server.replies = [said(answer)]

    assert len(reader_of().read(REPORT).events) == events


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("I would rather not.", "is no JSON."),
        ("", "is no JSON."),
        ("[1, 2]", "is no JSON object but list."),
        ("{}", "has none of actors"),
        ('{"title": "Talks"}', "has none of actors"),
        ('{"events": [{"quote": NaN}]}', "holds NaN"),
        ('{"events": {}}', "events: Input should be a valid list"),
        ('{"events": ["x"]}', "events.0"),
        ('{"events": [{"quote": "x"}]}', "events.0.type: Field required"),
        ('{"events": [{"quote": 7, "type": "AID", "trigger": "x"}]}', "events.0.quote"),
        ('{"events": [{"quote": ' + "9" * 6000 + "}]}", "events.0"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('{"actors": ' + "[" * 900 + "]" * 900 + "}", "actors"),
        (json.dumps({"actors": [{"name": "x", "quote": "x", "kind": "x"}] * 500}), "actors: List should have at most"),
    ],
    ids=range(15),
)  # fmt: skip
def test_an_answer_that_is_not_in_the_form_is_one_sentence(
    server, reader_of, said, answer, problem
):
    server.replies = [said(answer)]

    with pytest.raises(BadAnswer) as error:
        reader_of().read(REPORT)

    assert str(error.value).startswith(f"Report r1: the answer of the model at {server.address} ")
    assert problem in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"body": b"<html>"}, "is no JSON."),
        ({"body": b"\xff\xfe"}, "is no JSON."),
        ({"body": b"[" * 100_000}, "is no JSON."),
        ({"body": b'{"choices": []}'}, 'has no "choices"'),
        ({"body": b'{"choices": {"0": 1}}'}, 'has no "choices"'),
        ({"body": b"[7]"}, 'has no "choices"'),
        ({"body": envelope(message={"content": None})}, "has no text"),
        ({"body": envelope(finish_reason="length")}, "is cut off"),
        ({"body": b" " * 300_000}, "is longer than 200,000 bytes"),
        ({"body": b"x", "headers": {"Content-Encoding": "gzip"}}, "is compressed"),
    ],
)
def test_an_envelope_that_is_none_is_one_sentence(server, reader_of, reply, told, problem):
    server.replies = [reply(**told)]

    with pytest.raises(BadAnswer, match=problem):
        reader_of(answer_bytes=200_000).read(REPORT)


@pytest.mark.parametrize("statuses", [[429], [500, 503], [502, 429]])
def test_a_busy_server_is_asked_again(server, reader_of, reply, said, statuses):
    server.replies = [*(reply(status=status) for status in statuses), said(PRAISED)]

    assert len(reader_of().read(REPORT).events) == 1
    assert len(server.asked) == len(statuses) + 1


def test_a_slow_server_is_asked_again(server, reader_of, said):
    server.replies = [said(PRAISED, delay_s=1), said(PRAISED)]

    assert len(reader_of(timeout_s=0.1).read(REPORT).events) == 1


@pytest.mark.parametrize(
    ("reply_given", "asked", "problem"),
    [
        ({"status": 429}, 3, "answers 429."),
        ({"status": 404, "body": b'{"error": {"message": "no such\\n model"}}'}, 1, "answers 404: no such model"),
        ({"status": 401, "body": b'{"error": "Wrong: sk-quite-secret-0123"}'}, 1, "DRAGOMAN_LLM_KEY"),
        ({"status": 418, "body": b'{"error": "Tea, sk-quite-secret-0123?"}'}, 1, "answers 418: Tea, ***?"),
        ({"status": 400, "body": b"[" * 200_000}, 3, "answers 400."),
        ({"status": 302, "headers": {"Location": "http://127.0.0.1:9/"}}, 1, "redirects are not followed"),
        ({"body": b"{}", "delay_s": 1}, 3, "no answer within 0.1 seconds"),
        ({"body": b" " * 500, "drip_s": 0.02}, 3, "no answer within 0.1 seconds"),
    ],
)  # fmt: skip
def test_a_server_that_does_not_answer_is_one_sentence(
    server, reader_of, reply, reply_given, asked, problem, key
):
    server.replies = [reply(**reply_given)]

    with pytest.raises(NoAnswer) as error:
        reader_of(timeout_s=0.1).read(REPORT)

    assert server.address in str(error.value)
    assert problem in str(error.value)
    assert key not in str(error.value)
    assert len(server.asked) == asked


def test_nobody_there_is_one_sentence():
    nobody = Endpoint("http://127.0.0.1:9/v1", "small")

    with LlmReader(nobody) as reader, pytest.raises(NoAnswer, match=r"reached \(ConnectError\)"):
        reader.read(REPORT)


def test_no_proxy_of_the_environment_is_given_the_report(server, reader_of, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    reader_of().read(REPORT)

    assert len(server.asked) == 1


@pytest.mark.parametrize(("address", "checked"), [("https://h/v1", True), ("HTTPS://h", True), ("http://h", False)])  # fmt: skip
def test_certificates_are_checked_wherever_there_are_any(monkeypatch, address, checked):
    told = {}
    monkeypatch.setattr(httpx, "Client", lambda **given: told.update(given))

    LlmReader(Endpoint(address, "small"))

    assert (told["verify"], told["follow_redirects"]) == (checked, False)


def test_what_is_not_installed_is_named_with_the_command_that_mends_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)

    with pytest.raises(LlmMissing, match=r"pip install 'dragoman\[llm\]'"):
        LlmReader(Endpoint("http://127.0.0.1:9/v1", "small"))


@pytest.mark.parametrize(("refusals", "form"), [(1, "json_object"), (2, None)])
def test_a_server_that_knows_no_schema_is_asked_more_simply_and_that_is_remembered(
    server, reader_of, reply, said, refusals, form
):
    server.replies = [*(reply(status=400) for _ in range(refusals)), said(PRAISED)]
    reader = reader_of()

    assert [len(record.events) for record in reader.pipe([REPORT, REPORT])] == [1, 1]
    assert len(server.asked) == refusals + 2
    assert server.asked[-1].get("response_format", {}).get("type") == form


def test_the_key_is_nowhere_but_in_the_request(server, reader_of, said, key, caplog):
    caplog.set_level(logging.DEBUG)
    told = {"quote": f"Chad said {key}.", "speakers": [key], "content": key, "act": "assert"}
    server.replies = [said({**PRAISED, "statements": [told]})]
    reader = reader_of()

    record = reader.read(REPORT)

    assert len(record.doubts) == 1
    assert key not in f"{record}{reader._asker.endpoint!r}{caplog.text}"


def test_pipe_hands_on_what_goes_wrong(server, reader_of, said):
    server.replies = [said("no"), said(PRAISED)]
    wrong = []

    records = list(reader_of().pipe([REPORT, REPORT], on_error=wrong.append))

    assert len(records) == 1
    assert [type(error) for error in wrong] == [BadAnswer]


def test_half_a_character_does_not_stop_the_question(server, reader_of, said):
    server.replies = [said(PRAISED)]

    record = reader_of().read(Report(id="r1", text="Chad praised Norway. \ud800"))

    assert [event.trigger.words for event in record.events] == ["praised"]


def test_a_report_without_a_body_is_not_asked_about(server, reader_of):
    record = reader_of().read(Report(id="r1", text=" \n "))

    assert (record.actors, server.asked) == ((), [])


@pytest.mark.parametrize(
    ("url", "model", "key"),
    [
        ("localhost:8080", "small", None),
        ("ftp://localhost/v1", "small", None),
        ("http://", "small", None),
        ("http://host:port/v1", "small", None),
        ("http://host/v 1", "small", None),
        ("http://me:sk-quite-secret-0123@host/v1", "small", None),
        ("http://host/v1?key=sk-quite-secret-0123", "small", None),
        ("sk-quite-secret-0123", "small", None),
        ("http://host/v1", " ", "sk-quite-secret-0123"),
        ("http://host/v1", "small", "sk-quite-secret-0123\n"),
    ],
)
def test_an_endpoint_that_cannot_be_used_is_refused_without_its_key(url, model, key):
    with pytest.raises(BadEndpoint) as error:
        Endpoint(url, model, key)

    assert "secret" not in str(error.value)
    assert isinstance(error.value, DragomanError)


@pytest.mark.parametrize(
    ("environment", "endpoint"),
    [
        ({}, None),
        ({"DRAGOMAN_LLM_MODEL": "small", "DRAGOMAN_LLM_KEY": "k"}, None),
        (
            {"DRAGOMAN_LLM_URL": "http://host/v1/ ", "DRAGOMAN_LLM_MODEL": "small"},
            Endpoint("http://host/v1/", "small"),
        ),
        (
            {"DRAGOMAN_LLM_URL": "http://host", "DRAGOMAN_LLM_MODEL": "m", "DRAGOMAN_LLM_KEY": "k"},
            Endpoint("http://host", "m", "k"),
        ),
    ],
)
def test_the_environment_may_name_an_endpoint(environment, endpoint):
    assert Endpoint.from_environment(environment) == endpoint


def test_it_is_off_unless_an_address_is_given(monkeypatch):
    monkeypatch.delenv("DRAGOMAN_LLM_URL", raising=False)

    with pytest.raises(BadEndpoint, match="DRAGOMAN_LLM_URL"):
        LlmReader()


@pytest.mark.parametrize(
    "wrong", [{"portion_characters": 10}, {"timeout_s": 0}, {"retries": -1}, {"answer_bytes": 0}]
)
def test_limits_that_cannot_be_kept_are_refused(wrong):
    with pytest.raises(ValueError, match=r"portion|Limits"):
        Limits(**wrong)

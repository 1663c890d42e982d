"""The form in which a model is asked to answer, and its answers read in that form.

A claim carries ``quote``, the words of the report that say it; its other fields are words of the
report, too, or values of the codebook. Numbers, days and offsets are not asked for: our own code makes
them from the words. The types are checked here, the words in `dragoman.llm.check`.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from dragoman.records import (
    Act,
    ActorKind,
    CommitmentStatus,
    EventType,
    Level,
    MeetingForm,
    MeetingStatus,
    Mode,
    Topic,
)

MOST_CLAIMS = 400
"""Claims of one kind in one answer. A portion has some hundred sentences; whoever claims more is raving."""
MOST_TRIES = 20
"""Opening braces at which an answer in free words is looked at for JSON."""
THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


def _words_of(values: Any) -> WithJsonSchema:
    """What the model is asked for is one of these; what it says may be any word, and is checked later."""
    return WithJsonSchema({"type": "string", "enum": list(get_args(values))})


Kind = Annotated[str, _words_of(ActorKind)]
StatementAct = Annotated[str, _words_of(Act)]
Status = Annotated[str, _words_of(CommitmentStatus)]
Form = Annotated[str, _words_of(MeetingForm)]
HowHigh = Annotated[str, _words_of(Level)]
How = Annotated[str, _words_of(Mode)]
Held = Annotated[str, _words_of(MeetingStatus)]
Type = Annotated[str, _words_of(EventType)]
AboutWhat = Annotated[str, _words_of(Topic)]
T = TypeVar("T")
Many = Annotated[list[T], Field(max_length=MOST_CLAIMS)]


class Asked(BaseModel):
    """Any part of the answer: types are not bent, unknown fields are passed over."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _said(cls, given: Any) -> Any:
        """What is null is as if it were not there."""
        if not isinstance(given, dict):
            return given
        return {name: value for name, value in given.items() if value is not None}


class OfficeClaim(Asked):
    """An office: title without the holder, and the body or state."""

    title: str
    of: str | None = None


class ActorClaim(Asked):
    """Somebody who takes part; the other claims use ``name``."""

    name: str
    quote: str
    kind: Kind
    country: str | None = None
    offices: Many[OfficeClaim] = []
    mentions: Many[str] = []


class StatementClaim(Asked):
    """Something that is attributed to somebody."""

    quote: str
    speakers: Many[str] = []
    cue: str | None = None
    content: str
    act: StatementAct


class CommitmentClaim(Asked):
    """Something that is undertaken; ``due`` and ``amount`` in words."""

    quote: str
    makers: Many[str] = []
    act: str
    to: Many[str] = []
    status: Status = "new"
    due: str | None = None
    amount: str | None = None
    topics: Many[AboutWhat] = []


class RolesClaim(Asked):
    """Who was there and as what."""

    convener: Many[str] = []
    host: Many[str] = []
    partner: Many[str] = []
    chair: Many[str] = []
    mediator: Many[str] = []
    participant: Many[str] = []


class MeetingClaim(Asked):
    """An occasion; ``words`` are the few that tell of it, ``date`` is in words."""

    quote: str
    words: str
    form: Form
    level: HowHigh = "other"
    mode: How = "unknown"
    status: Held = "held"
    date: str | None = None
    place: str | None = None
    subject: str | None = None
    roles: RolesClaim = RolesClaim()


class EventClaim(Asked):
    """Who did what to whom; ``date`` is in words."""

    quote: str
    type: Type
    actors: Many[str] = []
    recipients: Many[str] = []
    trigger: str
    date: str | None = None
    place: str | None = None


class Answer(Asked):
    """Everything that a model claims of one portion of a report."""

    actors: Many[ActorClaim] = []
    statements: Many[StatementClaim] = []
    commitments: Many[CommitmentClaim] = []
    meetings: Many[MeetingClaim] = []
    events: Many[EventClaim] = []


def parsed(written: str) -> Any:
    """The JSON in what a model wrote: all of it, or the first object in it.

    Some think aloud first, some put JSON in a fence. Raises ``ValueError`` with the rest of a
    sentence about the answer.
    """
    text = THINKING.sub("", written).strip()
    try:
        return json.loads(text, parse_constant=_no_number, parse_int=float)
    except json.JSONDecodeError:
        return _first_object(text)
    except RecursionError:
        raise ValueError("is nested too deeply.") from None


def checked(found: Any) -> Answer:
    """The answer in its form. Raises ``ValueError`` with the rest of a sentence about the answer."""
    if not isinstance(found, dict):
        raise ValueError(  # noqa: TRY004  (whoever asks catches one kind of error)
            f"is no JSON object but {type(found).__name__}."
        )
    if not found.keys() & Answer.model_fields.keys():
        raise ValueError(f"has none of {', '.join(Answer.model_fields)}.")
    try:
        return Answer.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise ValueError(f"has not the form asked for: {where}: {first['msg']}.") from None
    except RecursionError:
        raise ValueError("is nested too deeply.") from None


def _first_object(text: str) -> Any:
    decoder = json.JSONDecoder(parse_constant=_no_number, parse_int=float)
    at = text.find("{")
    for _ in range(MOST_TRIES):
        if at < 0:
            break
        try:
            return decoder.raw_decode(text, at)[0]
        except json.JSONDecodeError:
            at = text.find("{", at + 1)
        except RecursionError:
            raise ValueError("is nested too deeply.") from None
    raise ValueError("is no JSON.")


def _no_number(written: str) -> Any:
    raise ValueError(f"holds {written}, which is no JSON.")


def _closed(schema: Any) -> Any:
    """The schema as strict servers want it: every field required, no others, nothing for show."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    left_out = ("title", "description", "default", "maxItems")
    kept = {
        k: {name: _closed(s) for name, s in v.items()} if k in ("properties", "$defs") else _closed(v)
        for k, v in schema.items() if k not in left_out
    }  # fmt: skip
    if "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


SCHEMA: dict[str, Any] = _closed(Answer.model_json_schema())
"""The JSON schema that the server is asked to hold the model to."""

"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

AnyReader = Annotated[
    Literal["full", "fast", "large"],
    typer.Option(
        "--reader",
        help="full: parser, small encoder and rules; fast: parser and rules alone; "
        "large: the model that DRAGOMAN_LLM_URL names.",
    ),
]
WhichReader = Annotated[
    Literal["full", "fast"],
    typer.Option(
        "--reader", help="full: parser, small encoder and rules; fast: parser and rules alone."
    ),
]

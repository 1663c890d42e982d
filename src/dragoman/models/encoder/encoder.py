"""The small encoder: words in, one vector a word out, on one thread of a CPU.

A MiniLM of six layers, fine-tuned for reading reports (see ``MODEL_CARD.md``): its layers run in
onnxruntime as 8-bit integers, its table of pieces is looked up here, a row of bytes with a scale
for each piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.models.encoder.pieces import Pieces, Window, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]

HERE = Path(__file__).parent
LAYERS, TABLE = HERE / "layers.onnx", HERE / "table.npz"


class Encoder:
    """Reads windows of words. Make one with `load`."""

    def __init__(self, *, threads: int = 1) -> None:
        import onnxruntime

        for file in (LAYERS, TABLE):
            if not file.is_file():
                raise ModelMissing("small encoder", "pip install --force-reinstall dragoman")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            LAYERS, options, providers=["CPUExecutionProvider"]
        )
        with np.load(TABLE) as table:
            self._pieces: NDArray[np.int8] = table["pieces"]
            self._scale: Floats = table["scale"]
            self._shapes: Floats = table["shapes"]
            self._roles: Floats = table["roles"]
        self.pieces = Pieces()

    def windows(self, segments: Sequence[Sequence[str]]) -> list[Window]:
        """The segments (paragraphs) of one text as windows, in order."""
        return list(windows(segments, self.pieces))

    def read(
        self, asked: Sequence[Window], roles: Sequence[Sequence[int]] | None = None
    ) -> list[Floats]:
        """The vectors of the words of each window, [words, 384], in the order asked.

        ``roles`` may give for each piece of each window 1 (the actor) or 2 (the recipient).

        Windows are read one by one. On one thread that is no slower than reading many at once,
        and as whole numbers are scaled to what is read together, a window then reads the same
        whatever else is read: the same text gives the same record.
        """
        found: list[Floats] = []
        for n, window in enumerate(asked):
            vectors = self._run(window, roles[n] if roles else None)
            found.append(vectors[list(window.first)])
        return found

    def _run(self, window: Window, roles: Sequence[int] | None) -> Floats:
        ids = np.array([window.ids])
        mixed = self._pieces[ids].astype(np.float32) * self._scale[ids][:, :, None]
        mixed += self._shapes[[window.shapes]]
        mixed += self._roles[[roles]] if roles is not None else self._roles[0]
        asked = {"mixed": mixed, "mask": np.ones_like(ids)}
        vectors: Floats = self._session.run(None, asked)[0][0]
        return vectors


@cache
def load() -> Encoder:
    """The encoder, loaded once a process (a fifth of a second). Raises `ModelMissing`."""
    return Encoder()

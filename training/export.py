"""Write trained weights as the reader loads them: ONNX layers in 8 bits, a table of pieces, heads.

    python training/export.py build/training build/stage2/weights.pt src/dragoman/models/encoder

``--curves FILE`` takes the calibration that `calibrate.py` measured; without it scores are left as
they are. ``--float`` keeps 32 bits, to measure what rounding costs.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from model import Network
from torch import Tensor, nn
from train import base_model


class Layers(nn.Module):
    """The encoder after its table of pieces."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.bert = net.encoder.bert

    def forward(self, mixed: Tensor, mask: Tensor) -> Tensor:
        """[B, T, width] and [B, T] to [B, T, width]."""
        return self.bert(inputs_embeds=mixed, attention_mask=mask).last_hidden_state


def main() -> None:
    """See the module."""
    p = argparse.ArgumentParser()
    p.add_argument("data", type=Path)
    p.add_argument("weights", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--curves", type=Path)
    p.add_argument("--float", action="store_true")
    args = p.parse_args()
    labels = json.loads((args.data / "labels.json").read_text("utf-8"))
    net = Network(base_model(), labels)
    net.load_state_dict(torch.load(args.weights, weights_only=True))
    net.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    layers(net, args.out / "layers.onnx", as_float=args.float)
    table(net, args.out / "table.npz")
    curves = json.loads(args.curves.read_text("utf-8")) if args.curves else {}
    heads(net, args.out / "heads.npz", curves)
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    for file in sorted(args.out.glob("*.[no]*")):
        print(file.name, f"{file.stat().st_size / 1e6:.2f} MB")


def layers(net: Network, out: Path, *, as_float: bool) -> None:
    """The layers as ONNX, fused, and their weights as integers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    net.encoder.bert.set_attn_implementation("eager")
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        example = (torch.zeros(2, 16, 384), torch.ones(2, 16, dtype=torch.int64))
        axes = {0: "batch", 1: "pieces"}
        torch.onnx.export(
            Layers(net), example, raw, input_names=["mixed", "mask"], output_names=["words"],
            dynamic_axes={"mixed": axes, "mask": axes, "words": axes}, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        model = optimizer.optimize_model(
            str(raw), "bert", num_heads=12, hidden_size=384, optimization_options=options
        )
        print(model.get_fused_operator_statistics())
        if as_float:
            model.save_model_to_file(str(out))
            return
        model.save_model_to_file(str(fused))
        quantize_dynamic(
            fused, out, weight_type=QuantType.QUInt8, per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip


def table(net: Network, out: Path) -> None:
    """The table of pieces, a row of bytes with a scale for each, and what is added to it."""
    weight = net.encoder.bert.embeddings.word_embeddings.weight.detach().numpy()
    scale = np.abs(weight).max(1) / 127 + 1e-12
    np.savez(
        out,
        pieces=np.round(weight / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float32),
        shapes=net.encoder.shape.weight.detach().numpy(),
        roles=net.encoder.role.weight.detach().numpy(),
    )


def heads(net: Network, out: Path, curves: dict[str, list[list[float]]]) -> None:
    """Every head's matrices, laid so that vectors are multiplied from the left."""
    parts: dict[str, np.ndarray] = {}
    for name, head in net.heads.items():
        parts[f"{name}.emit"] = head.emit.weight.detach().numpy().T.copy()
        parts[f"{name}.bias"] = head.emit.bias.detach().numpy()
        if hasattr(head, "moves"):
            move, begin = head.moves()
            parts[f"{name}.move"] = move.detach().numpy()
            parts[f"{name}.begin"] = begin.detach().numpy()
        if hasattr(head, "mix"):
            parts[f"{name}.weigh"] = head.weigh.weight.detach().numpy().T.copy()
            parts[f"{name}.mix"] = head.mix.weight.detach().numpy().T.copy()
            parts[f"{name}.mix_bias"] = head.mix.bias.detach().numpy()
        raw, true = curves.get(name, [[0.0, 1.0], [0.0, 1.0]])
        parts[f"{name}.raw"] = np.array(raw)
        parts[f"{name}.true"] = np.array(true)
    np.savez(out, **{k: v.astype(np.float32) for k, v in parts.items()})


if __name__ == "__main__":
    main()

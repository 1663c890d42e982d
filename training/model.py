"""The network: MiniLM with shapes and roles, and a thin head for each task."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

SHAPES, ROLES = 8, 3
NEVER = -1e4


class Encoder(nn.Module):
    """Pieces to hidden states. Shapes and roles are added to the words, and begin at nothing."""

    def __init__(self, folder: Path, *, dropout: float = 0.1) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="sdpa",
            attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
        )  # fmt: skip
        width = self.bert.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        self.role = nn.Embedding(ROLES, width)
        nn.init.normal_(self.shape.weight, std=0.01)
        nn.init.zeros_(self.role.weight)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, roles: Tensor) -> Tensor:
        """[B, T] three times to [B, T, width]."""
        words = self.bert.embeddings.word_embeddings(ids)
        mixed = words + self.shape(shapes) + self.role(roles)
        mask = (ids != 0).to(torch.int64)
        out = self.bert(inputs_embeds=self.dropout(mixed), attention_mask=mask)
        return self.dropout(out.last_hidden_state)


class Chain(nn.Module):
    """A linear-chain CRF over BIO labels: a label's odds hang on the one before it."""

    def __init__(self, width: int, labels: list[str]) -> None:
        super().__init__()
        n = len(labels)
        self.emit = nn.Linear(width, n)
        self.move = nn.Parameter(torch.zeros(n, n))
        self.begin = nn.Parameter(torch.zeros(n))
        allowed = torch.zeros(n, n)
        start = torch.zeros(n)
        for j, to in enumerate(labels):
            if to.startswith("I-"):
                start[j] = NEVER
                for i, of in enumerate(labels):
                    if of[2:] != to[2:] or of == "O":
                        allowed[i, j] = NEVER
        self.register_buffer("allowed", allowed)
        self.register_buffer("allowed_first", start)

    def moves(self) -> tuple[Tensor, Tensor]:
        """Scores of a move from label to label, and of a first label."""
        return self.move + self.allowed, self.begin + self.allowed_first

    def loss(self, hidden: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood a word. hidden [B, W, width], labels and mask [B, W]."""
        emit = self.emit(hidden.float())
        move, begin = self.moves()
        alpha = begin + emit[:, 0]
        picked = emit.gather(2, labels.unsqueeze(2)).squeeze(2)
        score = begin[labels[:, 0]] + picked[:, 0]
        for t in range(1, emit.shape[1]):
            here = mask[:, t]
            nxt = torch.logsumexp(alpha.unsqueeze(2) + move, 1) + emit[:, t]
            alpha = torch.where(here.unsqueeze(1), nxt, alpha)
            score = score + here * (move[labels[:, t - 1], labels[:, t]] + picked[:, t])
        return (torch.logsumexp(alpha, 1) - score).sum() / mask.sum()

    @torch.no_grad()
    def decode(self, hidden: Tensor, mask: Tensor) -> list[list[int]]:
        """The best labels of each row (Viterbi)."""
        emit = self.emit(hidden.float())
        move, begin = self.moves()
        best, back = begin + emit[:, 0], []
        for t in range(1, emit.shape[1]):
            value, came = (best.unsqueeze(2) + move).max(1)
            here = mask[:, t].unsqueeze(1)
            best = torch.where(here, value + emit[:, t], best)
            back.append(torch.where(here, came, torch.arange(came.shape[1])))
        found = []
        for b in range(emit.shape[0]):
            n = int(mask[b].sum())
            at = int(best[b].argmax())
            path = [at]
            for t in range(n - 2, -1, -1):
                at = int(back[t][b, at])
                path.append(at)
            found.append(path[::-1])
        return found


class Tagger(nn.Module):
    """A label for each word by itself."""

    def __init__(self, width: int, labels: list[str]) -> None:
        super().__init__()
        self.emit = nn.Linear(width, len(labels))


class Pooled(nn.Module):
    """A label for a run of words: a weighted mean of them, and a layer."""

    def __init__(self, width: int, labels: list[str], *, parts: int = 1) -> None:
        super().__init__()
        self.weigh = nn.Linear(width, 1)
        self.mix = nn.Linear(width * parts, width)
        self.emit = nn.Linear(width, len(labels))

    def pool(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The weighted mean: hidden [B, W, width] and mask [B, W] to [B, width]."""
        weight = self.weigh(hidden).squeeze(2).masked_fill(~mask, NEVER).softmax(1)
        return (weight.unsqueeze(2) * hidden).sum(1)

    def forward(self, *pooled: Tensor) -> Tensor:
        """Logits of pooled runs, each [N, width]."""
        return self.emit(nn.functional.gelu(self.mix(torch.cat(pooled, 1))))


class Network(nn.Module):
    """The encoder and all heads."""

    def __init__(self, folder: Path, labels: dict[str, list[str]], *, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(folder, dropout=dropout)
        width = self.encoder.bert.config.hidden_size
        self.heads = nn.ModuleDict(
            {
                "attribution": Chain(width, labels["attribution"]),
                "names": Chain(width, labels["names"]),
                "acts": Pooled(width, labels["acts"]),
                "quads": Pooled(width, labels["quads"]),
                "pairs": Pooled(width, labels["pairs"], parts=3),
                "triggers": Tagger(width, labels["triggers"]),
            }
        )

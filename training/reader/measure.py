"""Figures on held-out sentences while training; the shipped ones come from benchmarks/quality."""

from collections.abc import Sequence

import torch
from torch import Tensor

from training.reader import corpus
from training.reader.corpus import Batch, Labels
from training.reader.network import Reader, Scores
from training.reader.objective import label_scores, likeness
from training.reader.teacher import Corpus


@torch.no_grad()
def dev_figures(model: Reader, corpora: dict[str, Corpus], labels: Labels) -> dict[str, float]:
    """Shares right on dev, heads greedily, and mean cosines to the teacher."""
    model.eval()
    right: dict[str, list[float]] = {}
    spans = [0, 0, 0]
    for held in corpora.values():
        for batch in corpus.in_order(held.sentences):
            with torch.autocast("cpu", torch.bfloat16):
                scores: Scores = model(batch.ids, batch.cases, batch.starts)
                scores = Scores(*(part.float() for part in scores))
            for name, value in zip(
                ("sentence", "token"),
                likeness(scores, batch, held.teacher.states(batch)),
                strict=True,
            ):
                right.setdefault(name, []).append(float(value))
            if "names" in batch.labels:
                _count_spans(spans, scores.names.argmax(-1), batch.labels["names"], labels)
            else:
                for name, hit in _tree_hits(model, scores, batch).items():
                    right.setdefault(name, []).extend(hit.float().tolist())
    model.train()
    figures = {name: sum(hits) / len(hits) for name, hits in right.items()}
    if corpora.get("names"):
        figures["names"] = 2 * spans[0] / max(1, spans[1] + spans[2])
    return figures


def _tree_hits(model: Reader, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    gold = batch.labels
    real = gold["heads"] >= 0
    beyond = (batch.starts == 0)[:, None, :].clone()
    beyond[:, :, 0] = False
    heads = scores.arcs.masked_fill(beyond, -1e4).argmax(-1)
    arc = heads == gold["heads"]
    deprel = label_scores(model, scores, gold["heads"]).argmax(-1)
    label = (deprel == gold["deprels"]) | (gold["heads"] == 0)
    tags = {x: (getattr(scores, x).argmax(-1) == gold[x])[real] for x in ("upos", "xpos")}
    return {**tags, "uas": arc[real], "las": (arc & label)[real]}


def _count_spans(spans: list[int], found: Tensor, gold: Tensor, labels: Labels) -> None:
    for mine, theirs in zip(found, gold, strict=True):
        keep = theirs >= 0
        a, b = (_spans([labels.names[i] for i in row[keep].tolist()]) for row in (mine, theirs))
        spans[0] += len(a & b)
        spans[1] += len(a)
        spans[2] += len(b)


def _spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    out, start = set(), 0
    for i, tag in enumerate([*tags, "O"]):
        before = tags[i - 1] if i else "O"
        if before != "O" and (not tag.startswith("I-") or tag[2:] != before[2:]):
            out.add((start, i, before[2:]))
        if tag != "O" and (tag[0] == "B" or before[2:] != tag[2:]):
            start = i
    return out

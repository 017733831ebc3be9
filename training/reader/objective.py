"""What the run minimises: the heads' cross entropies and the distance to MiniLM's own vectors."""

import torch
from torch import Tensor
from torch.nn import functional

from training.reader.corpus import Batch
from training.reader.network import Reader, Scores, pooled, with_one
from training.reader.recipe import ReaderRecipe


def losses(model: Reader, batch: Batch, teacher: Tensor, recipe: ReaderRecipe) -> dict[str, Tensor]:
    """Weighted losses of one batch, by name; which ones depends on the labels it has."""
    scores: Scores = model(batch.ids, batch.cases, batch.starts)
    scores = Scores(*(part.float() for part in scores))
    sentence, token = likeness(scores, batch, teacher)
    out = {
        "sentence": recipe.sentence_weight * (1 - sentence),
        "token": recipe.token_weight * (1 - token),
    }
    if "names" in batch.labels:
        return {**out, "names": 1.5 * _entropy(scores.names, batch.labels["names"])}
    heads = batch.labels["heads"]
    beyond = (batch.starts == 0)[:, None, :].clone()
    beyond[:, :, 0] = False
    out["arc"] = _entropy(scores.arcs.masked_fill(beyond, -1e4), heads)
    out["label"] = _entropy(label_scores(model, scores, heads), batch.labels["deprels"])
    out["upos"] = 0.5 * _entropy(scores.upos, batch.labels["upos"])
    out["xpos"] = 0.5 * _entropy(scores.xpos, batch.labels["xpos"])
    return out


def likeness(scores: Scores, batch: Batch, teacher: Tensor) -> tuple[Tensor, Tensor]:
    """Mean cosine to the teacher of sentence vectors and of token states."""
    real = batch.ids != 0
    sentence = (scores.vector * pooled(teacher, batch.ids)).sum(-1).mean()
    token = functional.cosine_similarity(scores.states, teacher, dim=-1)[real].mean()
    return sentence, token


def label_scores(model: Reader, scores: Scores, heads: Tensor) -> Tensor:
    """(sentences, words, labels) for the given heads."""
    where = heads.clamp(min=0)[:, :, None].expand(-1, -1, scores.governors.shape[-1])
    governors = with_one(torch.gather(scores.governors, 1, where))
    return (model.label_rows(scores.dependents) @ governors[..., None]).squeeze(-1)


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)

"""The numbers of a run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderRecipe:
    """What the run is; the shipped model came of three runs in a row, see its card."""

    treebank_epochs: int = 4
    names_epochs: int = 4
    words: int = 700  # a batch
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warm_up: int = 100
    dropout: float = 0.15
    inner_dropout: float = 0.0  # in the encoder; 0.05 made a step a fifth longer
    sentence_weight: float = 6.0  # of 1 - cosine to MiniLM's sentence vector
    token_weight: float = 3.0  # of 1 - cosine to MiniLM's last token states
    curly_share: float = 0.3
    seed: int = 7

"""What the comparison sees of a claim: words, vectors, names, numbers, times. Never the outlet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.substance import Beside, Substance, beside, substances
from crossread.model.annotation import (
    CONTENT_TAGS,
    DIMENSIONS,
    AnnotatedReport,
    ClauseKind,
    Matrix,
    Sentence,
    Token,
    Vector,
)
from crossread.model.claim import Claim
from crossread.model.span import Span

_CONTENT = CONTENT_TAGS | {""}  # a word that no model read may say anything
_NAME_WORDS = 3  # "President Ana Orsini"
_NEGATING = ("not", "n't", "no", "never", "none")
_STEM = 6  # Letters that stand for a word: "negotiate", "negotiations" share them.


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim as evidence; ``stems`` stand beside ``said``."""

    report: str
    span: Span
    said: tuple[int, ...]  # the content words, as tokens of their sentence
    stems: tuple[str, ...]
    states: Matrix  # of all tokens of the sentence
    head: np.ndarray  # the predicate's state
    sentence: np.ndarray  # the vector of the whole sentence
    subjects: frozenset[str]  # entity ids or stems of who acts, taken over from the clause before
    entities: frozenset[str]
    figures: frozenset[tuple[str, float]]  # what is counted, how many
    times: frozenset[str]
    utterance: str | None  # what it quotes, in whichever wording
    negated: bool
    detail: bool  # told within another claim
    place: float  # 0 at the beginning of the report, 1 at its end
    part: int  # -1 in the headline, 0 in the first paragraph, 1 below
    substance: Substance

    @property
    def only_names(self) -> bool:
        """Whether a detail names somebody or something and says nothing of it."""
        return self.detail and self.substance.only_names and len(self.stems) <= _NAME_WORDS


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a sentence say, found once for all of its claims."""

    content: list[int]
    stems: list[str]  # of all tokens
    negating: list[int]
    states: Matrix
    vector: Vector

    @classmethod
    def of(cls, sentence: Sentence) -> "_Words":
        tokens, read = sentence.tokens, sentence.states.size > 0
        return cls(
            content(enumerate(tokens)),
            [stem(token) for token in tokens],
            [i for i, token in enumerate(tokens) if token.lemma in _NEGATING],
            # Read by rules: a vector of nothing is like no other.
            sentence.states if read else np.zeros((max(1, len(tokens)), DIMENSIONS), np.float16),
            sentence.vector if sentence.vector.size else np.zeros(DIMENSIONS, np.float32),
        )


def profiles(
    stated: Sequence[Stated],
    entity_at: Mapping[tuple[str, Span], str],
    utterance_of: Mapping[str, str],
) -> list[Profile]:
    """Return one profile a claim.

    ``entity_at`` names the entity of each mention of the story, ``utterance_of`` the utterance of
    each quote.
    """
    around = beside(stated, entity_at)
    told = substances(stated, around, entity_at)
    sentences = {(s.claim.report, s.clause.sentence): s.sentence for s in stated}
    words = {place: _Words.of(sentence) for place, sentence in sentences.items()}
    heard = (words[s.claim.report, s.clause.sentence] for s in stated)
    every = zip(stated, heard, told, around, strict=True)
    return [_profile(*each, utterance_of) for each in every]


def stem(token: Token) -> str:
    """Return the letters under which forms of a word meet."""
    word = token.lemma or token.text.lower()
    return word if word.isdigit() else word[:_STEM]


def content(tokens: Iterable[tuple[int, Token]]) -> list[int]:
    """Return the indexes of the tokens that say something."""
    stop = lexicons.words("stop_words")
    return [
        i
        for i, token in tokens
        if token.upos in _CONTENT and token.lemma not in stop and token.text[:1].isalnum()
    ]


def _profile(
    stated: Stated,
    words: _Words,
    substance: Substance,
    around: Beside,
    utterance_of: Mapping[str, str],
) -> Profile:
    claim, inside = stated.claim, stated.inside
    said = [i for i in words.content if i in inside] or list(inside)
    return Profile(
        report=claim.report,
        span=claim.span,
        said=tuple(said),
        stems=tuple([words.stems[i] for i in said]),
        states=words.states,
        head=words.states[stated.clause.head],
        sentence=words.vector,
        subjects=_subjects(around),
        entities=frozenset([n.entity for n in around.names if claim.span.covers(n.span)]),
        figures=_figures(claim),
        times=frozenset(_values(stated.annotated, claim.span)),
        utterance=utterance_of.get(claim.quote or ""),
        negated=any(i in inside for i in words.negating),
        detail=claim.kind is ClauseKind.DETAIL,
        place=claim.span.start / max(1, len(stated.annotated.report.text)),
        part=min(stated.sentence.paragraph, 1),
        substance=substance,
    )


def _figures(claim: Claim) -> frozenset[tuple[str, float]]:
    """What a claim counts and how many."""
    return frozenset(
        (q.counted or q.unit, q.value) for q in claim.quantities if q.value is not None
    )


def _values(annotated: AnnotatedReport, span: Span) -> list[str]:
    return [t.value for t in annotated.times if t.value and span.covers(t.span)]


def _subjects(around: Beside) -> frozenset[str]:
    """Who acts, as entity ids where there are any."""
    if around.subject is None:
        return frozenset()
    return around.acting or frozenset({stem(around.subject)})

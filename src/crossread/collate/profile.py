"""What the comparison sees of a claim: words, vectors, names, numbers, times. Never the outlet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.collate.substance import (
    Names,
    Substance,
    named_at,
    names_beside,
    subject_of,
    substances,
)
from crossread.model.annotation import (
    CONTENT_TAGS,
    DIMENSIONS,
    AnnotatedReport,
    Clause,
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
_STEM = 6  # Letters that stand for a word: "negotiate", "negotiations" share them.


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim as evidence. ``states`` has a row a content word; ``stems`` stand beside them."""

    report: str
    span: Span
    said: tuple[int, ...]  # the content words, as tokens of their sentence
    stems: tuple[str, ...]
    states: Matrix
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


def profiles(
    stated: Sequence[Stated],
    entity_at: Mapping[tuple[str, Span], str],
    utterance_of: Mapping[str, str],
) -> list[Profile]:
    """Return one profile a claim.

    ``entity_at`` names the entity of each mention of the story, ``utterance_of`` the utterance of
    each quote.
    """
    told, names = substances(stated, entity_at), names_beside(stated, entity_at)
    return [_profile(*each, utterance_of) for each in zip(stated, told, names, strict=True)]


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
    substance: Substance,
    names: Names,
    utterance_of: Mapping[str, str],
) -> Profile:
    claim, clause, annotated = stated.claim, stated.clause, stated.annotated
    sentence = annotated.sentences[clause.sentence]
    own = [(i, sentence.tokens[i]) for i in stated.inside]
    said = content(own) or list(stated.inside)
    return Profile(
        report=claim.report,
        span=claim.span,
        said=tuple(said),
        stems=tuple(stem(sentence.tokens[i]) for i in said),
        states=_rows(sentence, said),
        head=_state(sentence, clause.head),
        sentence=_vector(sentence),
        subjects=_subjects(annotated, clause, names),
        entities=named_at(names, claim.span.covers),
        figures=_figures(claim),
        times=frozenset(_values(annotated, claim.span)),
        utterance=utterance_of.get(claim.quote or ""),
        negated=any(t.lemma in ("not", "n't", "no", "never", "none") for _, t in own),
        detail=claim.kind is ClauseKind.DETAIL,
        place=claim.span.start / max(1, len(annotated.report.text)),
        part=min(sentence.paragraph, 1),
        substance=substance,
    )


def _rows(sentence: Sentence, indexes: Sequence[int]) -> Matrix:
    if not sentence.states.size:  # read by rules: a vector of nothing is like no other
        return np.zeros((len(indexes), DIMENSIONS), np.float16)
    return sentence.states[list(indexes)]


def _state(sentence: Sentence, at: int) -> Vector:
    return sentence.states[at] if sentence.states.size else np.zeros(DIMENSIONS, np.float16)


def _vector(sentence: Sentence) -> Vector:
    return sentence.vector if sentence.vector.size else np.zeros(DIMENSIONS, np.float32)


def _figures(claim: Claim) -> frozenset[tuple[str, float]]:
    """What a claim counts and how many."""
    return frozenset(
        (q.counted or q.unit, q.value) for q in claim.quantities if q.value is not None
    )


def _values(annotated: AnnotatedReport, span: Span) -> list[str]:
    return [t.value for t in annotated.times if t.value and span.covers(t.span)]


def _subjects(annotated: AnnotatedReport, clause: Clause, names: Names) -> frozenset[str]:
    """Who acts, as entity ids where there are any."""
    subject = subject_of(annotated, clause)
    if subject is None:
        return frozenset()
    named = named_at(names, lambda span: span.covers(subject.span))
    return named or frozenset({stem(subject)})

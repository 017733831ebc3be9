"""Typed marks on the words of one report.

Every mark carries its span. Marks never overlap the report's boilerplate. Vectors ride along for
the comparison and take no part in equality.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from crossread.model.report import Report
from crossread.model.span import Span

DIMENSIONS = 384  # of the vectors of words and sentences
Vector: TypeAlias = NDArray[np.float32]  # (DIMENSIONS,), unit length; empty when no model read it
Matrix: TypeAlias = NDArray[np.float16]  # (words, DIMENSIONS), rows of unit length
CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})  # UPOS of content words


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark with its place in the dependency tree (Universal Dependencies)."""

    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str  # Penn Treebank tag
    head: int  # index of the head token in the sentence; -1 at the root
    deprel: str

    @property
    def relation(self) -> str:
        """The dependency relation without its subtype: "nsubj" of "nsubj:pass"."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body or the title, parsed."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int  # index into Report.body; -1 for the title
    vector: Vector = field(compare=False, repr=False)
    states: Matrix = field(compare=False, repr=False)  # one row a token


class ClauseKind(StrEnum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"
    APPOSITION = "apposition"
    CONTENT = "content"  # what a source says
    FRAME = "frame"  # source and cue around a content: "police said on Friday"
    HEADING = "heading"
    FRAGMENT = "fragment"  # a sentence without a verb
    DETAIL = "detail"  # what a clause tells beside what it says as a whole: a day, a place, a name


@dataclass(frozen=True, slots=True)
class Clause:
    """One proposition's words. Clauses may nest; ``head`` is the predicate's token index."""

    span: Span
    sentence: int
    head: int
    kind: ClauseKind


class MentionType(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, title or pronoun. ``name`` is the fullest form that the report gives."""

    span: Span
    type: MentionType
    name: str


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, with their TIMEX3 value; None where it cannot be resolved."""

    span: Span
    type: TimeType
    value: str | None  # "2025-12-31", "2025-W52", "2025-12-31T16:20", "P2Y"
    precision: str | None  # "minute", "hour", "day", "week", "month", "season", "year", "decade"
    basis: str  # "explicit", "publication_date", "other_reports", "context", "unresolved"


class Bound(StrEnum):
    """How a number limits what it counts."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    VAGUE = "vague"  # "dozens"; value by a named rule, see annotate.quantities


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts. ``low`` and ``high`` are the values it allows; None is open."""

    span: Span  # with the words of the bound: "at least 40"
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str  # "person", "USD", "percent", "year_old", "km"; "" when the text gives none
    counted: str  # lemma of what is counted: "death", "boat"; "" when unknown


class QuoteType(StrEnum):
    """How words are given (PARC); ``indirect`` ones stand in no quote marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"  # quoted words inside a paraphrase


@dataclass(frozen=True, slots=True)
class Quote:
    """The words inside one pair of quote marks, and who is said to have said them."""

    span: Span
    speaker: str | None
    speaker_span: Span | None
    cue: Span | None
    type: QuoteType


class SourceKind(StrEnum):
    """Who a source is."""

    NAMED_PERSON = "named_person"
    NAMED_OFFICE = "named_office"
    DOCUMENT = "document"
    EYEWITNESS = "eyewitness"
    OTHER_OUTLET = "other_outlet"
    UNNAMED = "unnamed"
    REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of reported speech (PARC); contents may be discontinuous."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    name: str  # the source as a name of this report; "" when it has none
    kind: SourceKind
    type: QuoteType


class CertaintyValue(StrEnum):
    """FactBank values: certain, probable, possible, each positive or negative; Uu unknown."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    UNKNOWN = "Uu"


class Irrealis(StrEnum):
    """Ways in which a clause does not assert a present or past fact."""

    NONE = "none"
    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Certainty:
    """How firmly a clause (an index into clauses) is put, with the words that say so."""

    clause: int
    value: CertaintyValue
    cues: tuple[Span, ...]
    irrealis: Irrealis


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with all its marks, each kind in text order."""

    report: Report
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    certainties: tuple[Certainty, ...]  # one a clause, in the order of clauses
    parser: str  # "reader/1", or "rules" when no model reads the language
    details: tuple[Clause, ...] = ()  # what could be told apart within the clauses

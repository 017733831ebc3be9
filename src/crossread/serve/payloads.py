"""What the .json twins give and take. The route table makes the OpenAPI document of these.

Parts of a dossier are given in the dossier's own form (``dossier/schema.json``): one contract, not
two. A field marked ``x-dossier`` refers to that schema (see ``openapi``).
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from crossread.desk import Taken
from crossread.dossier.view.beside import Strip
from crossread.model.desk import Event, Facet, Hit, Kept, Run, StoryCard, StoryChange
from crossread.model.judgement import Judgement, Outcome
from crossread.serve.jobs import State
from crossread.serve.queries import iso_day


def _part(name: str) -> Any:
    return Field(json_schema_extra={"x-dossier": name})


DossierForm = Annotated[dict[str, Any], _part("Dossier")]
ReportForm = Annotated[dict[str, Any], _part("Report")]
ClaimForm = Annotated[dict[str, Any], _part("Claim")]
PointForm = Annotated[dict[str, Any], _part("Point")]
DiscrepancyForm = Annotated[dict[str, Any], _part("Discrepancy")]


class Mistake(BaseModel):
    """Why a request went no further."""

    status: int
    code: str = Field(description='The status as a word: "not_found".')
    message: str
    next_step: str
    details: list[str]


class ErrorPayload(BaseModel):
    """The one shape of every error."""

    error: Mistake


class FrontPayload(BaseModel):
    """A page of the live stories, last changed first."""

    stories: list[StoryCard]
    page: int
    more: bool


class Shown(BaseModel):
    """What a filter leaves of a story, by id."""

    reports: list[str]
    points: list[str]
    discrepancies: list[str]


class StoryPayload(BaseModel):
    """A story: its dossier, how it came about, what a filter leaves of it.

    ``fresh`` is false while reports (``waiting``) or judgements came after the comparison.
    """

    id: str
    title: str
    fresh: bool
    waiting: list[str]
    compared_at: str | None
    changes: list[StoryChange] = Field(description="Last first.")
    events: list[Event]
    shown: Shown
    dossier: DossierForm


class PointPayload(BaseModel):
    """A point with its claims and discrepancies, and claims that may say the same."""

    story: str
    point: PointForm
    claims: list[ClaimForm]
    discrepancies: list[DiscrepancyForm]
    candidates: list[ClaimForm]


class ReportPayload(BaseModel):
    """A report with its text, its versions and the claims of its story's last comparison."""

    report: ReportForm
    text: str
    story: str | None
    versions: list[Kept]
    claims: list[ClaimForm]
    points: dict[str, str] = Field(description="The point of each claim.")


class ComparePayload(BaseModel):
    """Two reports side by side; ``points`` are those of their story that both speak of."""

    left: str
    right: str
    shared_words: int
    left_words: int
    right_words: int
    strips: list[Strip]
    story: str | None
    points: list[str]
    origins: list[str] = Field(
        description="Those that the two go back to: one where it is one and the same."
    )


class SearchPayload(BaseModel):
    """A page of what was found, with counts over all of it."""

    total: int
    page: int
    more: bool
    hits: list[Hit]
    outlets: list[Facet]
    days: list[Facet]
    stories: list[Facet]


class NewsPayload(BaseModel):
    """What changed after a run, last changed story first; and the runs, oldest first."""

    since: str | None
    changes: list[StoryChange]
    runs: list[Run]


class JobPayload(BaseModel):
    """An upload on its way into the store."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    at: str
    inputs: int
    state: State
    stage: str
    done: int
    total: int
    taken: Taken | None
    problem: str


class JobsPayload(BaseModel):
    """The uploads since the desk was started, last first."""

    jobs: list[JobPayload]


class JudgementPayload(BaseModel):
    """A judgement, whether it stands, and what became of it in its story's comparison."""

    judgement: Judgement
    stands: bool
    superseded_by: str | None
    story: str | None
    outcome: Outcome | None
    why: str
    points: list[str] = Field(
        description="Where its words stand now; for an origin, what both reports speak of."
    )
    origins: list[str] = Field(description="Those of its reports, for an origin; else none.")


class JudgementsPayload(BaseModel):
    """All judgements, oldest first."""

    judgements: list[Judgement]
    standing: list[str]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S")]
Id = Annotated[str, Field(min_length=1, max_length=128)]
DayText = Annotated[
    str,
    AfterValidator(lambda text: iso_day(text).isoformat()),
    WithJsonSchema({"type": "string", "format": "date"}),
]


class AskPayload(_Given):
    """A ruling: two claims (same, not_same), a point and a claim (split), a quote and a name.

    Two reports for origin and not_origin.
    """

    ruling: Literal["same", "not_same", "split", "speaker", "origin", "not_origin"]
    story: Id
    first: Id = Field(
        description="Claim; for split the point, for speaker the quote, for origin a report."
    )
    second: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="Claim; for speaker the name, for origin a report."
    )
    by: Name


class UndoPayload(_Given):
    """Who takes a judgement back."""

    by: Name


class TextPayload(_Given):
    """One report as text, or the source of its page."""

    name: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="Stands where a path would."
    )
    text: Annotated[str, Field(min_length=1, max_length=1_000_000)]
    outlet: Annotated[str, Field(max_length=200)] | None = None
    date: DayText | None = None
    url: Annotated[str, Field(max_length=2000)] | None = None


class ReportsPayload(_Given):
    """Reports to add."""

    reports: Annotated[list[TextPayload], Field(min_length=1, max_length=200)]

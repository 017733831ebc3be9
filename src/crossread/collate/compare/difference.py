"""What a comparer finds between two claims of one point."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.collate.claims import Stated
from crossread.model.collation import DatedTime, DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span


@dataclass(frozen=True, slots=True)
class Difference:
    """A typed difference between two claims, with the differing words of each.

    ``topic`` keeps differences about unlike things apart within a point: what is counted.
    """

    kind: DiscrepancyKind
    relation: DiscrepancyRelation
    topic: str
    left: Span
    right: Span
    note: str


@dataclass(frozen=True, slots=True)
class Background:
    """What comparers may look up about a story."""

    times: Mapping[str, DatedTime]  # by id
    entity_at: Mapping[tuple[str, Span], str]
    published: Mapping[str, str | None]  # report id → ISO day

    def later(self, left: Stated, right: Stated) -> bool:
        """Whether the reports were published on different days."""
        one, two = (self.published.get(s.claim.report) for s in (left, right))
        return bool(one and two and one[:10] != two[:10])


def words(stated: Stated, span: Span) -> str:
    """Return the words of a claim's report at ``span``, on one line."""
    return " ".join(span.of(stated.annotated.report.text).split())


def contrast(left: Stated, one: Span, right: Stated, two: Span) -> str:
    """Return the note of a difference: both wordings with a sign of inequality between them."""
    return f"{words(left, one)} ≠ {words(right, two)}"

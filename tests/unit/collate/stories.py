"""Claims by hand, for comparers that look at one field of them."""

from crossread.collate.claims import Stated
from crossread.collate.compare import Background
from crossread.model.annotation import (
    AnnotatedReport,
    Bound,
    CertaintyValue,
    Clause,
    ClauseKind,
    Irrealis,
    Quote,
    QuoteType,
)
from crossread.model.claim import Claim, ClaimCertainty, ClaimQuantity
from crossread.model.offsets import Offsets
from crossread.model.report import Report
from crossread.model.span import Span


def report(name: str, text: str) -> Report:
    """Return a report that says nothing about itself."""
    return Report(
        id=name,
        path=f"{name}.txt",
        url=None,
        outlet=None,
        sha256="",
        text_sha256="",
        extractor="plain/1",
        language="en",
        words=len(text.split()),
        title=None,
        author=None,
        agency=None,
        dateline=None,
        date=None,
        boilerplate=(),
        body=(Span(0, len(text)),),
        text=text,
        offsets=Offsets.identity(len(text)),
    )


def annotated(name: str, text: str, quotes: tuple[Quote, ...] = ()) -> AnnotatedReport:
    """Return a report with no marks but quotes."""
    return AnnotatedReport(report(name, text), (), (), (), (), (), quotes, (), (), "rules")


def quoted(name: str, text: str) -> AnnotatedReport:
    """Return a report whose words between curly quotes are direct quotes."""
    quotes, at = [], text.find("“")
    while at >= 0:
        end = text.index("”", at)
        quotes.append(Quote(Span(at + 1, end), "Ines Corrado", None, None, QuoteType.DIRECT))
        at = text.find("“", end)
    return annotated(name, text, tuple(quotes))


def counted(
    name: str,
    thing: str,
    value: float,
    low: float | None,
    high: float | None,
    bound: Bound,
    unit: str = "person",
) -> Stated:
    """Return a claim that counts one thing."""
    text = f"{value:g} {thing}"
    span = Span(0, len(text))
    quantity = ClaimQuantity(span, value, low, high, bound, unit, thing if unit == "person" else "")
    claim = Claim(
        id=f"c-{name}",
        report=name,
        span=span,
        kind=ClauseKind.MAIN,
        source=(),
        cue=None,
        certainty=ClaimCertainty(CertaintyValue.CERTAIN, ()),
        irrealis=Irrealis.NONE,
        predicate="",
        quantities=(quantity,),
        times=(),
        places=(),
        actors=(),
        quote=None,
    )
    return Stated(claim, Clause(span, 0, 0, ClauseKind.MAIN), annotated(name, text))


def background(**published: str | None) -> Background:
    """Return what comparers look up, knowing only days of publication."""
    return Background({}, {}, published, {})

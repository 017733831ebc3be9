"""Claims by hand, for comparers that look at one field of them."""

from dataclasses import replace

from crossread.annotate import annotate
from crossread.annotate.parse import SentenceReader
from crossread.annotate.parse.recognise import NO_STATES, NO_VECTOR
from crossread.collate.claims import Stated, dated_times, may_state
from crossread.collate.compare import Background, Comparer, Difference
from crossread.collate.entities import entities, entity_at
from crossread.collate.rivalry import named
from crossread.model.annotation import (
    AnnotatedReport,
    Bound,
    CertaintyValue,
    Clause,
    ClauseKind,
    Irrealis,
    Quote,
    QuoteType,
    Sentence,
)
from crossread.model.claim import Claim, ClaimCertainty, ClaimQuantity
from crossread.model.offsets import Offsets
from crossread.model.report import Basis, Fact, Report
from crossread.model.span import Span


def report(name: str, text: str, date: str | None = None) -> Report:
    """Return a report that says nothing about itself but, where given, its day.

    A first line that an empty one follows is its title.
    """
    title, found, _ = text.partition("\n\n")
    start = len(title) + 2 if found else 0
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
        title=Fact(title, Basis.TEXT, Span(0, len(title))) if found else None,
        author=None,
        agency=None,
        dateline=None,
        date=Fact(date, Basis.GIVEN) if date else None,
        boilerplate=(),
        body=(Span(start, len(text)),),
        text=text,
        offsets=Offsets.identity(len(text)),
    )


def annotated(name: str, text: str, quotes: tuple[Quote, ...] = ()) -> AnnotatedReport:
    """Return a report of one sentence that nobody parsed, with no marks but quotes."""
    sentence = Sentence(Span(0, len(text)), (), 0, NO_VECTOR, NO_STATES)
    return AnnotatedReport(report(name, text), (sentence,), (), (), (), (), quotes, (), (), "rules")


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
    return Stated(claim, Clause(span, 0, 0, ClauseKind.MAIN), annotated(name, text), range(0))


def claims(annotated: AnnotatedReport) -> list[Stated]:
    """Return the claims of a report without its details."""
    return [each for each in may_state(annotated) if each.claim.kind is not ClauseKind.DETAIL]


def details(annotated: AnnotatedReport) -> list[Stated]:
    """Return the details of a report that may become claims."""
    return [each for each in may_state(annotated) if each.claim.kind is ClauseKind.DETAIL]


def background(**published: str | None) -> Background:
    """Return what comparers look up, knowing only days of publication."""
    return Background({}, {}, published, {})


def compared(
    reader: SentenceReader,
    compare: Comparer,
    left: str,
    right: str,
    *,
    date: str | None = "2031-05-02",
    score: float = 1.0,
) -> list[Difference]:
    """Return what differs between the first claims of two texts that match by ``score``."""
    one, two, background = stated_on(reader, (left, right), (date, date), score)
    return list(compare(one, two, with_rivals(one, two, background)))


def with_rivals(one: Stated, two: Stated, background: Background) -> Background:
    """Return the background of two claims with the rivals that a reader would name."""
    pairs = [(one, two)] if background.half_sure(one, two) else []
    return replace(background, named=named(pairs, background))


def stated_on(
    reader: SentenceReader,
    texts: tuple[str, str],
    days: tuple[str | None, str | None],
    score: float = 1.0,
) -> tuple[Stated, Stated, Background]:
    """Return the first claims of two texts that match by ``score``, and what is known of both."""
    given = zip("ab", texts, days, strict=True)
    reports = annotate([report(name, text, day) for name, text, day in given], reader)
    one, two = (claims(each)[0] for each in reports)
    background = Background(
        times={t.id: t for each in reports for t in dated_times(each)},
        entity_at=entity_at(entities(reports, 0.9)),
        published=dict(zip("ab", days, strict=True)),
        scores={(one, two): score},
    )
    return one, two, background

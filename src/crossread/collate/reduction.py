"""Named rules that reduce the figures of a point to what a data set would code, each saying why.

Reach for these when a table has room for one figure. A rule picks among the figures that claims
give; none averages and none prefers an outlet. Reports of one origin count as one voice, and where
a rule asks for the latest figure it means the day of publication.

* ``ucdp-range``: low, best and high, as the codebook of the UCDP Georeferenced Event Dataset keeps
  three estimates an event; best is the figure that most origins give, the latest of them in a tie.
* ``acled-conservative``: ACLED's fatality methodology takes the most conservative estimate where
  sources differ and revises it when better information comes: the least figure of the latest day.
  Vague words ("dozens") stand for the least they can mean.
* ``ibc-minmax``: the least and the greatest figure of all reports, as the Iraq Body Count keeps a
  minimum and a maximum of deaths for each incident.
* ``latest``: the figure published last.
* ``majority``: the figure that most origins give.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread import lexicons
from crossread.collate.claims import Stated
from crossread.model.annotation import Bound
from crossread.model.claim import ClaimQuantity
from crossread.model.collation import Reduction

_OPEN_UP = (Bound.AT_LEAST, Bound.MORE_THAN)
_OPEN_DOWN = (Bound.AT_MOST, Bound.LESS_THAN)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one claim for one thing."""

    claim: str
    report: str
    origin: str
    published: str  # ISO day; "" when the report has no date
    words: str
    value: float
    low: float
    high: float
    bound: Bound


@dataclass(frozen=True, slots=True)
class Picked:
    """What a rule picks, from which figures and why."""

    low: float | None
    best: float | None
    high: float | None
    figures: tuple[Figure, ...]
    why: str


Rule = Callable[[Sequence[Figure]], Picked]


def reductions(
    members: Sequence[Stated], origin_of: Mapping[str, str], published: Mapping[str, str | None]
) -> tuple[Reduction, ...]:
    """Return each rule's result for each thing that the claims of a point count.

    Things are persons, what befell them, and whatever else has a number but no unit of measure;
    ages, sums and measures are left alone. The rules of data sets on conflict are for what befell
    people: the dead, the hurt, the missing, the arrested. In order of the thing and then of the
    rule's name.
    """
    things: dict[tuple[str, str], list[Figure]] = {}
    for stated in members:
        for quantity in stated.claim.quantities:
            figure = _figure(stated, quantity, origin_of, published)
            if figure and counts(quantity):
                things.setdefault((quantity.counted, quantity.unit), []).append(figure)
    return tuple(
        _reduction(name, thing, rule(things[thing]))
        for thing in sorted(things)
        for name, rule in sorted(RULES.items())
        if name not in OF_TOLLS or thing[0] in lexicons.values("outcomes")
    )


def counts(quantity: ClaimQuantity) -> bool:
    """Whether a quantity counts somebody or something rather than measuring it."""
    return quantity.unit == "person" or (not quantity.unit and bool(quantity.counted))


def ucdp_range(figures: Sequence[Figure]) -> Picked:
    """Low, best and high; best is what most origins give, the latest of them in a tie."""
    low, high = min(f.low for f in figures), max(f.high for f in figures)
    most = _most_told(figures)
    best = max(most, key=lambda f: (f.published, -f.value))
    same = [f for f in figures if f.value in (low, best.value, high)]
    tie = len({f.value for f in most}) > 1
    how = "as many origins as for any other; the latest" if tie else f"{_origins(best, figures)}"
    return Picked(
        low, best.value, high, tuple(same), f"best “{best.words}” ({how}); {_ends(figures)}"
    )


def acled_conservative(figures: Sequence[Figure]) -> Picked:
    """The least figure of the latest day that is known."""
    last = _latest(figures)
    least = min(last, key=lambda f: (f.low, f.claim))
    same = tuple(f for f in last if f.low == least.low)
    day = f" published on {least.published}" if least.published else ""
    vague = "; vague words stand for the least they can mean" if _is_vague(same) else ""
    return Picked(
        None, least.low, None, same, f"the most conservative figure{day}: “{least.words}”{vague}"
    )


def ibc_minmax(figures: Sequence[Figure]) -> Picked:
    """The least and the greatest figure of all reports."""
    low, high = min(f.low for f in figures), max(f.high for f in figures)
    same = tuple(f for f in figures if f.low == low or f.high == high)
    return Picked(low, None, high, same, _ends(figures))


def latest(figures: Sequence[Figure]) -> Picked:
    """The figure published last; a range where reports of that day differ."""
    last = _latest(figures)
    day = f"published last, on {last[0].published}" if last[0].published else "no report is dated"
    return _one_or_range(last, day)


def majority(figures: Sequence[Figure]) -> Picked:
    """The figure that most origins give; a range where several are given as often."""
    most = _most_told(figures)
    return _one_or_range(most, _origins(most[0], figures))


RULES: dict[str, Rule] = {
    "acled-conservative": acled_conservative,
    "ibc-minmax": ibc_minmax,
    "latest": latest,
    "majority": majority,
    "ucdp-range": ucdp_range,
}
OF_TOLLS = frozenset({"acled-conservative", "ibc-minmax", "ucdp-range"})


def _one_or_range(figures: Sequence[Figure], why: str) -> Picked:
    values = sorted({f.value for f in figures})
    if len(values) == 1:
        said = _quoted(figures)
        return Picked(None, values[0], None, tuple(figures), f"{said}: {why}")
    told = _quoted(figures)
    return Picked(values[0], None, values[-1], tuple(figures), f"{told}: {why}; no one figure")


def _quoted(figures: Iterable[Figure]) -> str:
    return ", ".join(dict.fromkeys(f"“{f.words}”" for f in figures))


def _latest(figures: Sequence[Figure]) -> list[Figure]:
    last = max(f.published for f in figures)
    return [f for f in figures if f.published == last]


def _most_told(figures: Sequence[Figure]) -> list[Figure]:
    """The figures whose value most origins give."""
    told: dict[float, set[str]] = {}
    for figure in figures:
        told.setdefault(figure.value, set()).add(figure.origin)
    most = max(map(len, told.values()))
    return [f for f in figures if len(told[f.value]) == most]


def _origins(figure: Figure, figures: Iterable[Figure]) -> str:
    figures = list(figures)
    given = len({f.origin for f in figures if f.value == figure.value})
    every = len({f.origin for f in figures})
    return f"given by at most {given} of {every} origin{'s' if every > 1 else ''}"


def _ends(figures: Sequence[Figure]) -> str:
    """The least and the greatest figure in the words of a report, and what they leave open."""
    least = min(figures, key=lambda f: (f.low, f.claim))
    most = max(figures, key=lambda f: (f.high, f.claim))
    told = [f"lowest “{least.words}”, highest “{most.words}”"]
    if least.bound in _OPEN_DOWN:
        told.append("open downwards")
    if any(f.bound in _OPEN_UP and f.high == most.high for f in figures):
        told.append("open upwards")
    if _is_vague(figures):
        told.append("vague words stand for the least they can mean")
    return "; ".join(told)


def _is_vague(figures: Iterable[Figure]) -> bool:
    return any(f.bound is Bound.VAGUE for f in figures)


def _figure(
    stated: Stated,
    quantity: ClaimQuantity,
    origin_of: Mapping[str, str],
    published: Mapping[str, str | None],
) -> Figure | None:
    """The figure of a quantity; None where it gives no number at all."""
    known = [v for v in (quantity.value, quantity.low, quantity.high) if v is not None]
    if not known:
        return None
    report = stated.claim.report
    value = quantity.value if quantity.value is not None else known[0]
    return Figure(
        claim=stated.claim.id,
        report=report,
        origin=origin_of.get(report, report),
        published=(published.get(report) or "")[:10],
        words=stated.words(quantity.span),
        value=value,
        low=quantity.low if quantity.low is not None else value,
        high=quantity.high if quantity.high is not None else value,
        bound=quantity.bound,
    )


def _reduction(name: str, thing: tuple[str, str], picked: Picked) -> Reduction:
    counted, unit = thing
    claims = tuple(dict.fromkeys(f.claim for f in picked.figures))
    return Reduction(name, counted, unit, picked.low, picked.best, picked.high, claims, picked.why)

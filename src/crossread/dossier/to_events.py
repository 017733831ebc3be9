"""Each story as a row of conflict-event data, in the columns of UCDP GED and ACLED.

What their coders decide and no report says (type of violence, sides, coordinates) is a column left
blank for them. Low, best and high are those of one named rule of the dossier's reductions,
``fatalities`` those of ACLED's; averages are made nowhere. The dispute stands in ``notes``.
"""

from collections.abc import Iterator, Mapping

from crossread.dossier.events import DEATH, StoryEvent, deaths, events
from crossread.dossier.sheets.cells import Cell, cites, line, places_of, with_voices
from crossread.dossier.to_csv import written
from crossread.dossier.view.labels import plural
from crossread.dossier.view.lookup import called
from crossread.dossier.view.passages import visible
from crossread.model.collation import Point
from crossread.model.dossier import Dossier
from crossread.model.report import Report

RULE = "ucdp-range"  # the one that gives low, best and high
FATALITIES = "acled-conservative"

UCDP = tuple(
    """relid year type_of_violence side_a side_b number_of_sources source_article source_office
    source_date source_headline source_original where_prec where_coordinates where_description
    adm_1 adm_2 latitude longitude country event_clarity date_prec date_start date_end deaths_a
    deaths_b deaths_civilians deaths_unknown best high low""".split()
)
ACLED = tuple(
    """event_id_cnty event_date time_precision disorder_type event_type sub_event_type actor1
    assoc_actor_1 actor2 assoc_actor_2 civilian_targeting admin1 admin2 admin3 location
    geo_precision source source_scale notes fatalities tags""".split()
)
OWN = tuple(
    """story point title status rule at_most_origins date_basis place_basis actors_named
    cites""".split()
)
COLUMNS = (*UCDP, *ACLED, *OWN)


def event_rows(dossier: Dossier, rule: str = RULE) -> bytes:
    """Return the stories as CSV, one row each, deaths by the named rule.

    The dossier's spans must resolve. A rule that the dossier has no figures of leaves them blank.
    """
    rows = (_row(event, rule) for event in events(dossier))
    return written(COLUMNS, ([_shown(row.get(name)) for name in COLUMNS] for row in rows))


def _shown(cell: Cell) -> Cell:
    return visible(cell) if isinstance(cell, str) else cell


def _row(event: StoryEvent, rule: str) -> Mapping[str, Cell]:
    told_by = event.known.heads_of(event.point.claims)
    reports = [event.known.reports[head.id] for head in told_by]
    return {
        **_figures(event, rule),
        **_when(event),
        **_where(event),
        **_sources(event, reports),
        "notes": " ".join(_notes(event, rule)),
        "story": event.known.story.story.id,
        "point": event.point.id,
        "title": line(event.known.story.story.title),
        "status": event.point.status.value,
        "rule": rule,
        "at_most_origins": event.point.origins,
        "actors_named": "; ".join(event.actors),
        "cites": cites(places_of(event.point.claims, event.known)),
    }


def _figures(event: StoryEvent, rule: str) -> Mapping[str, Cell]:
    ruled, fatalities = deaths(event.point, rule), deaths(event.point, FATALITIES)
    return {
        "low": ruled.low if ruled else None,
        "best": ruled.best if ruled else None,
        "high": ruled.high if ruled else None,
        "fatalities": fatalities.best if fatalities else None,
    }


def _when(event: StoryEvent) -> Mapping[str, Cell]:
    if event.days is None:
        return {}
    first, last = event.days.first, event.days.last
    return {
        "year": first.year,
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
        "date_prec": event.days.ucdp,
        "event_date": first.isoformat(),
        "time_precision": event.days.acled,
        "date_basis": event.days_basis,
    }


def _where(event: StoryEvent) -> Mapping[str, Cell]:
    return {
        "where_coordinates": event.place,
        "location": event.place,
        "country": event.country,
        "place_basis": event.place_basis or None,
    }


def _sources(event: StoryEvent, reports: list[Report]) -> Mapping[str, Cell]:
    offices = [line(called(each)) for each in reports]
    dates = [report.date.value[:10] if report.date else "no date" for report in reports]
    titles = [line(report.title.value) if report.title else "no title" for report in reports]
    articles = (f'"{o},{d},{t}"' for o, d, t in zip(offices, dates, titles, strict=True))
    return {
        "number_of_sources": len(reports),
        "source_article": ";".join(articles),
        "source_office": ";".join(offices),
        "source_date": ";".join(dates),
        "source_headline": ";".join(titles),
        "source_original": ";".join(event.sources) or None,
        "source": "; ".join(offices),
    }


def _notes(event: StoryEvent, rule: str) -> Iterator[str]:
    """What is in dispute, what each reading says, and how the figures were picked."""
    known, point = event.known, event.point
    found = [each for each in known.story.discrepancies if each.point == point.id]
    conflicts = [each for each in found if each.relation.value == "conflicts"]
    yield f"{'Disputed' if conflicts else 'No conflict found'}:"
    yield f"{plural(len(point.readings), 'reading')} in {plural(point.reports, 'report')},"
    yield f"at most {plural(point.origins, 'origin')}."
    for each in (*conflicts, *(each for each in found if each not in conflicts)):
        yield f"{each.kind.value} {each.relation.value.replace('_', ' ')}: {line(each.note)}."
    for reading in point.readings:
        yield f"{with_voices(reading, known)}."
    for name in dict.fromkeys((rule, FATALITIES)):
        if ruled := deaths(point, name):
            yield f"{name}: {ruled.why}."
    yield from (_other(each, rule) for each in event.others)


def _other(point: Point, rule: str) -> str:
    """Another count of deaths, which is not added."""
    ruled = deaths(point, rule)
    figures = (ruled.low, ruled.best, ruled.high) if ruled else ()
    shown = "–".join(f"{value:g}" for value in dict.fromkeys(figures) if value is not None)
    return f"Another count of {DEATH}s, not added: {shown} in “{line(point.gist)}” ({point.id})."

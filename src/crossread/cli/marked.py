"""A report with its marks: in colour for a terminal, in brackets for a pipe."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.style import Style
from rich.text import Text

from crossread.cli.marks import Mark, MarkedStretch, marks, pieces
from crossread.model.annotation import AnnotatedReport

STYLES = {
    "person": "cyan",
    "organization": "cyan",
    "place": "cyan",
    "other": "cyan",
    "quote": "italic green",
    "source": "underline",
    "cue": "magenta",
    "time": "yellow",
    "quantity": "bold blue",
    "hedge": "red",
    "boilerplate": "dim strike",
}
LEGEND = {
    "person": "name",
    "quote": "quote ‹speaker›",
    "source": "source ‹kind›",
    "cue": "cue",
    "time": "time ‹value›",
    "quantity": "quantity ‹bound›",
    "hedge": "hedge ‹FactBank value›",
    "boilerplate": "page chrome",
}
_STYLES = {kind: Style.parse(style) for kind, style in STYLES.items()}
_NOTE = Style.parse("dim not italic not bold not underline not strike")
_QUIET = ("boilerplate",)  # their note would say more than the words


def show(annotated: AnnotatedReport, console: Console) -> None:
    """Print a report: what is known of it, a legend on a terminal, and the marked text."""
    console.print(Text(_head(annotated), "bold"))
    if console.is_terminal:
        console.print(_legend())
    console.print(Text(""))
    text = coloured(annotated) if console.is_terminal else Text(bracketed(annotated))
    console.print(text)


def bracketed(annotated: AnnotatedReport) -> str:
    """Return the text with its marks as ``[at least 40 people|quantity ≥40 person]``.

    Marks nest; one that crosses another is cut there, and its first part ends with ``|…]``.
    """
    text = annotated.report.text
    return "".join(_in_brackets(text, piece) for piece in pieces(text, marks(annotated)))


def _in_brackets(text: str, piece: MarkedStretch) -> str:
    ends = (f"|{_labels(mark, piece)}]" for mark in _ending(piece))
    return f"{'[' * piece.opened}{piece.span.of(text)}{''.join(ends)}"


def _labels(mark: Mark, piece: MarkedStretch) -> str:
    return "; ".join(map(str, mark.labels)) if mark.span.end == piece.span.end else "…"


def coloured(annotated: AnnotatedReport) -> Text:
    """Return the text with its marks as colours and their values in ``‹›`` after them."""
    text, shown = annotated.report.text, Text()
    for piece in pieces(text, marks(annotated)):
        shown.append(piece.span.of(text), _style(piece.marks))
        for note in _notes(piece):
            shown.append(
                f"‹{note}›", _style(piece.marks[: len(piece.marks) - piece.closed]) + _NOTE
            )
    return shown


def _style(over: Sequence[Mark]) -> Style:
    labels = (label for mark in over for label in mark.labels)
    return Style.combine((Style.null(), *(_STYLES[label.kind] for label in labels)))


def _notes(piece: MarkedStretch) -> Iterator[str]:
    for mark in _ending(piece):
        notes = [each.note for each in mark.labels if each.note and each.kind not in _QUIET]
        if notes and mark.span.end == piece.span.end:
            yield ", ".join(notes)


def _ending(piece: MarkedStretch) -> tuple[Mark, ...]:
    """The marks that are closed after a piece, innermost first."""
    return piece.marks[len(piece.marks) - piece.closed :][::-1]


def _head(annotated: AnnotatedReport) -> str:
    report = annotated.report
    facts = (report.outlet, report.date)
    told = [report.path, *(fact.value for fact in facts if fact), report.language]
    return " · ".join([*told, f"read by {annotated.parser}"])


def _legend() -> Text:
    parts = [(name, STYLES[kind]) for kind, name in LEGEND.items()]
    return Text("  ").join(Text(name, style) for name, style in parts)

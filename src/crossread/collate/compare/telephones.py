"""Numbers to call: another one, one without its area code, one spelled in letters."""

import re
from collections.abc import Iterator
from itertools import product

from crossread.collate.claims import Stated
from crossread.collate.compare.difference import Background, Difference, contrast
from crossread.model.collation import DiscrepancyKind, DiscrepancyRelation
from crossread.model.span import Span

# North American ones with or without letters (ITU-T E.161), those with "+" and a country, and those
# that begin with a trunk 0.
_NUMBER = re.compile(
    r"""(?<![\w$£€.,/+-])(?:
    (?:\+?1[-.\s])?(?:\(\d{3}\)\s?|\d{3}[-.]\s?)?
        (?:\d{3}[-.]\s?(?:\d{4}|[A-Z]{4})|\d{2}[-.][A-Z]{5}|[A-Z]{3,4}-[A-Z]{3,4}|[A-Z]{7})
    |\+\d{1,3}(?:[\s.-]?\(?\d{1,4}\)?){2,5}
    |0\d{2,4}[\s-]\d{3,4}[\s-]?\d{3,4}
    )(?!\w|[.,-]\d)""",
    re.VERBOSE,
)
_MARKS = re.compile(r"[^\dA-Z]")


def telephones(left: Stated, right: Stated, background: Background) -> Iterator[Difference]:
    """Yield a difference where both claims give a number to call and share none."""
    if not background.sure(left, right):
        return
    mine, theirs = background.once(numbers_to_call, left), background.once(numbers_to_call, right)
    if mine and theirs and mine.keys().isdisjoint(theirs):
        (one, two) = next(product(mine.values(), theirs.values()))
        note = contrast(left, one, right, two)
        kind, relation = DiscrepancyKind.NUMBER, DiscrepancyRelation.COMPATIBLE
        yield Difference(kind, relation, "telephone", one, two, note)


def numbers_to_call(stated: Stated) -> dict[str, Span]:
    """Return the telephone numbers of a claim, without marks, and where each stands."""
    span, text = stated.claim.span, stated.annotated.report.text
    found = _NUMBER.finditer(text, span.start, span.end)
    told = ((_MARKS.sub("", match.group()), Span(*match.span())) for match in found)
    return {number: place for number, place in told if any(map(str.isdigit, number))}

"""What the claims of a report take from the marks around them."""

from crossread.annotate import annotate
from crossread.collate.claims import quote_id
from crossread.model.annotation import CertaintyValue
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, details, report

TEXT = (
    "The old bridge fell on Monday. "
    "“Two ferries were under it. Nobody saw them sink,” Ada Marsh told The Dial."
)


def test_who_says_so_is_no_claim_however_many_they_are():
    """A day on which they said it is."""
    text = "One warden said the gate was shut. Two wardens said on Friday that it was open."
    annotated = annotate([report("a", text, "2031-05-02")], Reader.load())

    told = [each.claim.span.of(text) for each in claims(annotated[0])]

    assert told == ["the gate was shut", "Two wardens said on Friday", "it was open"]


def test_a_quote_over_two_sentences_is_of_the_claims_of_both():
    """With who said it, though only the second sentence names her."""
    annotated = annotate([report("a", TEXT)], Reader.load())

    before, first, second = claims(annotated[0])[:3]

    assert (before.claim.quote, before.claim.source) == (None, ())
    assert first.claim.span.of(TEXT) == "Two ferries were under it"
    assert second.claim.span.of(TEXT) == "Nobody saw them sink"
    for each in (first, second):
        assert each.claim.quote == quote_id("a", annotated[0].quotes[0].span)
        assert [source.name for source in each.claim.source] == ["Ada Marsh"]


def test_whoever_says_what_they_think_is_one_source():
    """Ada Marsh who says that she prays is not told by Ada Marsh through Ada Marsh."""
    text = "Ada Marsh said she was praying that her boats were among those saved."
    annotated = annotate([report("a", text)], Reader.load())

    last = claims(annotated[0])[-1]

    assert [source.name for source in last.claim.source] == ["Ada Marsh"]


def test_nobody_expects_what_is_told_of_whom_something_is_expected():
    """The words of the subject are the report's own, and plain."""
    text = "The mayor, who resigned from the council in May, is expected to plead guilty on Friday."
    (annotated,) = annotate([report("a", text, "2031-05-02")], Reader.load())

    told = {s.claim.span.of(text): s.claim for s in (*claims(annotated), *details(annotated))}
    aside = [
        claim for words, claim in told.items() if "resigned" in words and "expect" not in words
    ]
    plea = [claim for words, claim in told.items() if words.startswith("to plead guilty")]

    assert {claim.source for claim in aside} == {()}
    assert {claim.certainty.value for claim in aside} == {CertaintyValue.CERTAIN}
    assert all(claim.source for claim in plea)

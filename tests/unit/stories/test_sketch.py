"""What grouping looks at of one report."""

import pytest

from crossread.model.annotation import Mention, MentionType
from crossread.model.span import Span
from crossread.stories.sketch import sketch, spellings
from tests.unit.stories.reports import report


def terms(text, **facts):
    return [term for passage in sketch(report(text, **facts)).passages for term in passage.terms]


def test_names_and_numbers_count_as_pairs_too():
    """Capitals side by side may be a name; a number takes its neighbour along."""
    assert {"ruan castellow", "34 metre"} <= set(terms("Ruan Castellow saw a 34-metre catamaran."))


def test_words_of_every_text_are_no_terms():
    """Words that say nothing of one event are left out."""
    assert not {"the", "and", "it", "to"} & set(terms("The boat and the pier: it went to them."))


def test_the_title_counts():
    """A headline comes first, also when the text does not repeat it."""
    assert terms("Fog lay on the strait.", title="Catamaran hits pier")[0] == "catamaran"


def test_names_of_a_parser_are_terms():
    """A name of several words counts as one; pronouns and single words do not."""
    mentions = [
        Mention(Span(0, 4), MentionType.PERSON, "Ruan Castellow of Corran"),
        Mention(Span(0, 2), MentionType.PERSON, "Ruan"),
    ]

    assert sketch(report("Ruan sailed."), mentions).names == ("ruan castellow of corran",)


def test_the_same_words_have_the_same_key():
    """A passage is known again by its words, not by its marks and case."""
    one, two = (sketch(report(text)).passages[0].key for text in ("Fog lay low!", "FOG lay low."))

    assert one == two


@pytest.mark.parametrize(
    ("term", "written"),
    [("ruan castellow", "Ruan Castellow"), ("boat", "boats"), ("gull", "gull")],
)
def test_terms_are_shown_as_written(term, written):
    """A person sees the report's own spelling; what the report lacks stays as it is."""
    assert spellings(report("Ruan Castellow’s boats sank."), (term,)) == (written,)

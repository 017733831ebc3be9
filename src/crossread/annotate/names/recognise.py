"""Names of people, bodies and places, each under the fullest form that the report gives.

Reach for ``recognise`` with the model's BIO labels, or with "O" for every word where no model reads
the language. Pronouns and descriptions ("she", "the congressman") that stand for a named person are
mentions too. A mention never holds the title before a name nor the possessive after it. Places keep
their own words: a park is not the town that its name begins with.
"""

from collections.abc import Sequence

from crossread.annotate.names.bodies import full_names
from crossread.annotate.names.kinds import kinds
from crossread.annotate.names.people import people
from crossread.annotate.names.references import Named, references
from crossread.annotate.names.roles import learn_roles
from crossread.annotate.names.runs import NameRun, runs
from crossread.annotate.names.speaking import speaks
from crossread.model.annotation import Mention, MentionType, Sentence
from crossread.model.span import Span
from crossread.text.marks import Quoted, may_go_on, quoted


def recognise(
    text: str, sentences: Sequence[Sentence], bio: Sequence[Sequence[str]]
) -> tuple[Mention, ...]:
    """Return the mentions of the sentences, in text order, no two of them overlapping."""
    found = list(runs(sentences, bio))
    types = kinds(sentences, found)
    named = _persons(text, sentences, found, types)
    mentions = [Mention(each.span, MentionType.PERSON, each.person.name) for each in named]
    mentions += _others(text, found, types)
    inside = _quoted(text, sentences)
    mentions += references(sentences, named, inside, [each.span for each in mentions])
    return tuple(_apart(sorted(mentions, key=lambda each: (each.span.start, -each.span.end))))


def _persons(
    text: str, sentences: Sequence[Sentence], found: Sequence[NameRun], types: Sequence[MentionType]
) -> list[Named]:
    chosen = [r for r, kind in zip(found, types, strict=True) if kind is MentionType.PERSON]
    texts, spoken = [run.span.of(text) for run in chosen], [speaks(sentences, r) for r in chosen]
    persons = people(texts, chosen, spoken)
    for run, person in zip(chosen, persons, strict=True):
        learn_roles(sentences, run, person)
    return [
        Named(person, run.span, run.sentence, run.last)
        for run, person in zip(chosen, persons, strict=True)
    ]


def _others(text: str, found: Sequence[NameRun], types: Sequence[MentionType]) -> list[Mention]:
    mentions = []
    for kind in (MentionType.ORGANIZATION, MentionType.PLACE, MentionType.OTHER):
        chosen = [run.span for run, each in zip(found, types, strict=True) if each is kind]
        words = [" ".join(span.of(text).split()) for span in chosen]
        names = full_names(words) if kind is MentionType.ORGANIZATION else words
        mentions += [Mention(s, kind, name) for s, name in zip(chosen, names, strict=True)]
    return mentions


def _quoted(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """The quotations of all paragraphs."""
    hulls: dict[int, Span] = {}
    for sentence in sentences:
        known = hulls.get(sentence.paragraph)
        hulls[sentence.paragraph] = known.hull(sentence.span) if known else sentence.span
    rows = sorted(hulls.values())
    found: list[Quoted] = []
    for place, row in enumerate(rows):
        following = rows[place + 1].start if place + 1 < len(rows) else len(text)
        found += quoted(text, row, goes_on=may_go_on(text, row, following))
    return [each.outer for each in found]


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Drop what overlaps an earlier, longer mention."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept

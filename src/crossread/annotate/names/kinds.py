"""What each run names: a vote of the whole report.

The model labels one sentence at a time. A name that it saw as a person in one sentence is a person
in the next; a title makes a person, "Department" a body, "River" a place, whatever the model saw.
The noun before a name tells too: a trawler is no person, and a harbour master is one where nothing
else tells.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from crossread import lexicons
from crossread.annotate.names.beside import follows_body, follows_craft, follows_role
from crossread.annotate.names.patterns import FIRM_SUFFIXES, SUFFIXES, gender_of_given
from crossread.annotate.names.runs import NameRun
from crossread.model.annotation import MentionType, Sentence, Token
from crossread.text.names import fold

Votes = dict[str, Counter[MentionType]]

_AFTER_PERSON = frozenset({"administration", "presidency"})  # "the Marsh administration"
_WHERE = frozenset({"across", "in", "near", "outside", "throughout"})
_KINDS = {"org": MentionType.ORGANIZATION, "place": MentionType.PLACE}


def kinds(sentences: Sequence[Sentence], found: Sequence[NameRun]) -> list[MentionType]:
    """Return one type a run, in their order."""
    votes = _votes(sentences, found)
    families = _families(sentences, found, votes)
    bodies = {_key(run.words(sentences)) for run in found if follows_body(sentences, run)}
    return [_kind(sentences, run, votes, families, bodies) for run in found]


def _votes(sentences: Sequence[Sentence], found: Sequence[NameRun]) -> Votes:
    votes: Votes = defaultdict(Counter)
    for run in found:
        words = run.words(sentences)
        key = _key(words)
        sure = _sure(sentences, run)
        if sure is not None:
            votes[key][sure] += 3
        for label in run.labels:
            votes[key][label] += 1
        after = sentences[run.sentence].tokens[run.last + 1 :][:3]
        if _is_age(after) or (len(words) == 1 and after and after[0].text in _AFTER_PERSON):
            votes[key][MentionType.PERSON] += 3
    _weigh_places(sentences, found, votes)
    return votes | _roles(sentences, found, votes)


def _weigh_places(sentences: Sequence[Sentence], found: Sequence[NameRun], votes: Votes) -> None:
    """Add a vote for each "near Lowick" where the labels are torn whether Lowick is a place."""
    for run in found:
        own = votes.get(_key(run.words(sentences)), Counter())
        before = sentences[run.sentence].tokens[run.first - 1].text if run.first else ""
        if own[MentionType.PLACE] and before.lower() in _WHERE:
            own[MentionType.PLACE] += 1


def _roles(sentences: Sequence[Sentence], found: Sequence[NameRun], votes: Votes) -> Votes:
    """One vote each for the names that nothing but the noun before them tells to be persons'."""
    bare = [run for run in found if not _is_acronym(run.words(sentences))]
    keys = {_key(run.words(sentences)) for run in bare if follows_role(sentences, run)}
    return {key: Counter((MentionType.PERSON,)) for key in keys if not votes.get(key)}


def _sure(sentences: Sequence[Sentence], run: NameRun) -> MentionType | None:
    """Return the type that a name's own words show, or the vessel noun right before it."""
    shape = by_shape(run.words(sentences), run)
    if shape in (None, MentionType.PERSON) and follows_craft(sentences, run):
        return MentionType.OTHER
    return shape


def by_shape(words: Sequence[Token], run: NameRun) -> MentionType | None:
    """Return the type that the words themselves show; None where they show none."""
    if run.titles:
        return MentionType.PERSON
    short = lexicons.table("short_places").get(words[0].text.lower()) if len(words) == 1 else None
    if short and words[0].text[:2].isupper():
        return _KINDS[short]
    table = lexicons.table("name_kinds")
    last = words[-1].text.lower()
    if len(words) > 1 and (last in table or last in FIRM_SUFFIXES):
        return _KINDS[table.get(last, "org")]
    if (
        len(words) > 2
        and table.get(words[0].text.lower())
        and words[1].text.lower() in ("of", "for")
    ):
        return MentionType.ORGANIZATION
    if len(words) > 1 and last in SUFFIXES:
        return MentionType.PERSON
    return None


def _families(
    sentences: Sequence[Sentence], found: Sequence[NameRun], votes: Votes
) -> frozenset[str]:
    """Last words of names that the report shows to be persons in full."""
    names = set()
    for run in found:
        words = [w for w in run.words(sentences) if w.text.lower() not in SUFFIXES | {","}]
        if not words:
            continue
        best = _best(votes.get(_key(words)))
        person = best is MentionType.PERSON or (best is None and gender_of_given(words[0].text))
        full = len(words) > 1 and _sure(sentences, run) in (None, MentionType.PERSON)
        if (full and person) or run.titles:
            names.add(fold(words[-1].text))
    return frozenset(names)


def _kind(
    sentences: Sequence[Sentence],
    run: NameRun,
    votes: Votes,
    families: frozenset[str],
    bodies: Collection[str],
) -> MentionType:
    words, sure = run.words(sentences), _sure(sentences, run)
    if sure is not None:
        return sure
    if _key(words) in bodies:
        return MentionType.ORGANIZATION
    best = _best(votes.get(_key(words)))
    if len(words) == 1 and fold(words[0].text) in families:
        strong = (
            best in (MentionType.PLACE, MentionType.ORGANIZATION) and votes[_key(words)][best] > 2
        )
        return best if strong and best is not None else MentionType.PERSON
    if best is not None:
        return best
    if _is_acronym(words):
        return MentionType.ORGANIZATION
    if 1 < len(words) <= 4 and gender_of_given(words[0].text):
        return MentionType.PERSON
    return MentionType.OTHER


def _is_acronym(words: Sequence[Token]) -> bool:
    return len(words) == 1 and words[0].text.isupper() and 2 <= len(words[0].text) <= 6


def _best(votes: Counter[MentionType] | None) -> MentionType | None:
    if not votes:
        return None
    return min(votes, key=lambda kind: (-votes[kind], kind.value))


def _key(words: Sequence[Token]) -> str:
    return fold(" ".join(word.text for word in words))


def _is_age(after: Sequence[Token]) -> bool:
    """Whether the words after a name give an age: "Ada Marsh, 47,"."""
    return (
        len(after) > 1
        and after[0].text == ","
        and after[1].text.isdigit()
        and len(after[1].text) < 3
    )

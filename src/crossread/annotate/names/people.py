"""The persons of one report: which names are forms of one person's name.

Full names come first and decide; then each short form goes to the person it can belong to, and to
the most mentioned one where two share it. A suffix (Jr.) or another first name keeps relatives
apart, and so does a title of the other sex.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossread.annotate.names.patterns import gender_of_given, gender_of_title, standing_for
from crossread.annotate.names.runs import NameRun
from crossread.text.names import NameParts, fold, given_agree, name_parts, one_word_family

_NEAR = 12  # sentences in which whoever spoke is still the one of the family who speaks
_CLERGY = frozenset({"rev", "reverend", "pastor", "father", "pope", "bishop", "rabbi", "imam"})


@dataclass(slots=True)
class Person:
    """One person of the report while the report is being read."""

    name: str
    parts: NameParts
    first: int  # number of the run that names the person first
    count: int = 0
    full: int = 0  # times named with a given name
    titles: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)  # nouns: "lawyer", "congressman"
    owned: set[tuple[str, str]] = field(default_factory=set)  # ("lawyer", "marsh"): Marsh's lawyer
    realms: set[str] = field(default_factory=set)  # "venezuela" of "Venezuela's President"
    gender: str = ""

    def learn(self, run: NameRun) -> None:
        """Take over what a run's titles tell."""
        self.count += 1
        for title in run.titles:
            self.titles[title] += 1
            self.roles |= standing_for(title)
            self.gender = self.gender or gender_of_title(title)


def people(
    texts: Sequence[str], found: Sequence[NameRun], speaking: Sequence[bool] = ()
) -> list[Person]:
    """Return the person of each run, in order; runs of one person share one ``Person``.

    ``texts`` are the words of the runs, which all name persons; ``speaking`` says which of them
    speak where they stand.
    """
    persons: list[Person] = []
    given: dict[int, Person] = {}
    for number, (text, run) in enumerate(zip(texts, found, strict=True)):
        parts = name_parts(text)
        if parts.given:
            given[number] = _full(persons, number, text, parts, run)
    for person in persons:
        person.gender = person.gender or gender_of_given(person.parts.given[0])
    for number, (text, run) in enumerate(zip(texts, found, strict=True)):
        if number not in given:
            near = _spoke_before(number, found, speaking, given)
            given[number] = _short(persons, number, text, run, near)
    return [given[number] for number in range(len(found))]


def _full(persons: list[Person], number: int, text: str, parts: NameParts, run: NameRun) -> Person:
    fitting = [each for each in persons if _same(each, parts, run)]
    if not fitting:
        person = Person(text, parts, number)
        persons.append(person)
    else:
        person = max(fitting, key=lambda each: (each.parts == parts, each.count, -each.first))
        person.name, person.parts = max(
            ((person.name, person.parts), (text, parts)), key=lambda each: _fullness(*each)
        )
    person.learn(run)
    person.full += 1
    return person


def _fullness(name: str, parts: NameParts) -> tuple[int, bool, int, int]:
    """Fuller names have more parts, then more letters; accents count as more."""
    return len(parts.given), bool(parts.suffix), len(name.replace(".", "")), len(name.encode())


def _same(person: Person, parts: NameParts, run: NameRun) -> bool:
    if person.parts.family != parts.family or not given_agree(person.parts.given, parts.given):
        return False
    if person.parts.suffix != parts.suffix:
        if person.parts.suffix and parts.suffix:
            return False
        return not _one_is_clergy(person, run)
    return True


def _one_is_clergy(person: Person, run: NameRun) -> bool:
    """A churchman and a namesake with or without "Jr." are father and son."""
    return bool(_CLERGY & set(run.titles)) != bool(_CLERGY & set(person.titles))


def _spoke_before(
    number: int, found: Sequence[NameRun], speaking: Sequence[bool], given: Mapping[int, Person]
) -> list[Person]:
    """Those who spoke shortly before a run that speaks, the latest first.

    Of a family, "Lund said" is the Lund who spoke last, whoever the report is about.
    """
    if not speaking or not speaking[number]:
        return []
    sentence = found[number].sentence
    before = [at for at in range(number - 1, -1, -1) if speaking[at]]
    return [given[at] for at in before if sentence - found[at].sentence <= _NEAR]


def _short(
    persons: list[Person], number: int, text: str, run: NameRun, spoke: Sequence[Person]
) -> Person:
    word = fold(text)
    gender = next(filter(None, map(gender_of_title, run.titles)), "")
    fitting = [each for each in persons if word in _short_forms(each)]
    known = [each for each in fitting if gender and each.gender == gender]
    same_sex = known or [each for each in fitting if not gender or not each.gender]
    titled = [each for each in same_sex if set(run.titles) & set(each.titles)] or same_sex
    if titled:
        family = [each for each in spoke if each in titled and _is_family(each, word)]
        person = family[0] if family else _likeliest(titled, word)
    else:
        person = Person(text, name_parts(text), number)
        persons.append(person)
    person.learn(run)
    return person


def _likeliest(fitting: Sequence[Person], word: str) -> Person:
    """The person named first, unless another is named in full more than twice as often."""
    named = [each for each in fitting if _is_family(each, word)] or list(fitting)
    most = max(each.full for each in named)
    return min((each for each in named if 2 * each.full >= most), key=lambda each: each.first)


def _is_family(person: Person, word: str) -> bool:
    return word in (person.parts.family, one_word_family(person.name))


def _short_forms(person: Person) -> frozenset[str]:
    parts = person.parts
    if not parts.given:
        return frozenset({parts.family})
    forms = {parts.family, parts.family.split()[-1], parts.given[0]}
    if parts.suffix:
        forms.add(f"{parts.family} {parts.suffix}")
    if len(parts.given) > 1:  # "García Márquez": the first of two family names
        forms.add(parts.given[-1])
        forms.add(f"{parts.given[-1]} {parts.family}")
    return frozenset(forms)

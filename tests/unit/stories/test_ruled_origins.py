"""Origins as people ruled them: joined without evidence, parted against it."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.lineage_texts import FERRY
from crossread.model.judgement import Kin
from crossread.model.story import Derivation, Direction, Relation, Story
from crossread.stories import lineage
from crossread.stories.origins import origins
from tests.unit.stories.reports import report

NAMES = "abcde"
WIRE = report(FERRY.wire, name="wire", date="2031-05-06", outlet="The Wire")
COPY = report(FERRY.wire, name="copy", date="2031-05-07", outlet="The Copy")
ALONE = report(FERRY.alone[0], name="alone", date="2031-05-04", outlet="The Lone")


def read(*reports, kin=()):
    """The lineage of reports as one story in the order given."""
    story = Story("s", "", tuple(each.id for each in reports), None, None, ())
    return lineage(story, reports, kin=kin)


def one(left, right, id_="j-1"):
    return Kin((left, right), True, id_)


def two(left, right, id_="j-1"):
    return Kin((left, right), False, id_)


def taken(report_, source, share, relation=Relation.REWRITE):
    """That the one was taken from the other, with nothing more to say."""
    return Derivation(report_, source, relation, share, Direction.LIKELY, ())


def grouped(derivations, *kin, names=NAMES):
    """Which reports are of one origin, as words: "ab c"."""
    made = origins([report(f"It is {n}.", name=n) for n in names], derivations, kin)
    return " ".join(sorted("".join(sorted(each.reports)) for each in made))


def test_a_person_joins_what_no_evidence_links():
    """One origin fewer, under the judgement's id; nothing is made up of who took from whom."""
    found = read(WIRE, COPY, ALONE, kin=[one("copy", "alone")])

    (origin,) = found.origins
    assert set(origin.reports) == {"wire", "copy", "alone"}
    assert origin.ruled_by == ("j-1",)
    assert found.derivations == read(WIRE, COPY, ALONE).derivations


def test_the_name_stays_that_of_the_report_which_others_took():
    """A report that a person put beside them gave nothing, be it ever so early."""
    (origin,) = read(ALONE, WIRE, COPY, kin=[one("copy", "alone")]).origins

    assert origin.name == "The Wire"


def test_a_person_parts_what_the_machine_joined():
    """Both origins say whose ruling it is, and no arrow leads from the one to the other."""
    assert len(read(WIRE, COPY).origins) == 1

    found = read(WIRE, COPY, kin=[two("copy", "wire")])

    assert [each.reports for each in found.origins] == [("wire",), ("copy",)]
    assert [each.ruled_by for each in found.origins] == [("j-1",), ("j-1",)]
    assert found.derivations == ()


def test_an_origin_that_nobody_ruled_on_names_no_judgement():
    """Only what a person touched bears a person's mark."""
    found = read(WIRE, COPY, ALONE, kin=[two("copy", "alone")])

    assert [each.ruled_by for each in found.origins] == [("j-1",), ("j-1",)]
    assert [each.ruled_by for each in read(WIRE, COPY, ALONE).origins] == [(), ()]


def test_a_chain_breaks_at_its_weakest_link():
    """A middle report stays with the end that shares most with it."""
    chain = [taken("b", "a", 0.2), taken("c", "b", 0.9)]

    assert grouped(chain, names="abc") == "abc"
    assert grouped(chain, two("a", "c"), names="abc") == "a bc"


def test_a_version_stays_with_its_article():
    """However few words a rewritten article kept."""
    chain = [taken("b", "a", 0.1, Relation.VERSION_OF), taken("c", "b", 0.9)]

    assert grouped(chain, two("a", "c"), names="abc") == "ab c"


def test_a_join_carries_what_the_evidence_holds_apart_from_nobody():
    """Joined reports bring along those that go back to them, as far as nobody parted them."""
    links = [taken("b", "a", 0.9), taken("d", "c", 0.9)]

    assert grouped(links, one("a", "c")) == "abcd e"
    assert grouped(links, one("a", "c"), two("b", "d", "j-2")) == "abc d e"


PAIRS = list(combinations(NAMES, 2))


@given(
    st.lists(st.tuples(st.sampled_from(PAIRS), st.floats(0, 1)), max_size=8),
    st.sets(st.sampled_from(NAMES), max_size=3),
    st.sampled_from(NAMES),
    st.randoms(use_true_random=False),
)
def test_what_people_ruled_holds_whatever_the_evidence(links, block, lone, random):
    """Each report in one origin, the joined in one, the parted in two, in whichever order."""
    derivations = [taken(right, left, share) for (left, right), share in links]
    joined = [one(*pair) for pair in combinations(sorted(block - {lone}), 2)]
    parted = [two(lone, each) for each in sorted(block - {lone})]
    made = grouped(derivations, *joined, *parted)
    home = {name: group for group in made.split() for name in group}

    assert sorted(made.replace(" ", "")) == list(NAMES)
    assert all(home[each.reports[0]] == home[each.reports[1]] for each in joined)
    assert all(home[each.reports[0]] != home[each.reports[1]] for each in parted)
    assert grouped(random.sample(derivations, len(derivations)), *joined, *parted) == made

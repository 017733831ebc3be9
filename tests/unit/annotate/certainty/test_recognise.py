import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.certainty import recognise
from crossread.model.annotation import (
    Attribution,
    Clause,
    ClauseKind,
    QuoteType,
    Sentence,
    SourceKind,
    Token,
)
from crossread.model.span import Span
from tests.marked import marked
from tests.unit.annotate.certainty.trees import NO_STATES, NO_VECTOR, clause, parsed, unparsed


def check(example, value, irrealis="none"):
    """The clause at the word marked ``head`` has this value for the words marked ``cue``."""
    text, marks = marked(example)
    sentence = parsed(text)
    head = next(start for start, _, label in marks if label == "head")

    (found,) = recognise([sentence], [clause(sentence, head)], [])

    assert (found.value, found.irrealis) == (value, irrealis)
    assert [(s.start, s.end) for s in found.cues] == [m[:2] for m in marks if m[2] == "cue"]


@pytest.mark.parametrize(
    ("example", "value"),
    [
        ("The council [managed|head] to avoid a strike.", "CT+"),
        ("The army said it had [captured|head] the hill.", "CT+"),
        ("The company knew that the valve [leaked|head].", "CT+"),
        ("He did not know that the valve [leaked|head].", "CT+"),
        ("General Odo [denied|head] that his troops had shelled the camp.", "CT+"),
        ("He was [arrested|head] without being charged.", "CT+"),
        ("Divers failed to find the wreck but [recovered|head] its bell.", "CT+"),
        ("Not only did the roof [leak|head], the walls cracked.", "CT+"),
        ("The bridge, which may not survive the winter, was [closed|head].", "CT+"),
        ("The ferry was [licensed|head] to carry sixty cars.", "CT+"),
        ("Two ships [carry|head] nearly all of the oil.", "CT+"),
        ("The crew was [banned|head] from leaving the ship.", "CT+"),
    ],
)
def test_a_fact_stays_a_fact(example, value):
    """What a source says, knows or is known to have done is put as certain; so is a permission."""
    check(example, value)


@pytest.mark.parametrize(
    ("example", "value"),
    [
        ("The ferry [reportedly|cue] [sank|head] on Sunday.", "PR+"),
        ("Police [believe|cue] the fire was [set|head] on purpose.", "PR+"),
        ("Two boys were [[believed|cue]|head] to have drowned.", "PR+"),
        ("The jury is [[likely|cue]|head] to convict him.", "PR+"),
        ("Police say it [[appears|cue]|head] the boy was hurt.", "PR+"),
        ("It [[appeared|cue]|head] that the ferry sank.", "PR+"),
        ("Prosecutors [allege|cue] that Mr Vell [poisoned|head] the well.", "PS+"),
        ("Mr Vell [poisoned|head] the well, prosecutors [allege|cue].", "PS+"),
        ("She was [[accused|cue]|head] of spending the money on paintings.", "PS+"),
        ("The [claim|cue] that the ferry was [overloaded|head] was rejected.", "PS+"),
        ("There [was|head] a [possible|cue] explosion at the mill.", "PS+"),
        ("It is [unclear|cue] who [fired|head] first.", "Uu"),
        ("Did the pilot [ignore|head] the warning[?|cue]", "Uu"),
        ("The ministry has [not|cue] [confirmed|cue] that a strike [took|head] place.", "Uu"),
    ],
)
def test_a_hedge_is_heard(example, value):
    """Adverbs, adjectives and the verb that governs a clause say how firmly it is put."""
    check(example, value)


@pytest.mark.parametrize(
    "example",
    [
        "General Odo [denied|cue] that his troops had [shelled|head] the camp.",
        "He [[denied|cue]|head] shelling the camp.",
        "The mayor [[refused|cue]|head] to leave the town hall.",
        "The crew [[failed|cue]|head] to close the hatch.",
        "She [[forgot|cue]|head] to lock the gate.",
        "The ministry has [not|cue] [confirmed|head] the strike.",
        "Rescuers did [not|cue] [[manage|cue]|head] to reach the cabin.",
        "He was [not|cue] [[able|cue]|head] to swim.",
        "[No|cue] one was [hurt|head].",
        "[Neither|cue] driver was [injured|head].",
        "[Nobody|cue] [saw|head] the driver, and the van was never found.",
        "There [were|head] [no|cue] casualties, the fire chief said.",
        "The town [never|cue] [recovered|head].",
        "He was arrested [without|cue] being [charged|head].",
        "He did [not|cue] speak or [move|head].",
        "The cause is [yet|cue] to be [revealed|head].",
        "Police [have|head] [yet|cue] to name a suspect.",
        "The port has [not|cue] yet [named|head] the owner.",
    ],
)
def test_what_is_denied_did_not_happen(example):
    """Negation, its scope over conjuncts, denials and verbs of failure."""
    check(example, "CT-", "negation")


def test_denied_belief_is_believed_denial():
    """Who does "not believe it was" says that it probably was not."""
    example = "Officials do [not|cue] [believe|cue] the fire was [set|head] on purpose."
    check(example, "PR-", "negation")


@pytest.mark.parametrize(
    ("example", "value", "irrealis"),
    [
        ("The trial [will|cue] [begin|head] on Monday.", "PR+", "future"),
        ("The port said it [would|cue] [reopen|head] on Friday.", "PR+", "future"),
        ("The senator is [[expected|cue]|head] to plead guilty.", "PR+", "future"),
        ("The firm [[plans|cue]|head] to reopen the quarry in May.", "PS+", "future"),
        ("The rebels [[threatened|cue]|head] to attack the port.", "PR+", "future"),
        ("The storm [could|cue] [reach|head] Orlby by dawn.", "PS+", "hypothetical"),
        ("The bridge [may|cue] have been [damaged|head] before the flood.", "PS+", "hypothetical"),
        (
            "The bridge, which [may|cue] [not|cue] [survive|head] the winter, was closed.",
            "PS-",
            "hypothetical",
        ),
        (
            "[If|cue] [verified|head], the footage would be the first proof of the raid.",
            "PS+",
            "hypothetical",
        ),
        (
            "[Unless|cue] the rain [stops|head], the match will be cancelled.",
            "PS+",
            "hypothetical",
        ),
        ("The governor [[ordered|cue]|head] residents to leave.", "PS+", "hypothetical"),
        ("The men [may|cue] be [permitted|head] to leave.", "PS+", "hypothetical"),
        ("Residents [fear|cue] that the dam [will|cue] [break|head].", "PS+", "future"),
        ("Two years ago the same plant [burned|head] down.", "CT+", "historical"),
    ],
)
def test_what_has_not_happened_is_no_fact(example, value, irrealis):
    """The future, the possible, the ordered and the long past are told apart."""
    check(example, value, irrealis)


@pytest.mark.parametrize(
    "example",
    [
        "The crew signed the log before [leaving|head] the quay.",
        "She tried to leave when the ferry [sank|head].",
        "The mayor said he'd [lost|head] the keys.",
        "The guards [went|head] to fetch a doctor.",
        "The names were [withheld|head] pending a ruling.",
    ],
)
def test_what_was_done_is_a_fact_beside_what_was_not(example):
    """Words of the future beside the past say no more than when, why or until when it was."""
    check(example, "CT+")


@pytest.mark.parametrize(
    "example",
    [
        "The [alleged|cue] attack [killed|head] three people in Lower Marsh.",
        "Two men [died|head] in an [apparent|cue] targeted shooting.",
        "The minister [dismissed|head] [reports|cue] of a massacre.",
        "A [suspected|cue] gunman [fled|head] toward the harbour.",
    ],
)
def test_a_hedged_noun_leaves_a_cue(example):
    """A certain clause keeps the words that hedge one of its nouns."""
    check(example, "CT+")


def test_a_clause_is_unsure_under_an_unsure_source():
    """A cue that the tree does not tie to the clause counts through its attribution."""
    text = "The camp was shelled . General Odo alleged ."
    sentence = unparsed(text)
    said = Clause(Span(0, 20), 0, 0, ClauseKind.MAIN)
    source = Attribution(
        Span(23, 34),
        Span(35, 42),
        (Span(0, 20),),
        "General Odo",
        SourceKind.NAMED_PERSON,
        QuoteType.INDIRECT,
    )

    (found,) = recognise([sentence], [said], [source])

    assert (found.value, found.cues) == ("PS+", (Span(35, 42),))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ferry sinks off Orlby", "CT+"),
        ("Ferry may have sunk off Orlby", "PS+"),
        ("Mayor denies that he left", "CT-"),
        ("No one hurt in mill fire", "CT-"),
        ("Crew hasn't reached the wreck", "CT-"),
        ("Senator refuses to resign", "CT-"),
        ("Was the bridge safe ?", "Uu"),
    ],
)
def test_words_alone_say_something(text, value):
    """A sentence without a tree is read from left to right."""
    sentence = unparsed(text)

    (found,) = recognise([sentence], [Clause(sentence.span, 0, 0, ClauseKind.HEADING)], [])

    assert found.value == value


WORDS = st.sampled_from(
    "no may not if deny denied to that of allegedly ? , fire Orlby ’ n't".split()
)
ROWS = st.tuples(
    WORDS,
    st.sampled_from(["VERB", "NOUN", "AUX", "ADV", "ADJ", "PROPN", "X"]),
    st.sampled_from(["VB", "VBD", "VBN", "VBG", "NN", "RB", ""]),
    st.sampled_from("nsubj obj ccomp xcomp advcl acl conj parataxis advmod det aux mark x".split()),
    st.integers(0, 50),
)


def _tree(rows) -> Sentence:
    """A sentence whose first word is the root and whose others hang from words before them."""
    tokens, at = [], 0
    for index, (word, upos, xpos, deprel, above) in enumerate(rows):
        head = above % index if index else -1
        span = Span(at, at + len(word))
        relation = deprel if index else "root"
        tokens.append(Token(span, word, word, upos, xpos, head, relation))
        at += len(word) + 1
    return Sentence(Span(0, max(at - 1, 0)), tuple(tokens), 0, NO_VECTOR, NO_STATES)


@given(st.lists(ROWS, min_size=1, max_size=14))
def test_any_tree_gives_one_certainty_a_clause_with_true_spans(rows):
    """However odd the tree: one certainty a clause, in order, and cues that are words of it."""
    sentence = _tree(rows)
    clauses = [Clause(sentence.span, 0, i, ClauseKind.MAIN) for i in range(len(rows))]

    found = recognise([sentence], clauses, [])

    assert [each.clause for each in found] == list(range(len(rows)))
    words = {token.span for token in sentence.tokens}
    assert all(set(each.cues) <= words for each in found)
    assert all(each.cues for each in found if each.value != "CT+")


@given(st.lists(ROWS, min_size=1, max_size=8), st.lists(ROWS, min_size=1, max_size=8))
def test_a_sentence_is_read_alone(first, second):
    """What stands beside a sentence does not change it."""
    one, two = _tree(first), _tree(second)
    alone = recognise([one], [Clause(one.span, 0, 0, ClauseKind.MAIN)], [])
    beside = recognise([two, one], [Clause(one.span, 1, 0, ClauseKind.MAIN)], [])

    assert alone == beside

"""Which rival figures and times of a labelled story a reader named."""

import pytest

pytest.importorskip("sklearn", reason="training needs the extra train")

from crossread.annotate import annotate
from crossread.models.language import Reader
from tests.marked import marked
from tests.unit.collate.stories import report
from training.contrast.rivals import drawn
from training.match.pairs import labelled
from training.stories import GoldStory

TEXTS = {
    "a": "The storm killed [15|named] people on Monday and sank 3 boats.",
    "b": "On Monday the storm killed [16 people|named] and sank 4 boats.",
}


def gold(kind: str) -> GoldStory:
    """Two reports of a storm, of which a reader named one difference."""
    reports, readings = [], []
    for name, text in TEXTS.items():
        plain, ((start, end, _),) = marked(text)
        reports.append(report(name, plain, "2031-05-02"))
        readings.append({"report": f"{name}.txt", "start": start, "end": end})
    told = [{"kind": kind, "readings": readings}]
    read = tuple(annotate(reports, Reader.load()))
    return GoldStory("storm", read, {"points": [], "discrepancies": told})


def test_what_readings_touch_is_named():
    """The dead are, the boats and the dead against the boats are not."""
    found = drawn(labelled(gold("number")))["number"]

    named = [each for each in found.rivals if each.label == 0]
    assert found.labels.sum() == len(named) == 1
    assert len(found.rivals) > 1
    assert named[0].evidence["same_counted"] == 1


@pytest.mark.parametrize("kind", ["time", "entity"])
def test_a_difference_of_another_kind_names_no_figure(kind):
    """Labels tell kinds apart."""
    assert not drawn(labelled(gold(kind)))["number"].labels.any()

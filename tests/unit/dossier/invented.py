"""The invented dossier that the tests of the writers share."""

from crossread.model.capture import Reason, Rejected
from crossread.model.dossier import Dossier, MadeBy
from tests.unit.dossier import ferry, hostile
from tests.unit.dossier.marked_story import collation_of


def invented() -> Dossier:
    """Return a dossier of two stories: a ferry told by six outlets, and one of hostile texts."""
    ferry_reports, aground = collation_of(
        "ferry", "Ferry Aurelia off Cape Wend", ferry.TOLD, ferry.TABLES
    )
    odd_reports, odd = collation_of(
        "hostile", "<script>alert(2)</script>", hostile.TOLD, hostile.TABLES
    )
    return Dossier(
        MadeBy("crossread", "0.1.0", {"collate": {"least": 0.5}, "stories": {"days": 3}}),
        tuple(sorted((*ferry_reports, *odd_reports), key=lambda report: report.id)),
        (Rejected("inbox/photo.jpg", Reason.NOT_TEXT, "The bytes are an image."),),
        (odd, aground),
    )

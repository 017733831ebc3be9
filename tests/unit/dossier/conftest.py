"""The invented dossier, made once."""

import pytest

from crossread.model.dossier import Dossier
from tests.unit.dossier.invented import invented


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """Two stories, eight reports, one rejected input."""
    return invented()


@pytest.fixture(scope="session")
def texts(dossier) -> dict[str, str]:
    """The frozen text of each report."""
    return {report.id: report.text for report in dossier.reports}

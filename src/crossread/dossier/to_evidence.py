"""The dossier as an evidence pack: one HTML file to print, to file or to hand over.

It needs no network, no script and no other file. Every point stands with the exact words in their
paragraph, where they are in which text, and the digests by which anybody can check that the text
and the bytes are still the same. A browser prints it with page numbers.
"""

import json
from dataclasses import dataclass

from crossread.dossier.to_html import environment
from crossread.dossier.view.evidence import Pack, pack
from crossread.dossier.view.lookup import lookup
from crossread.dossier.view.passages import visible
from crossread.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """Everything that the file shows."""

    packs: tuple[Pack, ...]
    rejected: tuple[tuple[str, str, str], ...]  # path, reason, detail
    name: str
    version: str
    settings: tuple[tuple[str, str], ...]


def evidence(dossier: Dossier) -> str:
    """Return the pack of all stories of the dossier; its spans must resolve."""
    reports = {report.id: report for report in dossier.reports}
    settings = sorted(dossier.made_by.settings.items())
    page = EvidencePage(
        packs=tuple(pack(lookup(story, reports)) for story in dossier.stories),
        rejected=tuple(
            (visible(each.path), each.reason.value.replace("_", " "), visible(each.detail))
            for each in dossier.rejected
        ),
        name=visible(dossier.made_by.name),
        version=visible(dossier.made_by.version),
        settings=tuple((name, visible(_as_json(value))) for name, value in settings),
    )
    return environment(("evidence.css",)).get_template("evidence.html").render(page=page)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)

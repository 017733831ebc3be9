"""Reports in languages that no model reads stand beside those that one does."""

import crossread

ENGLISH = """Ferry Grey Heron sinks off Port Ansel

12 March 2024

The ferry Grey Heron sank off Port Ansel on Tuesday. Ines Dorval, the harbour master of Port Ansel,
said at least 12 people died. The Grey Heron had left Lantern Quay at 7.40am with 41 people aboard.
"""
GERMAN = """Fähre Grey Heron vor Port Ansel gesunken

12 March 2024

Die Fähre Grey Heron ist am Dienstag vor Port Ansel gesunken. Ines Dorval, die Hafenmeisterin von
Port Ansel, sprach von 12 Toten. Die Grey Heron war von Lantern Quay mit 41 Menschen ausgelaufen.
"""


def test_a_story_in_two_languages_is_compared(tmp_path):
    """A report that is read by rules alone joins its story and crashes nothing."""
    (tmp_path / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")

    dossier = crossread.read([tmp_path])

    assert sorted(report.language for report in dossier.reports) == ["de", "en"]
    (story,) = dossier.stories
    reports_with_claims = {claim.report for claim in story.claims}
    assert reports_with_claims == {report.id for report in dossier.reports}

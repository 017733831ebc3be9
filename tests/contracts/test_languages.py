"""Reports in languages that no model reads stand beside those that one does."""

import crossread
from crossread.cli import folder

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
    files = {
        name: content.decode() for name, content in crossread.files(dossier) if "stories" in name
    }
    assert ["in “de”, read by rules alone" in page for page in files.values()] == [True]
    reports_with_claims = {claim.report for claim in story.claims}
    assert reports_with_claims == {report.id for report in dossier.reports}


def test_a_terminal_says_which_reports_no_model_read(tmp_path, capsys):
    """That little is found in them is no finding."""
    (tmp_path / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")

    folder.hand_over(crossread.read([tmp_path]), None, as_json=False)

    assert (
        "read by rules alone, so that much may be missing: german (de)\n" in capsys.readouterr().out
    )

"""A story in Markdown."""

from crossread.dossier.to_markdown import markdown
from tests.unit.dossier.figured import figured


def test_what_differs_comes_first(dossier):
    """Counts, then conflicts with the differing words in bold, each with its reports."""
    text = markdown(dossier, dossier.stories[1])
    lines = text.splitlines()

    assert lines[0] == "# Ferry Aurelia off Cape Wend"
    assert "6 reports, at most 3 origins. Points: 5 disputed, 8 agreed" in lines[2]
    assert "- Number, in conflict (at least 14 ≠ 17)" in lines
    assert (
        "  - At least **14** people died "
        "(Selwin Gazette [A], Tidings24 [A]; according to Harbour Authority)"
    ) in lines
    assert text.index("## In dispute") < text.index("## Agreed")


def test_every_point_is_told(dossier):
    """Agreed points and those of one report are listed too."""
    text = markdown(dossier, dossier.stories[1])

    assert "- The Aurelia was built in 1987 (Selwin Gazette [A], Tidings24 [A])" in text
    assert "- Divers found the ship's recorder (0006 [C]; probable)" in text


def test_markup_in_reports_is_literal(dossier):
    """Words of a report never become Markdown or HTML."""
    text = markdown(dossier, dossier.stories[0])

    assert text.startswith("# \\<script\\>alert(2)\\</script\\>\n")
    assert "<script" not in text.replace("\\<script", "")
    assert "\u202e" not in text


def test_figures_are_told_with_their_rules_and_their_days():
    """How a figure moved, and what each rule makes of it where reports differ."""
    made = figured()
    text = markdown(made, made.stories[1])

    assert "- death: 4 March 2031 “14” (Selwin Gazette [A], Tidings24 [A]), “Seventeen” (" in text
    assert "; 5 March 2031 “Seventeen” (Castan Courier [B]), “17” (" in text
    assert "- death, in “At least 14 people died”" in text
    assert "  - ucdp-range: low 14, best 17, high 19 (=most told)" in text


def test_a_figure_that_nobody_contests_is_not_told(dossier):
    """A message has no room for rules that all say the same."""
    text = markdown(dossier, dossier.stories[1])

    assert "Figures by named rules" not in text
    assert "How figures moved" not in text

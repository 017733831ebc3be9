"""What heads a row: a clause of the body where one is shared, else what is."""

from dataclasses import replace

import crossread
from crossread.annotate import annotate
from crossread.collate.compare.difference import cosine, tokens
from crossread.models.language import Reader
from tests.unit.collate.stories import claims, report


def gists(folder, *texts):
    """What heads the rows that two reports share."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    (story,) = crossread.read([folder]).stories
    return [point.gist for point in story.points if point.reports > 1]


def test_a_clause_that_stands_by_itself_heads_a_point(tmp_path):
    """It goes before one that only makes sense beside another, where both match well."""
    heads = gists(
        tmp_path,
        "Gale at Wend\n\nThe gale struck Wend on Monday, tearing the roof off the Corn Hall.\n",
        "Storm over Wend\n\nIt was a bad night. The storm tore the roof off the Corn Hall.\n",
    )

    assert "The storm tore the roof off the Corn Hall" in heads


def test_what_one_report_alone_tells_heads_no_point(tmp_path):
    """Both say who she is; that she won the prize is told by the one."""
    heads = gists(
        tmp_path,
        "Prize at Wend\n\nAnna Tolk, the keeper of the Corn Hall, has won a prize for roses.\n",
        "Fire at Wend\n\nAnna Tolk, the keeper of the Corn Hall, called the fire brigade.\n",
    )

    assert heads
    assert not any("prize" in head or "brigade" in head for head in heads)


def test_the_rows_of_the_example_are_headed_by_what_their_reports_tell(example_dossier):
    """The Gazette alone says that he lost two pupils, and that she would not discuss the engine."""
    (story,) = example_dossier["stories"]
    shared = {point["gist"]: point["reports"] for point in story["points"] if point["reports"] > 1}

    assert shared["Jonas Petrak, a 34-year-old teacher"] == 4
    assert shared["Harbour master Ines Dorval"] == 4
    assert not [
        gist for gist in shared if "pupils" in gist or ("engine" in gist and "cut" not in gist)
    ]


def test_a_clause_heads_what_several_reports_state(example_dossier):
    """Most rows of the example are headed by a clause that stands by itself."""
    (story,) = example_dossier["stories"]
    kinds = {claim["exact"]: claim["kind"] for claim in story["claims"]}
    headed = [kinds.get(p["gist"]) for p in story["points"] if p["reports"] > 1]

    assert len(headed) > 20
    assert headed.count("main") + headed.count("content") > len(headed) / 2


def test_words_that_no_model_read_are_like_no_others():
    """A report in another language may stand in a row, and has no states to compare."""
    reader = Reader.load()
    (english,) = annotate([report("a", "The ferry sank on Monday, killing 17 people.")], reader)
    text = "Le ferry a coulé lundi, 17 morts."
    (french,) = annotate([replace(report("b", text), language="fr")], reader)
    one, two = claims(english)[0], claims(french)[0]

    assert tokens(two)
    assert cosine(one, tokens(one)[0], two, tokens(two)[0]) == 0

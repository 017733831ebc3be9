"""The dossier's folder."""

import re
from dataclasses import replace

from crossread.dossier import files
from crossread.model.dossier import Dossier, MadeBy
from tests.unit.dossier.invented import invented


def test_every_file_comes_in_order(dossier):
    """JSON, pages, texts and tables, each under its path."""
    names = [name for name, _ in files(dossier)]

    assert names[:4] == [
        "dossier.json",
        "index.html",
        "stories/s-hostile.html",
        "stories/s-ferry.html",
    ]
    assert names[4:10] == [
        f"lineage/{story}.{kind}"
        for story in ("s-hostile", "s-ferry")
        for kind in ("prov.json", "graphml", "dot")
    ]
    assert names[10:18] == [f"reports/{report.id}.txt" for report in dossier.reports]
    assert len(names) == len(set(names)) == 29


def test_a_story_of_one_report_has_no_lineage(dossier):
    """Nothing can have been taken from anything."""
    story = dossier.stories[1]
    alone = replace(
        story,
        story=replace(story.story, reports=("r-0006",), because=()),
        origins=(),
        derivations=(),
        claims=(),
        points=(),
        discrepancies=(),
        quotes=(),
        times=(),
        timeline=(),
        entities=(),
        wording=(),
    )
    names = [name for name, _ in files(replace(dossier, stories=(alone,)))]

    assert not any(name.startswith("lineage/") for name in names)


def test_equal_dossiers_give_equal_folders(dossier):
    """Byte for byte."""
    assert list(files(dossier)) == list(files(invented()))


def test_texts_keep_their_line_breaks(dossier):
    """The file is the frozen text, whatever its line breaks and odd characters."""
    written = dict(files(dossier))

    for report in dossier.reports:
        assert written[f"reports/{report.id}.txt"] == report.text.encode()
    assert b"\r\n" in written["reports/r-hostile-a.txt"]


def test_a_lone_surrogate_keeps_the_offsets(dossier):
    """One character that UTF-8 cannot write becomes one character that it can."""
    odd = replace(dossier.reports[0], text=dossier.reports[0].text + "\udc80")
    written = dict(files(replace(dossier, reports=(odd, *dossier.reports[1:]))))

    assert len(written[f"reports/{odd.id}.txt"].decode()) == len(odd.text)


def test_a_dossier_of_nothing_has_its_files():
    """No report and no story is still a folder to open."""
    written = dict(files(Dossier(MadeBy("crossread", "0", {}), (), (), ())))

    assert re.search(rb"0 reports, 0\s+stories", written["index.html"])
    assert "tables/claims.parquet" in written

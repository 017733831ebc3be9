"""An invented story with an edited article: a paper's first text, its later text, and a rival."""
# ruff: noqa: E501 - a paragraph of a report is one line, with its labels

from crossread.model.dossier import Dossier, MadeBy
from tests.unit.dossier.marked_story import Tables, Told, collation_of

FIRST = Told(
    "r-first",
    "Ostrava Lantern",
    """[Roof of Dunmere market falls in; three hurt|f:title]
[14 June 2032, 09:10|f:date=2032-06-14T09:10;x:date line]

[[Three|d:hurt;n:3:exact:person] people were hurt|c:hurt,src=fire_brigade/named_office] when the roof of the covered market in Dunmere fell in on Monday morning, the fire brigade said.

The hall, built in 1911, was full of traders setting up their stalls. The brigade said that it had been warned of cracks in the northern wall, and that nobody was thought to be under the beams.

"It sounded like a goods train," said Orla Vance, who sells cheese by the western gate.

The market will stay closed until further notice, the town hall said.
""",
)

LATER = Told(
    "r-later",
    "Ostrava Lantern",
    """[Roof of Dunmere market falls in; one dead, nine hurt|f:title]
[14 June 2032, 16:45|f:date=2032-06-14T16:45;x:date line]

[[Nine|d:hurt;n:9:exact:person] people were hurt|c:hurt,src=fire_brigade/named_office] and a porter was killed when the roof of the covered market in Dunmere fell in on Monday morning, the fire brigade said.

The hall, built in 1911, was full of traders setting up their stalls. The brigade said that nobody was thought to be under the beams.

“It sounded like a goods train,” said Orla Vance, who sells cheese by the western gate.

The town hall would not say who had signed off the last inspection <b>of the roof</b>.

The market will stay closed until further notice, the town hall said.
""",
)

RIVAL = Told(
    "r-rival",
    "Dunmere Echo",
    """[Market roof gives way|f:title]
[15 June 2032|f:date=2032-06-15;x:date line]

[[Nine|d:hurt;n:9:exact:person] people were hurt|c:hurt] and one was killed under the roof of Dunmere's market hall.
""",
)

TABLES = Tables(
    statuses={"hurt": "disputed"},
    discrepancies={"hurt": ("hurt", "number", "updates", "three, then nine")},
    origins=(("a", "Ostrava Lantern", ("r-first", "r-later"), ()), ("b", None, ("r-rival",), ())),
    derivations=(("r-later", "r-first", "version_of", 0.8, "likely", ()),),
)


def edited() -> Dossier:
    """Return a dossier of one story in which one report is a later version of another."""
    reports, story = collation_of("edited", "Dunmere market roof", (FIRST, LATER, RIVAL), TABLES)
    return Dossier(
        MadeBy("crossread", "0.1.0", {}),
        tuple(sorted(reports, key=lambda report: report.id)),
        (),
        (story,),
    )

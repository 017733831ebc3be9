"""Turn each ``gold.toml``, verbatim readings found by hand, into ``gold.json`` with offsets.

    python -m tests.stories.build

A reading that is not in its report stops the build: the gold cannot point at nothing.
The form of ``gold.json`` is that of the project's scorer. A reading is ``[report, words]``; where
the words stand more than once, ``[report, words, before]`` takes the first place after ``before``.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FACTS = ("title", "date", "author", "agency", "dateline")


class Texts:
    """The reports of one story under the letters that its gold gives them."""

    def __init__(self, folder: Path, names: dict[str, str]) -> None:
        self.names = names
        self.texts = {
            letter: (folder / name).read_text(encoding="utf-8") for letter, name in names.items()
        }

    def span(self, letter: str, words: str, before: str = "") -> dict[str, Any]:
        """Return where the words stand; LookupError when they do not."""
        text = self.texts[letter]
        start = text.find(words, text.find(before) + len(before))
        if start < 0 or before not in text:
            raise LookupError(f"{self.names[letter]} does not say {words!r}")
        end = start + len(words)
        return {"report": self.names[letter], "start": start, "end": end, "exact": words}

    def spans(self, readings: list[list[str]]) -> list[dict[str, Any]]:
        """Return the places of several readings."""
        return [self.span(*each) for each in readings]


def gold(folder: Path) -> dict[str, Any]:
    """Return the gold of one story in the scorer's form."""
    made = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    texts = Texts(reports(folder), made["reports"])
    return {
        "story": made["story"],
        "reports": sorted(texts.names.values()),
        "meta": {texts.names[letter]: _facts(made["meta"][letter]) for letter in texts.names},
        "points": [
            {"id": name, "gist": point["gist"], "readings": texts.spans(point["readings"])}
            for name, point in made["points"].items()
        ],
        "discrepancies": [
            {**each, "readings": texts.spans(each["readings"])} for each in made["discrepancies"]
        ],
        "quotes": [
            {**texts.span(letter, words), "speaker": speaker}
            for letter, quotes in made["quotes"].items()
            for words, speaker in quotes
        ],
        "times": [
            {**texts.span(letter, words), "value": value}
            for letter, times in made["times"].items()
            for words, value in times
        ],
        "lineage": [[texts.names[a], texts.names[b], *rest] for a, b, *rest in made["lineage"]],
    }


def reports(folder: Path) -> Path:
    """Return where the reports of a story lie: beside its gold, or where that says."""
    made = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    return ROOT / made["texts"] if "texts" in made else folder


def _facts(meta: dict[str, Any]) -> dict[str, Any]:
    return {name: meta.get(name) for name in FACTS} | {"boilerplate": meta.get("boilerplate", [])}


def written(folder: Path) -> str:
    """Return the text of one story's ``gold.json``."""
    return json.dumps(gold(folder), ensure_ascii=False, indent=1) + "\n"


def stories() -> list[Path]:
    """Return the folders that hold gold, in order of name."""
    return sorted(path.parent for path in HERE.glob("*/gold.toml"))


def main() -> None:
    """Write each story's ``gold.json``."""
    for folder in stories():
        (folder / "gold.json").write_text(written(folder), encoding="utf-8")


if __name__ == "__main__":
    main()

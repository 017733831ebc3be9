"""spaCy and textacy on texts from standard input, with what of them runs without a download.

    python benchmarks/speed/peers.py < TEXTS.jsonl

Needs ``pip install textacy`` and nothing of crossread; ``benchmarks/speed/annotate.py`` writes the
lines. spaCy's trained pipelines are not in the package index, so ``spacy.blank("en")`` with its
rule-based ``sentencizer`` is what runs: words and sentences, no tree, no part of speech, no names.
textacy's ``direct_quotations`` needs parts of speech and subjects; it gets those that crossread's
reader gave, so its time is that of its rules alone. It refuses a text with an odd number of quote
marks; those are counted.
"""

import json
import sys
from time import process_time
from typing import Any

Row = dict[str, Any]


def main() -> None:
    """Print words a second of each."""
    rows = [json.loads(line) for line in sys.stdin]
    words = sum(len(row["text"].split()) for row in rows)
    for line in (*spacy_lines(rows, words), *textacy_lines(rows, words)):
        print(line)


def spacy_lines(rows: list[Row], words: int) -> list[str]:
    """Return what a plain pipeline took."""
    import spacy  # noqa: PLC0415 - not a dependency of this project

    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    plain(rows[0]["text"])
    start = process_time()
    read = list(plain.pipe(row["text"] for row in rows))
    spent = process_time() - start
    sentences = sum(1 for each in read for _ in each.sents)
    return [
        f"spaCy {spacy.__version__}, blank English and sentencizer: {sentences} sentences, "
        f"no tree, tags or names; {words / spent:,.0f} words a second"
    ]


def textacy_lines(rows: list[Row], words: int) -> list[str]:
    """Return how many quotations were found in how many texts, and how fast."""
    import textacy  # noqa: PLC0415

    documents = parsed(rows)
    start = process_time()
    found, refused = quotations(documents)
    spent = process_time() - start
    return [
        f"textacy {textacy.__version__} direct_quotations, given crossread's trees: {found} "
        f"quotations, {refused} of {len(rows)} texts refused; {words / spent:,.0f} words a second"
    ]


def parsed(rows: list[Row]) -> list[Any]:
    """Return the rows as documents of spaCy with the trees that the rows hold."""
    from spacy.tokens import Doc  # noqa: PLC0415
    from spacy.util import get_lang_class  # noqa: PLC0415

    vocab = get_lang_class("en")().vocab
    return [Doc(vocab, **row["tokens"]) for row in rows]


def quotations(documents: list[Any]) -> tuple[int, int]:
    """Return how many quotations textacy finds, and how many documents it refuses."""
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415

    found = refused = 0
    for each in documents:
        try:
            found += len(list(direct_quotations(each)))
        except ValueError:
            refused += 1
    return found, refused


if __name__ == "__main__":
    main()

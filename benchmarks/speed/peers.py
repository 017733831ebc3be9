"""spaCy and textacy on texts from standard input, with what of them runs without a download.

    python benchmarks/speed/peers.py < TEXTS.jsonl

Needs ``pip install textacy`` and nothing of crossread. Neither comes with a trained English
pipeline, and spaCy's are no packages of the index: so ``spacy.blank("en")`` with its rule-based
``sentencizer`` is what runs. It gives words and sentences, no tree, no part of speech and no names.
textacy's ``direct_quotations`` looks for verbs among the parts of speech; without them it finds its
quote marks and gives few or no quotations, so its time is a lower bound. A text that it cannot read
is counted.
"""

import json
import sys
from time import process_time


def main() -> None:
    """Print words a second of each."""
    import spacy  # noqa: PLC0415 - not a dependency of this project
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415

    texts = [json.loads(line)["text"] for line in sys.stdin]
    words = sum(len(text.split()) for text in texts)
    plain = spacy.blank("en")
    plain.add_pipe("sentencizer")
    plain(texts[0])
    start = process_time()
    read = list(plain.pipe(texts))
    spent = process_time() - start
    sentences = sum(1 for each in read for _ in each.sents)
    print(f"spaCy {spacy.__version__}, blank English and sentencizer: {sentences} sentences,")
    print(f"  {spent:.2f} CPU s, {words / spent:,.0f} words a second (no tree, tags or names)")
    found, failed = 0, 0
    start = process_time()
    for each in read:
        try:
            found += len(list(direct_quotations(each)))
        except Exception:
            failed += 1
    spent = process_time() - start
    print(f"textacy direct_quotations on those, without parts of speech: {found} quotations,")
    print(f"  {failed} of {len(read)} texts refused, {spent:.2f} CPU s, {words / spent:,.0f} words")
    print("  a second")


if __name__ == "__main__":
    main()

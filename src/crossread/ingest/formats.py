"""The one table of what is read: media type, as the bytes show it → reader.

A new format is a sibling module, a line here, and the signs by which ``sniff`` knows it.
"""

from collections.abc import Mapping

from crossread.ingest import feed, jsonl, mhtml, newsml, parquet, warc, webpage
from crossread.ingest.container import HTML, PLAIN, Reader

READERS: Mapping[str, Reader] = {
    PLAIN: webpage.read_text,
    HTML: webpage.read_page,
    "multipart/related": mhtml.read,
    "application/warc": warc.read,
    "application/wacz": warc.read_wacz,
    "application/rss+xml": feed.read,
    "application/feed+json": feed.read_json,
    "application/x-ndjson": jsonl.read,
    "application/vnd.apache.parquet": parquet.read,
    "application/json": jsonl.read_document,
    "application/ninjs+json": newsml.read_ninjs,
    "application/vnd.iptc.g2+xml": newsml.read_g2,
}
# Read record by record as a stream; files of the other types are read whole, up to a limit.
STREAMED = frozenset(
    {
        "application/warc",
        "application/wacz",
        "application/x-ndjson",
        "application/vnd.apache.parquet",
    }
)

"""A body as it comes → its bytes, never more than asked for, sent or unpacked.

A kilobyte can unpack to a gigabyte, so what is unpacked is counted while it is unpacked.
"""

import zlib
from collections.abc import Iterable

from crossread.ingest.fetch.failure import Failure
from crossread.model.capture import Reason

ACCEPTED = "gzip"  # what servers may send packed; all of them know it
_PLAIN = frozenset({"", "identity"})
_GZIP = frozenset({"gzip", "x-gzip"})
_WINDOW = 31  # zlib's number for the largest window with a gzip header


def whole(chunks: Iterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """Return a body unpacked; Failure for one that is too large, torn, or packed otherwise."""
    named = encoding.strip().lower()
    if named in _PLAIN:
        return b"".join(_bounded(chunks, max_bytes))
    if named in _GZIP:
        return b"".join(_bounded(_unpacked(_bounded(chunks, max_bytes), max_bytes), max_bytes))
    raise Failure(Reason.UNREADABLE, f"Its body is packed as {named[:40]!r}, which is not read.")


def _bounded(chunks: Iterable[bytes], max_bytes: int) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise oversized(max_bytes)
        yield chunk


def oversized(max_bytes: int) -> Failure:
    """Return the failure of a body that is larger than is read."""
    return Failure(Reason.TOO_LARGE, f"It is larger than the {max_bytes:,} bytes that are read.")


def _unpacked(chunks: Iterable[bytes], max_bytes: int) -> Iterable[bytes]:
    """Yield what is unpacked, in pieces of at most one byte more than are read."""
    unpacker = zlib.decompressobj(_WINDOW)
    begun = False
    try:
        for chunk in chunks:
            begun, packed = True, chunk
            while packed:
                if unpacker.eof:  # one gzip member may follow another
                    unpacker = zlib.decompressobj(_WINDOW)
                yield unpacker.decompress(packed, max_bytes + 1)
                packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise Failure(Reason.UNREADABLE, f"Its packed body is broken: {error}.") from None
    if begun and not unpacker.eof:
        raise Failure(Reason.UNREADABLE, "Its packed body breaks off.")

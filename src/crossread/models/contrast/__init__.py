"""Which two figures, or two times, of two claims a careful reader would set against each other."""

from collections.abc import Mapping
from functools import cache

from crossread.models.files import loaded
from crossread.models.network import Network, unpacked

_KINDS = ("number", "time")


@cache
def contrasts() -> Mapping[str, Network]:
    """Return the shipped networks by the kind of discrepancy; ModelError when one cannot be used.

    Their log odds are those that two phrases of that kind are named as a difference.
    """
    return {kind: loaded(f"contrast/{kind}s.npz", unpacked) for kind in _KINDS}

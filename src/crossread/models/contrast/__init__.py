"""Which two figures, or two times, of two claims a careful reader would set against each other."""

from dataclasses import dataclass
from functools import cache

from crossread.models.files import loaded
from crossread.models.network import Network, unpacked


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The networks of each kind of phrase; their log odds are those that it is a difference."""

    numbers: Network
    times: Network


@cache
def contrasts() -> Contrasts:
    """Return the shipped networks; ModelError when they cannot be used."""
    numbers, times = (loaded(f"contrast/{kind}.npz", unpacked) for kind in ("numbers", "times"))
    return Contrasts(numbers, times)

"""Weights of the claim matcher: how much each piece of evidence speaks for one proposition."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.errors import ModelError


@dataclass(frozen=True, slots=True)
class Matcher:
    """A logistic model over named pieces of evidence."""

    intercept: float
    weights: tuple[tuple[str, float], ...]  # evidence name, weight; products are "a*b"


@cache
def matcher() -> Matcher:
    """Return the shipped weights; ModelError when the file is missing or of another form."""
    try:
        read = json.loads((files(__package__) / "match" / "weights.json").read_text("utf-8"))
        return Matcher(read["intercept"], tuple(sorted(read["weights"].items())))
    except (OSError, KeyError, ValueError) as error:
        raise ModelError(f"the matcher's weights cannot be read: {error}; reinstall") from error

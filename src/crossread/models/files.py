"""The files of the models: each is read whole, or refused as one ``ModelError``."""

from collections.abc import Callable
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from crossread.errors import ModelError

MODELS: Traversable = resources.files("crossread.models")

Made = TypeVar("Made")


def loaded(name: str, make: Callable[[bytes], Made], at: Traversable | None = None) -> Made:
    """Return what ``make`` makes of a model's file: of that in ``MODELS``, or of that ``at``.

    ModelError where it is missing, cut short, garbled or of another version, which names the file.
    """
    path = at or MODELS / name
    try:
        return make(path.read_bytes())
    except Exception as error:  # zip, zlib, json, numpy and onnxruntime have errors of their own
        why = f"{type(error).__name__}: {error}"
        raise ModelError(
            f"the model's file {path} cannot be used ({why}); "
            "install anew: pip install --force-reinstall crossread"
        ) from error


def arrays(content: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays of an ``.npz`` file by name."""
    with np.load(BytesIO(content), allow_pickle=False) as held:
        return dict(held)

"""A model whose file is damaged is refused with the name of the file."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from crossread.errors import ModelError
from crossread.models import files
from crossread.models.certainty import weights
from crossread.models.contrast import contrasts
from crossread.models.cutter import cutter
from crossread.models.language import Reader
from crossread.models.matcher import matcher


def arrays(**named: NDArray[np.float64]) -> bytes:
    """An ``.npz`` file."""
    file = BytesIO()
    np.savez(file, **named)
    return file.getvalue()


SHIPPED = Path(str(files.MODELS))
READ = {".npz", ".onnx", ".json", ".txt"}
NAMES = sorted(
    str(path.relative_to(SHIPPED)) for path in SHIPPED.glob("*/*") if path.suffix in READ
)
LOADERS: dict[str, Callable[[], object]] = {  # by folder; nothing is kept from one test to another
    "certainty": weights.__wrapped__,
    "contrast": contrasts.__wrapped__,
    "cutter": cutter.__wrapped__,
    "match": matcher.__wrapped__,
    "reader": Reader.load,
}
DAMAGES: dict[str, Callable[[Path, bytes], object]] = {
    "empty": lambda path, _: path.write_bytes(b""),
    "garbled": lambda path, whole: path.write_bytes(whole[::-1]),
    "missing": lambda _, __: None,
    "other arrays": lambda path, _: path.write_bytes(arrays(other=np.zeros(1))),
    "other json": lambda path, _: path.write_bytes(b'{"other": []}'),
    "truncated": lambda path, whole: path.write_bytes(whole[: len(whole) // 2]),
    "truncated at the end": lambda path, whole: path.write_bytes(whole[:-9]),
}


def load(name: str) -> object:
    """The model that reads the file."""
    return LOADERS[name.partition("/")[0]]()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Models of one's own to damage: links to the shipped files."""
    for name in NAMES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(SHIPPED / name)
    monkeypatch.setattr(files, "MODELS", tmp_path)
    return tmp_path


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_named(installed: Path, name: str, damage: str) -> None:
    """Whichever file and damage, one error says where it lies and what to do."""
    path = installed / name
    whole = path.read_bytes()
    path.unlink()
    DAMAGES[damage](path, whole)

    with pytest.raises(ModelError, match=rf"{re.escape(str(path))}.*--force-reinstall"):
        load(name)


@pytest.mark.parametrize("folder", LOADERS)
def test_whole_files_are_read(installed: Path, folder: str) -> None:
    """What the test above damages is what the models read."""
    assert load(folder)


def test_a_flipped_bit_in_arrays_is_found(installed: Path) -> None:
    """Arrays have a checksum; the weights of the reader have none."""
    path = installed / "match" / "network.npz"
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.unlink()
    path.write_bytes(whole)

    with pytest.raises(ModelError, match=r"network\.npz"):
        load("match/network.npz")

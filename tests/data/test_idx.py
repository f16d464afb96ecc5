"""IDX files: their arrays, and the errors of files that hold something else."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from nudge.data.idx import read_idx
from nudge.errors import NudgeError

from tests.support.mirror import idx

VALUES = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)


def error_message(path: Path, shape: tuple[int, ...] = (2, 3, 4)) -> str:
    with pytest.raises(NudgeError) as raised:
        read_idx(path, shape)
    assert raised.value.code == "bad_data_file"
    assert raised.value.value == path.name
    return raised.value.message


@given(arrays(np.uint8, array_shapes(max_dims=4, max_side=6)), st.booleans())
def test_any_array_is_read_back_gzipped_or_not(
    tmp_path_factory: pytest.TempPathFactory, values: np.ndarray, zipped: bool
) -> None:
    path = tmp_path_factory.mktemp("idx") / "file"
    path.write_bytes(gzip.compress(idx(values), mtime=0) if zipped else idx(values))
    assert np.array_equal(read_idx(path, values.shape), values)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "does not begin as IDX"),
        (b"<html>", "does not begin as IDX"),
        (idx(VALUES[0]), "does not begin as IDX"),
        (idx(VALUES.reshape(3, 2, 4)), "does not begin as IDX"),
        (idx(VALUES)[:2] + b"\x0d" + idx(VALUES)[3:], "does not begin as IDX"),
        (idx(VALUES)[:-1], "ends too early: it should hold 2 × 3 × 4 bytes"),
        (idx(VALUES) + b"1", "holds too much: it should hold 2 × 3 × 4 bytes"),
        (gzip.compress(idx(VALUES), mtime=0)[:-9], "is cut off or damaged"),
        (gzip.compress(idx(VALUES), mtime=0)[:-6] + b"123456", "is cut off or damaged"),
        (gzip.compress(idx(VALUES), mtime=0)[:12] + b"12345678" * 9, "is cut off or damaged"),
        (gzip.compress(idx(VALUES) + bytes(10_000_000)), "holds too much"),
    ],
)
def test_a_file_that_is_something_else_is_an_error_with_its_name(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    path = tmp_path / "t10k-images-idx3-ubyte.gz"
    path.write_bytes(content)
    assert expected in error_message(path)


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    assert "cannot be read" in error_message(tmp_path)
    assert "cannot be read" in error_message(tmp_path / "gone")


def test_a_file_that_unpacks_to_gigabytes_is_an_error_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    block = gzip.compress(bytes(1 << 24), mtime=0)  # many members, one after the other: 4 GB
    path.write_bytes(gzip.compress(idx(VALUES), mtime=0) + block * 256)
    assert "holds too much" in error_message(path)

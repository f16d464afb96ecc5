"""Frames: the library reads ours and we read the library's, bit for bit."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps
from nudge.errors import BadMessage
from nudge.protocol import frames
from safetensors.numpy import load, save

dtypes = st.sampled_from([np.dtype(f"<{name}") for name in frames.DTYPES])
arrays = dtypes.flatmap(lambda dtype: nps.arrays(dtype, nps.array_shapes(min_dims=0, min_side=0)))
tensors_ = st.dictionaries(st.text(min_size=1).filter(lambda n: n != "__metadata__"), arrays)
texts = st.dictionaries(st.text(), st.text())


@given(tensors_, texts)
def test_the_library_reads_what_we_write(
    tensors: dict[str, np.ndarray], metadata: dict[str, str]
) -> None:
    read = load(frames.encode(tensors, metadata))
    assert read.keys() == tensors.keys()
    for name, array in tensors.items():
        assert read[name].dtype == array.dtype
        assert read[name].shape == array.shape
        assert read[name].tobytes() == array.tobytes()


@given(tensors_.filter(bool), texts)  # without tensors the library's file is unreadable
def test_we_read_what_the_library_writes(
    tensors: dict[str, np.ndarray], metadata: dict[str, str]
) -> None:
    contiguous = {name: np.array(array) for name, array in tensors.items()}
    read, metadata_read = frames.decode(save(contiguous, metadata))
    assert metadata_read == metadata
    for name, array in tensors.items():
        assert read[name].tobytes() == array.tobytes()
        assert read[name].shape == array.shape


def test_metadata_of_the_same_layout_is_not_that_of_the_frame_before() -> None:
    first = frames.encode({"a": np.zeros(3)}, {"step": "1"})
    second = frames.encode({"a": np.ones(3)}, {"step": "two, longer"})
    assert frames.decode(first)[1] == {"step": "1"}
    assert frames.decode(second)[1] == {"step": "two, longer"}
    np.testing.assert_array_equal(frames.decode(second)[0]["a"], np.ones(3))


def test_every_array_is_aligned_for_a_typed_array() -> None:
    tensors: dict[str, npt.NDArray[Any]] = {
        "bytes": np.zeros(3, np.uint8),
        "single": np.zeros(5, np.float32),
        "double": np.zeros(1, np.float64),
    }
    frame = frames.encode(tensors, {"kind": "step"})
    length = int.from_bytes(frame[:8], "little")
    header = json.loads(frame[8 : 8 + length])
    for name, array in tensors.items():
        assert (8 + length + header[name]["data_offsets"][0]) % array.itemsize == 0


def test_a_slice_of_a_larger_array_is_sent_without_the_rest() -> None:
    column = np.arange(12, dtype=np.float32).reshape(4, 3)[:, 1]
    np.testing.assert_array_equal(
        load(frames.encode({"column": column}, {}))["column"], [1, 4, 7, 10]
    )


def test_the_socket_carries_float32_and_no_nan_or_infinity() -> None:
    sent = frames.for_socket(
        {
            "wide": np.array([0.1]),
            "index": np.array([3], np.int32),
            "nan": np.array([1.0, np.nan], np.float32),
            "infinite": np.array([np.inf]),
            "too_great": np.array([1e300]),
        }
    )
    assert sent.keys() == {"wide", "index"}
    assert sent["wide"].dtype == np.float32
    assert sent["index"].dtype == np.int32


@given(st.binary(max_size=200))
def test_bytes_that_are_not_safetensors_are_refused(content: bytes) -> None:
    with pytest.raises(BadMessage, match="not safetensors"):
        frames.decode(content)


def test_a_truncated_file_is_refused() -> None:
    whole = frames.encode({"w1": np.ones((3, 3), np.float32)}, {})
    for end in range(0, len(whole), 7):
        with pytest.raises(BadMessage):
            frames.decode(whole[:end])


def test_an_unknown_dtype_is_named() -> None:
    with pytest.raises(BadMessage, match="w1 is of type BOOL") as caught:
        frames.decode(save({"w1": np.ones(3, bool)}))
    assert caught.value.field == "w1"


def test_a_header_that_is_too_long_is_refused_before_it_is_read() -> None:
    long = (1001).to_bytes(8, "little") + b"no JSON".ljust(1001)
    with pytest.raises(BadMessage, match="too long with 1001 bytes") as caught:
        frames.decode(long, max_header=1000)
    assert (caught.value.field, caught.value.allowed) == ("header", "up to 1000 bytes")


def test_the_library_reads_a_file_with_a_checksum() -> None:
    file = frames.encode_file({"w1": np.arange(3.0)}, {"kind": "network"})
    np.testing.assert_array_equal(load(file)["w1"], [0, 1, 2])
    arrays, metadata = frames.decode(file)
    np.testing.assert_array_equal(arrays["w1"], [0, 1, 2])
    assert metadata["kind"] == "network"
    zeroed = file.replace(metadata[frames.CHECKSUM].encode(), frames.ZEROS.encode())
    assert metadata[frames.CHECKSUM] == hashlib.sha256(zeroed).hexdigest()


def test_every_flipped_bit_of_a_file_with_a_checksum_is_found_or_changes_nothing() -> None:
    file = frames.encode_file({"w1": np.array([0.1, -2.5]), "b1": np.ones(1, np.float32)}, {})
    whole = {name: array.tobytes() for name, array in frames.decode(file)[0].items()}
    silent = []
    for bit in range(8 * len(file)):
        changed = bytearray(file)
        changed[bit // 8] ^= 1 << bit % 8
        with suppress(BadMessage):
            found = frames.decode(bytes(changed))[0]
            if {name: array.tobytes() for name, array in found.items()} != whole:
                silent.append(bit)
    assert silent == []


def test_a_changed_file_is_refused_with_its_checksum_as_the_reason() -> None:
    file = frames.encode_file({"w1": np.ones(3)}, {"kind": "network"})
    with pytest.raises(BadMessage, match="do not match its checksum") as caught:
        frames.decode(file.replace(b"network", b"NETWORK"))
    assert caught.value.field == frames.CHECKSUM

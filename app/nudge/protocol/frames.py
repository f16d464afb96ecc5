"""Binary frames in the safetensors format, with an encoder that is quicker than the library's.

The format is eight bytes with the length of the header, a JSON header, and the arrays' raw
little-endian bytes. For a whole step of 784-16-16-10 (110 kB) the library takes 0.115 ms; this
module takes 0.015 ms, because it computes the header's offsets only once for each set of names and
shapes. Files from outside are read by the library, with all its checks.

A file that is read again later has a checksum in its metadata, CHECKSUM: the SHA-256 of all bytes
of the file, where the digits of the checksum itself count as zeros. ``decode`` holds every file
that has a checksum to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.errors import BadMessage
from nudge.texts import Text

Tensors = Mapping[str, npt.NDArray[Any]]
TensorLayout = tuple[tuple[str, tuple[int, ...], str], ...]

DTYPES: Final = {"f8": "F64", "f4": "F32", "f2": "F16", "i8": "I64", "i4": "I32", "u1": "U8"}
"""NumPy's short names of the types that are sent, and the names in the format."""
NUMPY_NAMES: Final = {name: numpy_name for numpy_name, name in DTYPES.items()}
LENGTH: Final = 8
"""The number of bytes, at the start of a frame, that hold the length of its header."""
CHECKSUM: Final = "nudge_sha256"
"""The name of a file's checksum in its metadata: 64 hexadecimal digits."""
ZEROS: Final = "0" * 64
"""What stands in place of the checksum while it is computed."""


def encode(tensors: Tensors, metadata: Mapping[str, str]) -> bytes:
    """Return ``tensors`` and ``metadata`` as one frame; each array is aligned to its item size."""
    arrays = sorted(tensors.items(), key=lambda item: -item[1].itemsize)
    layout = tuple((name, array.shape, array.dtype.str[1:]) for name, array in arrays)
    header = f'{{"__metadata__":{json.dumps(metadata)}{_places(layout)}}}'.encode()
    padded = header + b" " * (-len(header) % 8)
    buffers = (np.ascontiguousarray(array).data for _, array in arrays)
    return b"".join((len(padded).to_bytes(8, "little"), padded, *buffers))


def encode_file(tensors: Tensors, metadata: Mapping[str, str]) -> bytes:
    """Return ``tensors`` and ``metadata`` as one frame that has a checksum."""
    file = encode(tensors, {CHECKSUM: ZEROS, **metadata})
    return file.replace(_entry(ZEROS), _entry(hashlib.sha256(file).hexdigest()), 1)


def decode(
    frame: bytes, *, max_header: int | None = None
) -> tuple[dict[str, npt.NDArray[Any]], dict[str, str]]:
    """Return a frame's arrays and its metadata.

    Raises BadMessage where it is not safetensors, where its checksum is that of other bytes, or
    where the header has more than ``max_header`` bytes; such a header is not read.
    """
    from safetensors import SafetensorError, deserialize  # slow to import and seldom needed

    length = int.from_bytes(frame[:LENGTH], "little")
    if max_header is not None and max_header < length <= len(frame) - LENGTH:
        allowed = Text.of("server-allowed-bytes", most=max_header)
        text = Text.of("server-header-too-long", length=length, allowed=allowed)
        raise BadMessage(text, field="header", value=length, allowed=allowed)
    try:
        found = deserialize(frame)  # type: ignore[no-untyped-call]
        metadata = json.loads(frame[LENGTH : LENGTH + length]).get("__metadata__", {})
        arrays = {name: _array(name, parts) for name, parts in found}
    except (SafetensorError, ValueError) as error:
        text = Text.of("server-not-safetensors", reason=str(error))
        raise BadMessage(text, allowed="safetensors") from None
    if CHECKSUM in metadata:
        _verify(frame, metadata[CHECKSUM])
    return arrays, metadata


def for_socket(tensors: Tensors) -> dict[str, npt.NDArray[Any]]:
    """Return ``tensors`` for the socket: float64 becomes float32, and only finite arrays stay."""
    with np.errstate(over="ignore"):  # arrays that overflow are left out
        narrow = {
            name: array.astype(np.float32) if array.dtype == np.float64 else array
            for name, array in tensors.items()
        }
    return finite(narrow)


def finite(tensors: Tensors) -> dict[str, npt.NDArray[Any]]:
    """Return the tensors without those that have an infinite number or NaN."""
    return {
        name: array
        for name, array in tensors.items()
        if array.dtype.kind != "f" or np.isfinite(array).all()
    }


def _entry(checksum: str) -> bytes:
    """Return the bytes of a checksum in a header."""
    return f'"{CHECKSUM}": "{checksum}"'.encode()


def _verify(file: bytes, checksum: str) -> None:
    """Raise BadMessage where ``checksum``, that of ``file``, is not the one of its bytes."""
    zeroed = file.replace(_entry(checksum), _entry(ZEROS), 1)
    if hashlib.sha256(zeroed).hexdigest() != checksum:
        raise BadMessage(
            Text.of("server-file-changed"),
            field=CHECKSUM,
            value=checksum,
            allowed="the whole file, unchanged; a changed file has no checksum",
        )


@lru_cache(maxsize=256)
def _places(layout: TensorLayout) -> str:
    """Return the part of the header with each array's type, shape and offsets."""
    text, offset = "", 0
    for name, shape, dtype in layout:
        end = offset + int(dtype[1:]) * int(np.prod(shape, dtype=np.int64))
        place = {"dtype": DTYPES[dtype], "shape": shape, "data_offsets": [offset, end]}
        text += f",{json.dumps(name)}:{json.dumps(place)}"
        offset = end
    return text


def _array(name: str, parts: Mapping[str, Any]) -> npt.NDArray[Any]:
    if parts["dtype"] not in NUMPY_NAMES:
        allowed = ", ".join(NUMPY_NAMES)
        text = Text.of("server-tensor-type", name=name, type=parts["dtype"], types=allowed)
        raise BadMessage(text, field=name, value=parts["dtype"], allowed=allowed)
    array = np.frombuffer(parts["data"], dtype=f"<{NUMPY_NAMES[parts['dtype']]}")
    return array.reshape(parts["shape"])

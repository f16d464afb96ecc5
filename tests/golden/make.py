"""Makes the golden frames, which Python and JavaScript must decode to the same numbers.

`python -m tests.golden.make` writes NAME.safetensors, and the contents of all frames in
expected.json. `--check` compares the files instead, and fails where they differ. Most frames are
made of chosen numbers and must be the same byte for byte. The frames of a run hold products of
matrices, whose last bit depends on the processor. So for these only the names and shapes must be
equal, and the numbers within a tolerance.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from nudge.data.datasets import load_embedded
from nudge.protocol.frames import DTYPES, Tensors, decode, encode
from nudge.training.config import make_config
from nudge.training.record import GROUPS, Focus
from nudge.training.run.history import Run

HERE = Path(__file__).parent
EXPECTED = HERE / "expected.json"
FEW = 64
"""Tensors of up to so many numbers are written whole; of larger ones some numbers and a hash."""

FLOATS = [0.0, -0.0, 1.0, -1.5, 1 / 3, np.pi, 1e-7, -3e-4]


def kinds() -> bytes:
    """Every type that is sent, its extremes, and shapes of 0 to 3 axes."""
    single, double = np.finfo(np.float32), np.finfo(np.float64)
    edges32 = [single.tiny, single.smallest_subnormal, single.max, single.min, single.eps]
    edges64 = [double.tiny, double.smallest_subnormal, double.max, double.min, double.eps]
    whole = np.iinfo(np.int32)
    return encode(
        {
            "float32": np.array([*FLOATS, *edges32], dtype=np.float32),
            "float64": np.array([*FLOATS, *edges64], dtype=np.float64),
            "int32": np.array([[whole.min, -1, 0], [1, 784, whole.max]], dtype=np.int32),
            "uint8": np.arange(24, dtype=np.uint8).reshape(2, 3, 4) * 11,
            "single": np.array(-2.5, dtype=np.float32),
            "nothing": np.empty((0, 10), dtype=np.float32),
        },
        {"kind": "step", "cost": "", "step": "0"},
    )


def odd() -> bytes:
    """A frame as another program may write it: without padding, every number at an odd offset.

    The header is not all ASCII, because its length counts bytes.
    """
    arrays: dict[str, npt.NDArray[Any]] = {
        "uint8": np.array([1, 2, 255], dtype=np.uint8),
        "float32": np.array(FLOATS, dtype=np.float32).reshape(2, 4),
        "float64": np.array(FLOATS, dtype=np.float64),
        "int32": np.array([-7, 7], dtype=np.int32),
    }
    header: dict[str, Any] = {"__metadata__": {"kind": "step", "place": "Münster, δ = −1"}}
    body = b""
    for name, array in arrays.items():
        data = array.tobytes()
        offsets = [len(body), len(body) + len(data)]
        dtype = DTYPES[array.dtype.str[1:]]
        header[name] = {"dtype": dtype, "shape": array.shape, "data_offsets": offsets}
        body += data
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b" " * (len(text) % 2)  # 8 + an even number + 3 bytes: nothing is aligned
    return len(text).to_bytes(8, "little") + text + body


def empty_metadata() -> bytes:
    return encode({"y": np.array([0, 1], dtype=np.float32)}, {})


def no_metadata() -> bytes:
    """What safetensors itself writes without metadata."""
    from safetensors.numpy import save

    return bytes(save({"y": np.array([0, 1], dtype=np.float32)}))


def no_tensors() -> bytes:
    return encode({}, {"kind": "scalars"})


def of_a_run(steps: int, groups: tuple[str, ...], **settings: Any) -> bytes:
    """The frame of a run's step, on test example 3."""
    run = Run(make_config({"hidden": (4, 3), "batch_size": 3, **settings}))
    if steps:
        run.advance(steps)
    focus = Focus.of(load_embedded(), "test", 3)
    example = run.record.examine(focus)
    metadata = {"kind": "step", **run.record.metadata(focus, example)}
    return encode(run.record.tensors(groups, example), metadata)


CHOSEN: dict[str, Callable[[], bytes]] = {
    "kinds": kinds,
    "odd": odd,
    "empty-metadata": empty_metadata,
    "no-metadata": no_metadata,
    "no-tensors": no_tensors,
}
OF_A_RUN: dict[str, Callable[[], bytes]] = {
    "step-0": lambda: of_a_run(0, GROUPS),
    "step-2": lambda: of_a_run(2, GROUPS, optimizer="momentum"),
    "step-1-float64": lambda: of_a_run(1, ("example", "gradients"), hidden=(2,), dtype="float64"),
}


def described(tensors: Tensors, metadata: Mapping[str, str]) -> dict[str, Any]:
    """The entry of a frame in expected.json."""
    names = sorted(tensors)
    return {"metadata": dict(metadata), "tensors": {name: summary(tensors[name]) for name in names}}


def summary(array: npt.NDArray[Any]) -> dict[str, Any]:
    """An array's type and shape, and all its numbers, or some and the SHA-256 of their bytes."""
    flat = array.reshape(-1)
    description: dict[str, Any] = {"dtype": DTYPES[array.dtype.str[1:]], "shape": list(array.shape)}
    if flat.size <= FEW:
        return {**description, "values": flat.tolist()}
    places = np.linspace(0, flat.size - 1, FEW // 4).astype(int)
    some = {str(place): flat[place].item() for place in places}
    return {**description, "some": some, "sha256": hashlib.sha256(flat.tobytes()).hexdigest()}


def write() -> None:
    """Write every frame, and their contents in expected.json."""
    frames = {name: make() for name, make in {**CHOSEN, **OF_A_RUN}.items()}
    for name, frame in frames.items():
        (HERE / f"{name}.safetensors").write_bytes(frame)
    contents = {name: described(*decode(frame)) for name, frame in frames.items()}
    EXPECTED.write_text(as_text(contents), encoding="utf-8")


def as_text(contents: Mapping[str, Any]) -> str:
    """`contents` as JSON, every tensor on its own line."""
    parts = []
    for name, frame in contents.items():
        rows = (f"   {as_json(key)}: {as_json(value)}" for key, value in frame["tensors"].items())
        tensors = "{\n" + ",\n".join(rows) + "\n  }" if frame["tensors"] else "{}"
        metadata = as_json(frame["metadata"])
        parts.append(f' "{name}": {{\n  "metadata": {metadata},\n  "tensors": {tensors}\n }}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def stale() -> list[str]:
    """The differences between all files and what would be written now, one sentence each."""
    return [text for name in (*CHOSEN, *OF_A_RUN) for text in difference(name)]


def difference(name: str) -> list[str]:
    """The differences between the file of one frame and what would be written now."""
    file = (HERE / f"{name}.safetensors").read_bytes()
    if name in CHOSEN:
        return [] if file == CHOSEN[name]() else [f"{name} is not what would be written"]
    (stored, stored_metadata), (made, made_metadata) = decode(file), decode(OF_A_RUN[name]())
    wrong = [
        f"{name}: {key} is {stored_metadata.get(key)}"
        for key in made_metadata
        if not alike(stored_metadata, made_metadata, key)
    ]
    if stored.keys() != made.keys():
        return [*wrong, f"{name} holds {sorted(stored.keys() ^ made.keys())} or lacks them"]
    return wrong + [f"{name}: {key} differs" for key in made if not close(stored[key], made[key])]


def alike(one: Mapping[str, str], other: Mapping[str, str], key: str) -> bool:
    """Whether two frames have the same value for ``key`` in their metadata; costs within 1e-5."""
    value, other_value = one.get(key, "?"), other.get(key, "?")
    if key.endswith("cost") and value and other_value:
        return bool(np.isclose(float(value), float(other_value), rtol=1e-5))
    return value == other_value


def close(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> bool:
    same_kind = one.dtype == other.dtype and one.shape == other.shape
    return same_kind and bool(np.allclose(one, other, rtol=1e-4, atol=1e-7))


if __name__ == "__main__":
    if "--check" not in sys.argv:
        write()
    elif differences := stale():
        raise SystemExit("\n".join(differences))

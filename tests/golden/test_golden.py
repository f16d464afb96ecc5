"""The golden frames, decoded by Python; tests/js/net/decode.test.js decodes the same frames."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nudge.protocol.frames import decode, encode

from tests.golden import make

EXPECTED: dict[str, Any] = json.loads(make.EXPECTED.read_text("utf-8"))


def read(name: str) -> bytes:
    return (make.HERE / f"{name}.safetensors").read_bytes()


def test_every_golden_frame_is_still_what_would_be_written() -> None:
    assert make.stale() == []


def test_every_golden_frame_has_its_expected_numbers_and_no_other_is_there() -> None:
    files = {file.stem for file in make.HERE.glob("*.safetensors")}
    assert files == set(EXPECTED) == {*make.CHOSEN, *make.OF_A_RUN}


@pytest.mark.parametrize("name", EXPECTED)
def test_python_reads_the_numbers_expected(name: str) -> None:
    # as text, because -0.0 == 0.0 in Python
    assert make.as_json(make.described(*decode(read(name)))) == make.as_json(EXPECTED[name])


def test_nothing_in_the_odd_frame_lies_where_its_type_wants_it() -> None:
    frame = read("odd")
    length = int.from_bytes(frame[:8], "little")
    header = json.loads(frame[8 : 8 + length])
    places = {
        name: (8 + length + entry["data_offsets"][0]) % {"F64": 8}.get(entry["dtype"], 4)
        for name, entry in header.items()
        if name not in {"__metadata__", "uint8"}
    }
    assert places.keys() == {"float32", "float64", "int32"}
    assert 0 not in places.values()


def test_at_step_0_there_are_parameters_but_no_gradient() -> None:
    tensors, metadata = decode(read("step-0"))
    assert {"w1", "b3", "a0", "nudge3"} <= tensors.keys()
    assert not [name for name in tensors if name.startswith(("grad", "update", "batch"))]
    assert metadata["cost"] == ""


def test_a_changed_number_a_lost_tensor_and_other_metadata_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tensors, metadata = decode(read("step-2"))
    changed = {**tensors, "w2": tensors["w2"] + np.float32(1e-3)}
    del changed["b1"]
    monkeypatch.setattr(make, "HERE", tmp_path)
    frame = encode(changed, {**metadata, "step": "3"})
    (tmp_path / "step-2.safetensors").write_bytes(frame)
    assert make.difference("step-2") == [
        "step-2: step is 3",
        "step-2 holds ['b1'] or lacks them",
    ]
    (tmp_path / "step-2.safetensors").write_bytes(
        encode({**changed, "b1": tensors["b1"]}, metadata)
    )
    assert make.difference("step-2") == ["step-2: w2 differs"]
    (tmp_path / "kinds.safetensors").write_bytes(frame)
    assert make.difference("kinds") == ["kinds is not what would be written"]

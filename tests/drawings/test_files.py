"""Files of drawings: they are read back the same, and wrong entries are reported."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nudge.drawings.collection import MAX_DRAWINGS, Drawings, merged
from nudge.drawings.collection import NO_DRAWINGS as NONE
from nudge.drawings.files import ImportedDrawings, as_npz, as_zip, read
from nudge.drawings.pixels import as_png
from nudge.errors import NudgeError

from tests.drawings.collections import collection, is_same, numbered_image
from tests.drawings.test_archive import zipped

IMAGES = np.array([numbered_image(1), numbered_image(2)])
LABELS = np.array([3, 4], np.uint8)


def npz(**arrays: Any) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def npy(header: str, content: bytes = b"") -> bytes:
    """Return a file in NumPy's format with any header."""
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode() + content


def collected(found: ImportedDrawings) -> Drawings:
    return merged(NONE, found.images, found.labels).drawings


def file_error(file: bytes) -> NudgeError:
    with pytest.raises(NudgeError) as caught:
        read(file)
    assert caught.value.allowed
    assert caught.value.message.startswith(("image", "label", "There", "This"))
    return caught.value


@settings(max_examples=20)
@given(labels=st.lists(st.integers(0, 9), min_size=1, max_size=20))
def test_drawings_come_back_from_each_kind_of_file_in_their_order(labels: list[int]) -> None:
    drawings = collection(labels)
    for write in (as_npz, as_zip):
        found = read(write(drawings))
        assert found.rejected == []
        assert is_same(collected(found), drawings)


def test_the_same_drawings_are_the_same_file() -> None:
    for write in (as_npz, as_zip):
        assert write(collection([1, 2])) == write(collection([1, 2]))


@pytest.mark.parametrize("write", [as_npz, as_zip])
def test_a_flipped_bit_of_a_file_changes_no_drawing_in_silence(
    write: Callable[[Drawings], bytes],
) -> None:
    drawings = collection([7, 0])
    file = write(drawings)
    silent = []
    for bit in range(8 * len(file)):
        changed = bytearray(file)
        changed[bit // 8] ^= 1 << bit % 8
        with suppress(NudgeError):
            found = read(bytes(changed))
            if not found.rejected and not is_same(collected(found), drawings):
                silent.append(bit)
    assert silent == []


def test_a_full_room_comes_back() -> None:
    full = collection([number % 10 for number in range(MAX_DRAWINGS)])
    for write in (as_npz, as_zip):
        assert is_same(collected(read(write(full))), full)


def test_the_files_are_what_others_read() -> None:
    drawings = collection([7, 0])
    with np.load(io.BytesIO(as_npz(drawings))) as file:
        np.testing.assert_array_equal(file["images"], drawings.images)
        np.testing.assert_array_equal(file["labels"], drawings.labels)
        assert file["images"].dtype == file["labels"].dtype == np.uint8
    with zipfile.ZipFile(io.BytesIO(as_zip(drawings))) as archive:
        assert archive.namelist() == ["7-0001.png", "0-0002.png"]
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("7.png", 7),
        ("7-0001.png", 7),
        ("7_3.png", 7),
        ("3a.PNG", 3),
        ("7/31.png", 7),
        ("mine/7/3.png", 7),
        ("mine/3-1.png", 3),
        ("12/4.png", 4),
    ],
)
def test_a_png_is_labelled_by_its_folder_or_its_name(name: str, label: int) -> None:
    found = read(zipped({name: as_png(numbered_image(5))}))
    assert (found.labels, found.names, found.rejected) == ([label], [name], [])


@pytest.mark.parametrize("name", ["7\\31.png", "mine\\7\\3.png", "mine\\7-1.png"])
def test_the_names_of_an_older_powershell_are_read(name: str) -> None:
    folders = {"mine\\": b"", "7\\": b""}
    found = read(zipped({**folders, name: as_png(numbered_image(5))}))
    assert (found.labels, found.rejected) == ([7], [])
    assert found.names == [name.replace("\\", "/")]


def reasons(found: ImportedDrawings) -> list[tuple[str, str]]:
    return [(entry.name, str(entry.reason)) for entry in found.rejected]


@pytest.mark.parametrize("name", ["12.png", "seven.png", "-7.png", "12/x.png", "٣.png", ".png"])
def test_a_png_without_a_label_is_rejected_by_name(name: str) -> None:
    found = read(zipped({name: as_png(numbered_image(5)), "1.png": as_png(numbered_image(6))}))
    assert [rejected.name for rejected in found.rejected] == [name]
    assert str(found.rejected[0].reason) == (
        "has no label: its folder is no single digit, and its name begins with none"
    )
    assert found.labels == [1]


def test_each_file_that_is_no_drawing_is_rejected_with_its_reason() -> None:
    large, empty = np.zeros((29, 28), np.uint8), np.zeros((28, 28), np.uint8)
    files = {
        "1.txt": b"hello",
        "2.png": as_png(large),
        "3.png": as_png(numbered_image(1))[:50],
        "4.png": bytes(70_000),
        "5.png": as_png(empty),
        "6.png": as_png(numbered_image(1)),
        "7.png": as_png(255 - numbered_image(2)),
    }
    found = read(zipped(files))
    assert found.names == ["6.png"]
    assert reasons(found) == [
        ("1.txt", "is not a PNG"),
        ("2.png", "is 28 x 29 pixels, not 28 x 28"),
        ("3.png", "is damaged"),
        ("4.png", "has 70,000 bytes, more than 65,536"),
        ("5.png", "has nothing on it"),
        ("7.png", "is black on white, not white on black"),
    ]


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        (IMAGES, LABELS.astype(np.int64)),
        (IMAGES.reshape(2, 784), LABELS),
        (IMAGES / 255, LABELS.astype(">i4")),
        ((IMAGES / 255).astype(np.float32), LABELS),
        (np.asfortranarray(IMAGES), LABELS),
    ],
)
def test_arrays_of_usual_types_and_shapes_are_read(images: Any, labels: Any) -> None:
    found = read(npz(images=images, labels=labels, more=np.array(["not", "read"], object)))
    np.testing.assert_array_equal(found.images, IMAGES)
    assert found.labels == [3, 4]


def test_an_empty_image_among_arrays_is_rejected_by_its_number() -> None:
    found = read(npz(images=np.array([numbered_image(1), numbered_image(0) * 0]), labels=LABELS))
    assert (found.labels, reasons(found)) == ([3], [("image 2", "has nothing on it")])


@pytest.mark.parametrize("labels", [np.array(["3", "4"]), np.array([b"3", b" 4 "])])
def test_labels_may_be_digits_in_text(labels: Any) -> None:
    assert read(npz(images=IMAGES, labels=labels)).labels == [3, 4]


def as_text(first: int, second: int, order: str = "<") -> Any:
    """Return labels of one character each, by their code points."""
    return np.array([first, second], f"{order}u4").view(f"{order}U1")


NAN = np.full((2, 28, 28), np.nan)


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"labels": np.array(["3", "four"])}, "label 2 is 'four', which is no digit: allowed is 0"),
        ({"labels": np.array([b"12", b"3"])}, "label 1 is '12', which is no digit"),
        ({"labels": as_text(0xD800, 0x33)}, "no Unicode: allowed is numbers, or labels as digits"),
        ({"labels": as_text(0x33, 0xDFFF)}, "labels holds text that is no Unicode"),
        ({"labels": as_text(0x110000, 0x33)}, "labels holds text that is no Unicode"),
        ({"labels": as_text(0x33, 0xD800, ">")}, "labels holds text that is no Unicode"),
        ({"labels": np.array(["", "3"])}, "label 1 is '', which is no digit"),
        ({"labels": np.array(["٣", "3"])}, "label 1 is '٣', which is no digit"),
        ({"labels": np.array([3, 11])}, "label 2 is 11, which is no digit"),
        ({"labels": np.array([-3, 1])}, "label 1 is -3, which is no digit"),
        ({"labels": np.array([3, "4"], object)}, "labels holds Python objects, which is not read"),
        ({"labels": np.array([3, 4], complex)}, "labels holds complex128, which is not read"),
        ({"images": NAN}, "images has NaN or infinity: allowed is 0 to 1"),
        (
            {"images": IMAGES * 1.0},
            "images has values from 0 to 255: allowed is 0 to 1 in floating",
        ),
        ({"images": IMAGES / -255}, "images has values from -1 to 0: allowed is 0 to 1"),
        ({"images": np.zeros((9999, 784))}, "up to 1,000 drawings"),
    ],
)
def test_the_reason_says_what_is_wrong_with_an_array(arrays: Any, message: str) -> None:
    assert message in file_error(npz(**{"images": IMAGES, "labels": LABELS, **arrays})).message


@pytest.mark.parametrize(
    ("arrays", "field"),
    [
        ({"images": IMAGES}, "labels"),
        ({"labels": LABELS}, "images"),
        ({"images": IMAGES, "labels": LABELS[:1]}, "labels"),
        ({"images": IMAGES, "labels": LABELS + 6}, "labels"),
        ({"images": IMAGES, "labels": np.array([1, -1])}, "labels"),
        ({"images": IMAGES, "labels": np.array([1, 2**64 - 1], np.uint64)}, "labels"),
        ({"images": IMAGES, "labels": LABELS.astype(float)}, "labels"),
        ({"images": IMAGES, "labels": LABELS.astype(object)}, "labels"),
        ({"images": IMAGES, "labels": np.array(["1", "two"])}, "labels"),
        ({"images": IMAGES[:, 1:], "labels": LABELS}, "images"),
        ({"images": np.uint8(1), "labels": LABELS}, "images"),
        ({"images": IMAGES.astype(np.int16), "labels": LABELS}, "images"),
        ({"images": IMAGES.astype(complex), "labels": LABELS}, "images"),
        ({"images": IMAGES.astype(float), "labels": LABELS}, "images"),
        ({"images": IMAGES / -255, "labels": LABELS}, "images"),
        ({"images": NAN, "labels": LABELS}, "images"),
        ({"images": NAN + np.inf, "labels": LABELS}, "images"),
        ({"images": np.zeros((MAX_DRAWINGS + 1, 784), np.uint8), "labels": LABELS}, "images"),
        ({"images": np.zeros((MAX_DRAWINGS + 9, 784)), "labels": LABELS}, "images"),
    ],
)
def test_wrong_arrays_are_an_error_of_the_whole_file(arrays: Any, field: str) -> None:
    error = file_error(npz(**arrays))
    assert (error.code, error.field) == ("bad_array", field)


class Trap:
    """An object whose unpickling fails the test."""

    def __reduce__(self) -> Any:
        return (pytest.fail, ("a pickle was run",))


def test_a_pickle_is_never_run() -> None:
    file = npz(images=np.array([Trap()], object), labels=LABELS)
    assert (file_error(file).field, file_error(file).code) == ("images", "bad_array")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x09\x00" + bytes(100),
        npy("not a header"),
        npy("[" * 60_000),
        npy("-" * 400 + "1"),
        npy("{'descr': '|u1', 'fortran_order': False, 'shape': (1000000000000,)}"),
        npy("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, 28, 28)}", bytes(784)),
        npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 28, 28)}", bytes(784)),
        npy("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 28, 28)}", bytes(785)),
        npy("{'descr': '|V784', 'fortran_order': False, 'shape': (1, 28, 28)}", bytes(784)),
        npy("{'descr': [('a', '|u1')], 'fortran_order': False, 'shape': (784,)}", bytes(784)),
    ],
)
def test_a_damaged_array_is_an_error(content: bytes) -> None:
    error = file_error(zipped({"images.npy": content, "labels.npy": content}))
    assert (error.code, error.field) == ("bad_array", "images")


@pytest.mark.parametrize(
    "file", [b"", b"hello", as_png(numbered_image(1)), b"\x93NUMPY", bytes(1000)]
)
def test_what_is_no_file_of_drawings_is_an_error(file: bytes) -> None:
    assert file_error(file).code == "not_drawings"


def test_a_file_without_any_drawing_is_an_error() -> None:
    empty = npz(images=IMAGES[:0], labels=LABELS[:0])
    for file in (zipped({}), zipped({"7/": b""}), empty):
        assert "There are no drawings in this file" in file_error(file).message


WHOLE = [write(collection([3, 1, 4])) for write in (as_npz, as_zip)]
CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=6)


@settings(max_examples=200)
@given(whole=st.sampled_from(WHOLE), changes=CHANGES, end=st.integers(0, 5000))
def test_any_damage_is_an_error_or_a_rejected_entry_and_nothing_else_happens(
    whole: bytes, changes: list[tuple[int, int]], end: int
) -> None:
    file = bytearray(whole)
    for place, value in changes:
        file[place % len(file)] = value
    with suppress(NudgeError):
        found = read(bytes(file[: max(end, 100)]))
        assert len(collected(found)) + len(found.rejected) <= 3

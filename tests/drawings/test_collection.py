"""Collections of kept drawings: added, relabelled, removed, merged, and found by digest."""

from __future__ import annotations

import gc
import hashlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.drawings.collection import (
    MAX_DRAWINGS,
    NO_DRAWINGS,
    RECENT,
    Drawings,
    added,
    cache_collection,
    find,
    image_id,
    merged,
    relabelled,
    removed,
)
from nudge.errors import NudgeError

from tests.drawings.collections import collection, is_same, numbered_image

LABELS = st.lists(st.integers(0, 9), max_size=8)


def error_fields(caught: pytest.ExceptionInfo[NudgeError]) -> tuple[str, str | None, Any]:
    return caught.value.code, caught.value.field, caught.value.value


def test_a_drawing_is_added_at_the_end_or_in_its_place() -> None:
    three = collection([1, 2, 3])
    last = added(three, numbered_image(9), 7)
    assert last.labels.tolist() == [1, 2, 3, 7]
    assert last.place(image_id(numbered_image(9))) == 3
    first = added(three, numbered_image(9), 7, 0)
    assert first.labels.tolist() == [7, 1, 2, 3]
    np.testing.assert_array_equal(first.images[0], numbered_image(9))
    assert added(three, numbered_image(9), 7, 99).labels.tolist() == [1, 2, 3, 7]
    assert three.labels.tolist() == [1, 2, 3]


def test_the_same_image_is_kept_once() -> None:
    three = collection([1, 2, 3])
    assert added(three, numbered_image(1), 2, 0) is three


def test_the_same_image_with_another_label_is_an_error() -> None:
    with pytest.raises(NudgeError, match="is kept already, as a 2, not a 5") as caught:
        added(collection([1, 2, 3]), numbered_image(1), 5)
    assert error_fields(caught) == ("duplicate_other_label", "label", 5)
    assert caught.value.allowed == "2"


def test_a_room_keeps_no_more_than_the_most() -> None:
    full = collection([0] * MAX_DRAWINGS)
    with pytest.raises(NudgeError, match="at most 1,000 drawings") as caught:
        added(full, numbered_image(MAX_DRAWINGS), 1)
    assert error_fields(caught) == ("too_many_drawings", "drawings", MAX_DRAWINGS + 1)
    assert added(full, numbered_image(5), 0) is full


def test_another_label_changes_nothing_else() -> None:
    three = collection([1, 2, 3])
    changed = relabelled(three, three.ids[1], 9)
    assert changed.labels.tolist() == [1, 9, 3]
    assert changed.ids == three.ids
    assert three.labels.tolist() == [1, 2, 3]


@given(labels=LABELS.filter(bool), data=st.data())
def test_what_is_removed_is_put_back_exactly(labels: list[int], data: st.DataObject) -> None:
    drawings = collection(labels)
    place = data.draw(st.integers(0, len(labels) - 1))
    rest, gone = removed(drawings, drawings.ids[place])
    assert len(rest) == len(drawings) - 1
    assert gone.place == place
    assert drawings.ids[place] not in rest.ids
    again = added(rest, gone.image, gone.label, gone.place)
    assert is_same(again, drawings)
    assert again.digest == drawings.digest


@pytest.mark.parametrize("change", [lambda one, name: relabelled(one, name, 1), removed])
def test_a_drawing_that_is_not_kept_is_neither_relabelled_nor_removed(change: Any) -> None:
    with pytest.raises(NudgeError, match="There is no drawing 'nobody'") as caught:
        change(collection([1]), "nobody")
    assert error_fields(caught) == ("no_such_drawing", "id", "nobody")


def test_of_many_only_the_new_ones_are_added_in_their_order() -> None:
    before = collection([4, 5])
    images = [numbered_image(number) for number in (7, 0, 1, 8, 7, 8)]
    found = merged(before, images, [2, 4, 9, 3, 2, 1])
    assert found.added == (0, 3)
    assert found.duplicates == (1, 4)
    assert found.other_label == (2, 5)
    assert found.drawings.labels.tolist() == [4, 5, 2, 3]
    np.testing.assert_array_equal(found.drawings.images[2:], [numbered_image(7), numbered_image(8)])


def test_of_too_many_none_is_added() -> None:
    before = collection([0] * (MAX_DRAWINGS - 1))
    with pytest.raises(NudgeError, match="2 would be added") as caught:
        merged(before, [numbered_image(5000), numbered_image(5001)], [1, 1])
    assert caught.value.code == "too_many_drawings"
    one_new = merged(
        before, [numbered_image(5000), numbered_image(5000), numbered_image(3)], [1, 1, 0]
    )
    assert len(one_new.drawings) == MAX_DRAWINGS


def test_nothing_new_leaves_the_collection_as_it_is() -> None:
    before = collection([4, 5])
    assert merged(before, [], []).drawings is before
    assert merged(before, [numbered_image(0)], [4]).drawings is before


@given(labels=LABELS, other=LABELS)
def test_the_digest_tells_collections_apart(labels: list[int], other: list[int]) -> None:
    one, two = collection(labels), collection(other)
    assert (one.digest == two.digest) == (labels == other)
    assert len(one.digest) == 16
    content = one.images.tobytes() + one.labels.tobytes()
    assert hashlib.sha256(content).hexdigest().startswith(one.digest)


def test_the_order_is_part_of_the_digest() -> None:
    one = collection([1, 1])
    other = Drawings(one.images[::-1], one.labels)
    assert one.digest != other.digest
    assert one.ids == other.ids[::-1]


def test_a_collection_cannot_be_changed_even_through_what_it_was_made_of() -> None:
    images, labels = np.array([numbered_image(1)]), np.array([3], np.uint8)
    drawings = Drawings(images, labels)
    images[:], labels[:] = 0, 0
    np.testing.assert_array_equal(drawings.images, [numbered_image(1)])
    assert drawings.labels.tolist() == [3]
    with pytest.raises(ValueError, match="read-only"):
        drawings.images[0, 0, 0] = 1


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        (np.zeros((1, 28, 28)), np.zeros(1, np.uint8)),
        (np.zeros((1, 784), np.uint8), np.zeros(1, np.uint8)),
        (np.zeros((2, 28, 28), np.uint8), np.zeros(1, np.uint8)),
        (np.zeros((1, 28, 28), np.uint8), np.array(0, np.uint8)),
        (np.zeros((1, 28, 28), np.uint8), np.zeros(1)),
        (np.zeros((1, 28, 28), np.uint8), np.array([10], np.uint8)),
        (np.zeros((2, 28, 28), np.uint8), np.zeros(2, np.uint8)),  # one image, twice
    ],
)
def test_wrong_arrays_are_an_error(images: Any, labels: Any) -> None:
    with pytest.raises(ValueError, match=r"drawings|labels"):
        Drawings(images, labels)


CHANGE = st.tuples(
    st.sampled_from(["add", "relabel", "remove", "merge"]),
    st.integers(0, 5),  # which image
    st.integers(0, 2),  # its label
    st.integers(0, 7),  # its place
)


@given(changes=st.lists(CHANGE, max_size=30))
def test_after_any_changes_a_collection_equals_a_plain_list(
    changes: list[tuple[str, int, int, int]],
) -> None:
    drawings = NO_DRAWINGS
    plain: list[tuple[int, int]] = []  # which image, and its label
    for operation, number, label, place in changes:
        numbers = [known for known, _ in plain]
        name = image_id(numbered_image(number))
        if operation == "merge":
            drawings = merged(drawings, [numbered_image(number)], [label]).drawings
            plain = plain if number in numbers else [*plain, (number, label)]
        elif operation == "add" and number not in numbers:
            drawings = added(drawings, numbered_image(number), label, place)
            plain.insert(place, (number, label))
        elif operation == "relabel" and number in numbers:
            drawings = relabelled(drawings, name, label)
            plain[numbers.index(number)] = (number, label)
        elif operation == "remove" and number in numbers:
            drawings, gone = removed(drawings, name)
            assert (gone.place, gone.label) == (numbers.index(number), plain[gone.place][1])
            del plain[gone.place]
    assert drawings.labels.tolist() == [label for _, label in plain]
    assert drawings.ids == tuple(image_id(numbered_image(number)) for number, _ in plain)


def test_a_cached_collection_is_found_and_is_the_same_object_for_everybody() -> None:
    ours = collection([3, 1, 4], first=500)  # that no other test has cached
    digest = cache_collection(ours)
    assert find(digest) is ours
    cache_collection(collection([3, 1, 4], first=500))
    assert find(digest) is ours
    assert find(cache_collection(NO_DRAWINGS)) is NO_DRAWINGS


def test_a_collection_in_use_stays_cached_and_another_one_is_dropped_after_a_while() -> None:
    in_use = collection([2, 7, 1])
    digest, unused = cache_collection(in_use), cache_collection(collection([8, 2, 8]))
    find(unused)
    for number in range(RECENT):
        cache_collection(collection([1], first=100 + number))
    gc.collect()
    assert find(digest) is in_use
    with pytest.raises(NudgeError, match="There are no drawings") as caught:
        find(unused)
    assert error_fields(caught) == ("unknown_drawings", "drawings", unused)

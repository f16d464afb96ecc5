"""The training examples: the data set, the data set and drawings, or drawings alone."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.data.augment import augmented
from nudge.data.catalogue import EMBEDDED_UPRIGHT
from nudge.data.datasets import load_dataset, load_embedded
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig, make_config
from nudge.training.data import dataset_for, examples_per_epoch, focus_on
from nudge.training.examples import select_examples
from nudge.training.run.history import Run
from nudge.training.run.snapshot import from_snapshot, to_snapshot
from nudge.training.streams import Stream
from nudge.training.trainer import Trainer

from tests.training.sample_drawings import COUNT, drawings

WHOLE = load_embedded()
N = len(WHOLE.train)
MINE = drawings()


def config(train_on: str = "both", **settings: Any) -> TrainingConfig:
    small = {"hidden": [4], "drawings": MINE.digest}
    return make_config({**small, "train_on": train_on, **settings})


def record_bits(run: Run) -> list[bytes]:
    """All numbers of the present step, as bytes."""
    record = run.record
    assert record.batch is not None
    arrays = [
        *record.network.weights,
        *record.network.biases,
        record.batch.index,
        record.batch.forward.a[0],
    ]
    return [array.tobytes() for array in arrays] + [repr((record.cost, record.epoch)).encode()]


def end_bits(run: Run) -> list[bytes]:
    """The parameters and the optimizer's moments, as bytes."""
    network, moments = run.state.network, run.state.optimizer.to_arrays()
    arrays = (*network.weights, *network.biases, *moments.values())
    return [array.tobytes() for array in arrays]


def test_the_data_set_alone_is_the_very_one_that_everybody_has() -> None:
    assert dataset_for(TrainingConfig()) is WHOLE
    assert dataset_for(config("dataset", drawings_weight=3)) is WHOLE
    assert examples_per_epoch(config("dataset")) == N


def test_an_epoch_of_an_upright_data_set_has_rare_images_more_often_beside_drawings() -> None:
    name = EMBEDDED_UPRIGHT.name
    base = load_dataset(name).train
    both = config(dataset=name, drawings_weight=3)
    expected = [*base.epoch_indices, *list(range(N, N + len(MINE))) * 3]
    assert sorted(dataset_for(both).train.epoch_indices) == sorted(expected)
    assert examples_per_epoch(both) == len(expected)
    assert examples_per_epoch(config("dataset", dataset=name)) == base.examples_per_epoch > N


def test_an_upright_data_set_is_trained_on_and_replayed_with_the_same_bits() -> None:
    run = Run(config("dataset", dataset=EMBEDDED_UPRIGHT.name, batch_size=50, augment=True))
    length = run.dataset.train.examples_per_epoch
    run.advance(math.ceil(length / 50))
    assert (run.record.epoch, run.record.position) == (1, length)
    seen = [record_bits(run)]
    run.advance(30)
    assert run.record.epoch == 2
    again = from_snapshot(*to_snapshot(run))
    assert record_bits(again) == record_bits(run)
    for each in (run, again):
        each.seek(math.ceil(length / 50))
        assert [record_bits(each)] == seen


def test_an_epoch_of_both_has_each_drawing_as_often_as_its_weight() -> None:
    settings = config(drawings_weight=3)
    order = Trainer(dataset_for(settings)).order(0, 1)
    times = np.bincount(order)
    assert times[:N].tolist() == [1] * N
    assert times[N:].tolist() == [3] * COUNT
    assert examples_per_epoch(settings) == len(order) == N + 3 * COUNT
    assert not np.array_equal(order, np.sort(order))


def test_drawings_alone_are_used_once_an_epoch_and_keep_their_places() -> None:
    run = Run(config("drawings", batch_size=100, drawings_weight=9))
    run.advance()
    assert run.record.batch is not None
    index = run.record.batch.index
    assert sorted(index.tolist()) == list(range(N, N + COUNT))
    assert examples_per_epoch(run.config) == COUNT
    seen = MINE.images[index - N].reshape(COUNT, -1).astype(np.float32) / np.float32(255)
    assert run.record.batch.forward.a[0].tobytes() == seen.tobytes()
    assert run.record.batch.y.argmax(axis=1).tolist() == MINE.labels[index - N].tolist()


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@given(index=st.lists(st.integers(0, N + COUNT - 1), min_size=1, max_size=20))
def test_rows_of_both_are_those_of_its_parts(dtype: str, index: list[int]) -> None:
    train = dataset_for(config()).train
    rows = train.rows(dtype, np.array(index, dtype=np.int32))
    for place, row in zip(index, rows, strict=True):
        image = WHOLE.train.images[place] if place < N else MINE.images[place - N]
        assert (
            row.tobytes() == (image.reshape(-1).astype(dtype) / np.dtype(dtype).type(255)).tobytes()
        )
    assert rows.tobytes() == train.inputs(dtype)[index].tobytes()
    assert len(train) == N + COUNT


def test_the_test_examples_stay_those_of_the_data_set() -> None:
    assert dataset_for(config()).test is dataset_for(config("drawings")).test is WHOLE.test


def test_drawings_that_nobody_knows_are_refused_by_their_digest() -> None:
    for train_on in ("drawings", "both"):
        with pytest.raises(NudgeError) as caught:
            config(train_on, drawings="0123456789abcdef")
        assert caught.value.code == "unknown_drawings"
        assert caught.value.field == "drawings"
        assert caught.value.value == "0123456789abcdef"


def test_drawings_that_are_named_and_not_trained_on_may_be_gone() -> None:
    assert dataset_for(config("dataset", drawings="0123456789abcdef")) is WHOLE


@pytest.mark.parametrize("digest", ["", drawings(0).digest])
def test_without_a_drawing_only_the_data_set_can_be_trained_on(digest: str) -> None:
    none = drawings(0)  # a reference, so that find finds it
    with pytest.raises(NudgeError) as caught:
        config("drawings", drawings=digest)
    assert caught.value.field == "train_on"
    assert caught.value.value == "drawings"
    assert "until there are drawings" in caught.value.message
    assert len(none) == 0


@pytest.mark.parametrize("weight", [0, 1001, 2.5, True])
def test_the_weight_of_drawings_is_from_1_to_1000(weight: Any) -> None:
    with pytest.raises(NudgeError) as caught:
        config(drawings_weight=weight)
    assert caught.value.field == "drawings_weight"


def test_other_data_begin_a_new_epoch_with_the_next_step() -> None:
    run = Run(make_config({"hidden": [4], "batch_size": 300}))
    run.advance(3)
    assert run.configure({"train_on": "both", "drawings": MINE.digest}) is False
    assert run.step == 3
    run.advance()
    assert (run.record.epoch, run.record.batch_number, run.record.examples_seen) == (2, 1, 1200)
    run.configure({"drawings_weight": 11})
    run.advance()
    assert (run.record.epoch, run.record.batch_number) == (3, 1)
    run.configure({"train_on": "drawings"})
    run.advance(2)
    assert (run.record.epoch, run.record.batch_number) == (5, 1)


def test_a_change_without_effect_on_the_epoch_begins_no_new_one() -> None:
    run = Run(make_config({"hidden": [4], "batch_size": 300}))
    run.configure({"train_on": "drawings", "drawings": MINE.digest})
    run.advance()
    assert run.record.epoch == 1  # no example had been used yet
    run.configure({"drawings_weight": 77, "train_on": "dataset"})
    run.configure({"train_on": "drawings"})
    run.advance()
    assert run.record.epoch == 2  # all drawings had been used
    run.configure({"train_on": "dataset"})
    run.advance()
    run.configure({"drawings_weight": 5, "drawings": ""})
    run.advance()
    assert (run.record.epoch, run.record.batch_number) == (3, 2)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_a_change_of_data_on_the_way_replays_and_is_saved_to_the_bit(optimizer: str) -> None:
    other = drawings(3, seed=8)
    run = Run(make_config({"hidden": [4], "batch_size": 50, "optimizer": optimizer}))
    run.log.checkpoints._spacing = 16
    changes: dict[int, dict[str, Any]] = {
        20: {"train_on": "both", "drawings": MINE.digest},
        40: {"augment": True},
        61: {"drawings": other.digest, "drawings_weight": 100},
        80: {"train_on": "drawings"},
        95: {"train_on": "dataset", "augment": False},
    }
    seen = {}
    for step in range(1, 121):
        run.configure(changes.get(step - 1, {}))
        run.advance()
        seen[step] = record_bits(run)
    end = end_bits(run)
    for step in (120, 20, 21, 41, 62, 81, 96, 1):
        run.seek(step)
        assert record_bits(run) == seen[step], step
    restored = from_snapshot(*to_snapshot(run))
    restored.advance(119)
    assert end_bits(restored) == end
    assert restored.record.epoch == Run.seek(run, 120).epoch
    assert record_bits(restored) == seen[120]


def test_a_change_of_data_taken_back_at_the_same_step_leaves_no_trace() -> None:
    run, plain = (Run(make_config({"hidden": [4], "batch_size": 300})) for _ in range(2))
    for each in (run, plain):
        each.advance(3)
    run.configure({"train_on": "both", "drawings": MINE.digest})
    run.configure({"train_on": "dataset", "drawings": ""})
    for each in (run, plain):
        each.advance(9)
    assert end_bits(run) == end_bits(plain)
    assert run.state.epoch == 1
    assert run.seek(5).epoch == 1


def test_a_run_saved_before_there_were_drawings_goes_on_as_it_would_have() -> None:
    run = Run(make_config({"hidden": [4]}))
    run.advance(30)
    arrays, metadata = to_snapshot(run)
    new = {"train_on", "drawings", "drawings_weight", "augment"}
    states = [metadata["state"], *metadata["checkpoints"].values()]
    for state in states:
        del state["dealing"]
        state["config"] = {
            name: value for name, value in state["config"].items() if name not in new
        }
    restored = from_snapshot(arrays, metadata)
    for each in (run, restored):
        each.advance(30)
    assert end_bits(restored) == end_bits(run)
    assert record_bits(restored) == record_bits(run)


def test_augmented_images_are_those_of_the_step_and_no_others() -> None:
    run = Run(config("dataset", augment=True, seed=3, batch_size=20))
    run.advance(7)
    batch = run.record.batch
    assert batch is not None
    stored = WHOLE.train.rows("float32", batch.index)
    expected = augmented(stored, np.random.default_rng((3, Stream.AUGMENTATION, 7)))
    assert batch.forward.a[0].tobytes() == expected.tobytes()
    assert not np.array_equal(batch.forward.a[0], stored)
    first = record_bits(run)
    run.advance(30)
    run.seek(7)
    assert record_bits(run) == first


def test_questions_about_the_batch_are_about_what_was_really_seen() -> None:
    for settings in (config(batch_size=700), config("drawings"), config(augment=True)):
        run = Run(settings)
        run.advance(2)
        batch = run.record.batch
        assert batch is not None
        asked = select_examples("batch", run.record, focus_on(settings, "train", 0), run.dataset)
        assert asked.index.tolist() == batch.index.tolist()
        assert np.allclose(asked.x, batch.forward.a[0], rtol=0, atol=1e-7)
        assert asked.labels.tolist() == batch.y.argmax(axis=1).tolist()
        assert asked.y.argmax(axis=1).tolist() == asked.labels.tolist()


def test_questions_about_all_are_about_every_example_that_is_trained_on_once() -> None:
    for train_on, places in (("both", range(N + COUNT)), ("drawings", range(N, N + COUNT))):
        run = Run(config(train_on))
        asked = select_examples("all", run.record, focus_on(run.config, "train", 0), run.dataset)
        assert asked.index.tolist() == list(places)
        assert len(asked.x) == len(asked.labels) == len(places)


def test_a_place_behind_the_data_set_is_a_drawing_with_its_label() -> None:
    focus = focus_on(config("drawings"), "train", N + 2)
    assert (focus.split, focus.index, focus.label) == ("drawn", None, int(MINE.labels[2]))
    assert focus.image.tolist() == (MINE.images[2].reshape(-1) / 255).tolist()
    assert focus_on(config("drawings"), "train", 5).index == 5
    assert focus_on(config(), "test", 5).split == "test"
    for settings, split, index in (
        (config(), "train", N + COUNT),
        (config("dataset"), "train", N),
        (config(), "test", N),
    ):
        with pytest.raises(NudgeError) as caught:
            focus_on(settings, split, index)
        assert caught.value.code == "unknown_example"

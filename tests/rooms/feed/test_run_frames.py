"""Frames and files of a session: the run's arrays to the bit, and no NaN or infinity."""

from __future__ import annotations

import json

import numpy as np
from nudge.rooms.feed import run_frames
from nudge.rooms.feed.hub import FrameLayout
from nudge.training.record import Focus
from safetensors.numpy import load

from tests.rooms.sample_rooms import ALL_GROUPS, DIVERGING, Frame, make_session, same_bits

WHOLE = FrameLayout(("example", "parameters", "gradients"))


def test_a_frame_holds_what_the_run_computed_bit_for_bit() -> None:
    session = make_session()
    session.advance(7)
    frame = Frame.read(run_frames.step_frames(session, [ALL_GROUPS])[ALL_GROUPS])
    record = session.run.record
    assert frame.step == 7
    assert float(frame.metadata["cost"]) == record.cost
    assert record.batch is not None
    for layer in (1, 2):
        np.testing.assert_array_equal(frame.tensors[f"w{layer}"], record.network.weights[layer - 1])
        np.testing.assert_array_equal(
            frame.tensors[f"grad_w{layer}"], record.batch.backward.gradient.w[layer - 1]
        )
    np.testing.assert_array_equal(frame.tensors["batch_index"], record.batch.index)
    assert frame.tensors["batch_a0"].shape == (20, 784)


def test_frames_of_one_step_for_several_layouts_say_the_same() -> None:
    session = make_session()
    session.advance(3)
    second = FrameLayout(("parameters", "gradients"), from_layer=2)
    made = run_frames.step_frames(session, [WHOLE, second])
    whole, less = Frame.read(made[WHOLE]), Frame.read(made[second])
    assert whole.metadata == less.metadata
    assert less.tensors.keys() == {"w2", "b2", "grad_w2", "grad_b2"}
    assert all(same_bits({n: whole.tensors[n]}, {n: less.tensors[n]}) for n in less.tensors)


def test_figures_that_were_not_computed_are_not_sent() -> None:
    session = make_session()
    frame = Frame.read(run_frames.step_frames(session, [ALL_GROUPS])[ALL_GROUPS])
    assert frame.metadata["cost"] == ""
    assert not any(name.startswith(("grad", "update", "batch")) for name in frame.tensors)
    assert run_frames.evaluation_frame(session) is None
    assert session.progress().cost is None
    assert session.progress().tested is None


def test_a_float64_run_is_sent_as_float32_and_saved_as_it_is() -> None:
    session = make_session(dtype="float64")
    session.advance(2)
    frame = Frame.read(run_frames.step_frames(session, [WHOLE])[WHOLE])
    file = Frame.read(run_frames.record_file(session, None, batch=False))
    assert file.tensors["w1"].dtype == np.float64
    for name, array in file.tensors.items():
        assert frame.tensors[name].dtype == np.float32
        np.testing.assert_array_equal(frame.tensors[name], array.astype(np.float32))


def test_updates_are_sent_only_where_they_do_not_follow_from_the_gradient() -> None:
    plain, momentum = make_session(), make_session(optimizer="momentum")
    for session, is_sent in ((plain, False), (momentum, True)):
        session.advance(2)
        frame = Frame.read(run_frames.step_frames(session, [WHOLE])[WHOLE])
        assert ("update_w1" in frame.tensors) is is_sent


def test_the_file_of_any_step_has_the_same_bits_as_when_the_step_was_made() -> None:
    session = make_session()
    made = []
    for _ in range(5):
        session.advance(1)
        made.append(load(run_frames.record_file(session, None, batch=True)))
    session.advance(90)
    for step, tensors in enumerate(made, 1):
        assert same_bits(
            load(run_frames.record_file(session, session.run.record_at(step), batch=True)), tensors
        )
    assert session.run.step == 95


def test_a_file_without_the_mini_batch_has_everything_else() -> None:
    session = make_session()
    session.advance(2)
    whole, less = (
        load(run_frames.record_file(session, None, batch=batch)) for batch in (True, False)
    )
    assert {name for name in whole if not name.startswith("batch_")} == less.keys()


def test_the_network_is_that_after_the_update() -> None:
    session = make_session(learning_rate=0.5)
    session.advance(1)
    record = load(run_frames.record_file(session, None, batch=False))
    network = load(run_frames.network_file(session))
    expected = record["w1"] + np.float32(-0.5) * record["grad_w1"]
    np.testing.assert_array_equal(network["w1"], expected)


def test_no_nan_leaves_a_diverged_session() -> None:
    session = make_session(**DIVERGING)
    session.advance(1000)
    session.evaluate()
    made = [
        run_frames.step_frames(session, [ALL_GROUPS])[ALL_GROUPS],
        run_frames.record_file(session, None, batch=True),
        run_frames.network_file(session),
        run_frames.scalars_frame(session),
        run_frames.evaluation_frame(session),
    ]
    for content in made:
        assert content is not None
        frame = Frame.read(content)
        for array in frame.tensors.values():
            assert np.isfinite(array).all()
        assert not {"nan", "inf", "-inf"} & set(frame.metadata.values())


def test_the_evaluation_counts_every_test_example_once() -> None:
    session = make_session()
    session.advance(50)
    session.evaluate()
    content = run_frames.evaluation_frame(session)
    assert content is not None
    frame = Frame.read(content)
    confusion = frame.tensors["confusion"]
    assert confusion.dtype == np.int32
    assert confusion.sum() == 1000
    assert np.trace(confusion) / 1000 == float(frame.metadata["accuracy"])
    labels = session.run.trainer.dataset.test.labels
    assert (frame.tensors["predictions"] == labels).mean() == float(frame.metadata["accuracy"])


def test_the_chart_shows_every_cost() -> None:
    session = make_session()
    session.advance(30)
    session.evaluate()
    chart = Frame.read(run_frames.scalars_frame(session)).tensors
    np.testing.assert_array_equal(chart["cost"], session.run.costs.astype(np.float32))
    np.testing.assert_array_equal(chart["test_step"], [30])


def test_a_drawing_is_examined_like_any_example() -> None:
    session = make_session()
    image = np.linspace(0, 1, 784)
    session.set_focus(Focus("drawn", None, image, 3))
    frame = Frame.read(run_frames.step_frames(session, [WHOLE])[WHOLE])
    np.testing.assert_array_equal(frame.tensors["a0"], image.astype(np.float32))
    assert frame.tensors["y"].tolist() == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert (frame.metadata["focus_split"], frame.metadata["focus_index"]) == ("drawn", "")


def test_metadata_is_text_that_reads_back_exactly() -> None:
    session = make_session(learning_rate=0.1)
    session.advance(1)
    metadata = Frame.read(run_frames.step_frames(session, [WHOLE])[WHOLE]).metadata
    assert all(isinstance(value, str) for value in metadata.values())
    assert float(metadata["learning_rate"]) == 0.1
    expected = {"kind": "step", "room": "TESTED", "protocol": "1", "examples_seen": "20"}
    assert json.loads(json.dumps(metadata)).items() >= expected.items()

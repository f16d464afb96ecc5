"""A session: the divergences, tests and errors of its run."""

from __future__ import annotations

import weakref

import pytest
from nudge.errors import NudgeError
from nudge.training.evaluation import evaluate
from nudge.training.run import history
from nudge.training.run.snapshot import network_tensors

from tests.rooms.sample_rooms import DIVERGING, make_session


def test_a_divergence_stops_before_the_step_and_tells_the_way_back() -> None:
    session = make_session(**DIVERGING)
    problem = session.advance(1000)
    assert problem is not None
    assert problem.code == "diverged"
    how = session.diverged
    assert how is not None
    assert how.step == session.run.step + 1
    assert 0 <= how.back_to <= session.run.step
    costs = session.run.costs
    if how.back_to < len(costs):
        assert costs[how.back_to] == costs.min()
    session.seek(how.back_to)
    assert session.diverged is None
    assert session.run.step == how.back_to


def test_other_settings_clear_a_divergence() -> None:
    session = make_session(**DIVERGING)
    session.advance(1000)
    session.configure({"learning_rate": 0.0001})
    assert session.diverged is None
    assert session.advance(1) is None or session.diverged is not None


def test_a_setting_or_a_step_that_is_not_allowed_changes_nothing() -> None:
    session = make_session()
    session.advance(3)
    before = session.progress()
    with pytest.raises(NudgeError):
        session.configure({"learning_rate": -1})
    with pytest.raises(NudgeError):
        session.seek(4)
    assert session.progress() == before


def test_a_test_is_made_once_for_each_step() -> None:
    session = make_session()
    session.advance(2)
    session.evaluate()
    first = session.evaluation
    session.evaluate()
    assert session.evaluation is first
    assert [test.step for test in session.tests] == [2]


def test_what_is_tested_are_the_parameters_on_show() -> None:
    session = make_session()
    for _ in range(4):
        record = session.run.record
        found = session.evaluate()
        shown = evaluate(record.network, record.config, session.run.dataset.test, record.step)
        assert (found.step, found.predictions.tolist()) == (record.step, shown.predictions.tolist())
        assert found.costs.tobytes() == shown.costs.tobytes()
        session.advance(1)
    replaced = {
        name: array + 1 for name, array in network_tensors(session.run.state.network).items()
    }
    session.replace_parameters(replaced)
    assert session.run.record.network is session.run.state.network
    after = session.run.state
    shown = evaluate(after.network, after.config, session.run.dataset.test, after.step)
    assert session.evaluate().costs.tobytes() == shown.costs.tobytes()


def test_test_inputs_are_retained_until_the_next_test_only() -> None:
    session = make_session(dtype="float64")
    session.evaluate()
    alive = weakref.ref(session.run.dataset.test.inputs("float64"))
    assert alive() is not None
    session.configure({"dtype": "float32"})
    session.evaluate()
    assert alive() is None


def test_test_results_of_later_steps_are_forgotten_when_a_setting_changes() -> None:
    session = make_session()
    for _ in range(4):
        session.advance(1)
        session.evaluate()
    session.seek(2)
    assert [test.step for test in session.tests] == [1, 2, 3, 4]
    session.configure({"learning_rate": 0.25})
    assert [test.step for test in session.tests] == [1]
    assert session.progress().tested is None


def test_a_run_that_can_be_no_longer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MAX_STEPS", 5)
    session = make_session()
    problem = session.advance(10)
    assert problem is not None
    assert problem.code == "limit"
    assert session.run.step == 5

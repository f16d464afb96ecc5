"""A race over HTTP and on the socket: its state, its files, and its errors."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.descent.agreement import SIZES
from nudge.descent.path import unflatten
from nudge.descent.surface import choose_surface_examples
from nudge.nn import COSTS
from nudge.training.config import TrainingConfig
from nudge.training.trainer import Trainer, TrainerState

from tests.support.embedded import TRAIN
from tests.support.server import Server
from tests.web.client import SMALL, TIMEOUT, Frame, HttpRoom, Viewer, expect_error

DATASET = load_embedded()
QUICK: dict[str, Any] = {"speed": None, "until": 2 * TRAIN, "examples": 100, "points": 15}
FILES = ("paths.csv", "race.npz", "agreement")


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=TIMEOUT, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def finished_race(client: httpx.Client, server: Server) -> Iterator[HttpRoom]:
    """A room whose race is over, with a viewer: a room without viewers may lose its race."""
    room = HttpRoom.make(client, seed=2)
    with Viewer.of(server, room.code):
        run_out(room)
        yield room


@pytest.fixture
def racing(http: httpx.Client) -> Iterator[HttpRoom]:
    """A room with its own race, which is ended with the test: the server allows few races."""
    room = HttpRoom.make(http)
    room.do("race", settings=QUICK)
    yield room
    room.do("race", settings=None)


def race(room: HttpRoom) -> dict[str, Any]:
    answer = room.http.get(f"{room.path}/race")
    assert answer.status_code == 200, answer.text
    state: dict[str, Any] = answer.json()
    return state


def wait(room: HttpRoom, what: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    while not what(state := race(room)):
        time.sleep(0.01)
    return state


def run_out(room: HttpRoom, **settings: Any) -> dict[str, Any]:
    room.do("race", settings={**QUICK, **settings})
    room.do("race_play")
    return wait(room, lambda state: bool(state["over"]))


def file(room: HttpRoom, name: str) -> httpx.Response:
    answer = room.http.get(f"{room.path}/race/{name}")
    assert answer.status_code == 200, answer.text
    return answer


def arrays(room: HttpRoom) -> dict[str, np.ndarray]:
    with np.load(io.BytesIO(file(room, "race.npz").content), allow_pickle=False) as saved:
        return dict(saved)


def table(room: HttpRoom) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file(room, "paths.csv").text)))


def test_a_room_without_a_race_tells_null(room: HttpRoom) -> None:
    assert room.http.get(f"{room.path}/race").json() is None
    for name in FILES:
        error = expect_error(room.http.get(f"{room.path}/race/{name}"), 409)
        assert error["code"] == "no_race"


def test_a_race_tells_what_it_is(finished_race: HttpRoom) -> None:
    state = race(finished_race)
    assert state["settings"]["runs"][1]["batch_size"] == "full"
    assert state["settings"]["plane"] == {"kind": "paths", "weights": None, "seed": 0}
    assert state["start"] == finished_race.state()["settings"]
    assert (state["playing"], state["over"], state["progress"]) == (False, True, 2 * TRAIN)
    assert (state["train"], state["until"]) == (TRAIN, 2 * TRAIN)
    assert state["parameter_count"] == finished_race.state()["parameter_count"]
    assert state["surface"] == {"examples": 100, "points": 15}
    assert state["plane"]["number"] > 0
    mini, full = state["runs"]
    assert (mini["step"], full["step"]) == (2 * TRAIN // 100, 2)
    assert (mini["full"], full["full"]) == (False, True)
    for run in state["runs"]:
        assert None not in [run[name] for name in run if not name.startswith("diverged")]
        assert run["examples_seen"] == 2 * TRAIN


def test_the_weights_of_a_plane_are_told_as_they_are_said(racing: HttpRoom) -> None:
    weights = [{"layer": 1, "index": 2, "from": 406}, {"layer": 2, "index": 3, "from": None}]
    plane = {"kind": "weights", "weights": weights, "seed": 0}
    racing.do("race", settings={**QUICK, "plane": plane})
    assert race(racing)["settings"]["plane"] == plane


def test_the_table_of_the_paths_reopens(finished_race: HttpRoom) -> None:
    rows, saved = table(finished_race), arrays(finished_race)
    assert len(rows) == len(saved["step0"]) + len(saved["step1"])
    for run in (0, 1):
        of_run = [row for row in rows if row["run"] == str(run)]
        for name in ("step", "epoch", "batch", "examples_seen"):
            assert [int(row[name]) for row in of_run] == saved[f"{name}{run}"].tolist()
        for name in ("seconds", "cost", "angle", "distance"):
            assert [float(row[name]) for row in of_run] == saved[f"{name}{run}"].tolist()
        places = [[float(row["x"]), float(row["y"])] for row in of_run]
        assert places == saved[f"xy{run}"].tolist()
        assert of_run[0]["batch_cost"] == ""
        assert float(of_run[-1]["batch_cost"]) == saved[f"batch_cost{run}"][-1]


def test_the_points_that_are_kept_are_those_of_the_runs(finished_race: HttpRoom) -> None:
    saved = arrays(finished_race)
    for run, batch_size in enumerate((100, TRAIN)):
        state = TrainerState.start(TrainingConfig(**{**SMALL, "seed": 2, "batch_size": batch_size}))
        trainer = Trainer(DATASET)
        for step, position in zip(saved[f"step{run}"], saved[f"positions{run}"], strict=True):
            while state.step < step:
                state, _ = trainer.step(state)
            network = unflatten(position, state.network)
            for one, other in zip(network.weights, state.network.weights, strict=True):
                assert one.tobytes() == other.tobytes()


def test_the_plane_and_the_surface_that_are_kept_belong_together(finished_race: HttpRoom) -> None:
    saved = arrays(finished_race)
    origin, directions = saved["origin"], saved["directions"]
    assert np.allclose(directions @ directions.T, np.eye(2), atol=1e-9)
    for run in (0, 1):
        offsets = saved[f"positions{run}"].astype(np.float64) - origin
        assert np.allclose(offsets @ directions.T, saved[f"xy{run}"], atol=1e-9)
    like = TrainerState.start(TrainingConfig(**SMALL)).network
    x, y = (each.astype(np.float64) for each in choose_surface_examples(DATASET, 100))
    assert saved["grid"].shape == (15, 15)
    for row, column in [(0, 14), (7, 7), (13, 1)]:
        point = np.array([saved["xs"][column], saved["ys"][row]])
        network = unflatten(origin + point @ directions, like)
        expected = COSTS["squared"].of_set(network.forward(x).a[-1], y)
        assert saved["grid"][row, column] == pytest.approx(expected, abs=1e-5)


def test_files_are_named_after_their_room(finished_race: HttpRoom) -> None:
    for name in ("paths.csv", "race.npz"):
        header = file(finished_race, name).headers["content-disposition"]
        assert header == f'attachment; filename="nudge-{finished_race.code}-{name}"'


def test_larger_mini_batches_agree_better_with_all_examples(finished_race: HttpRoom) -> None:
    found = finished_race.http.get(f"{finished_race.path}/race/agreement", params={"run": 1}).json()
    assert (found["run"], found["step"]) == (1, 2)
    assert found["sizes"] == list(SIZES)
    for low, mean, high in zip(found["low"], found["mean"], found["high"], strict=True):
        assert 0 <= low <= mean <= high <= 180
    mean = dict(zip(found["sizes"], found["mean"], strict=True))
    assert mean[1] > mean[100] > mean[2000]
    again = finished_race.http.get(f"{finished_race.path}/race/agreement", params={"run": 1}).json()
    assert again == found


@pytest.mark.parametrize("run", ["2", "-1", "4", "one"])
def test_a_run_that_is_not_there_has_no_agreement(finished_race: HttpRoom, run: str) -> None:
    answer = finished_race.http.get(f"{finished_race.path}/race/agreement", params={"run": run})
    assert expect_error(answer, 422)["field"] == "run"


def test_files_can_be_had_of_a_race_under_way(racing: HttpRoom) -> None:
    racing.do("race", settings={**QUICK, "until": 1e9})
    racing.do("race_play")
    wait(racing, lambda state: state["runs"][0]["step"] > 2)
    rows, saved = table(racing), arrays(racing)
    assert len(rows) > 3
    assert int(rows[0]["step"]) == 0
    assert len(saved["step0"]) == len(saved["positions0"]) == len(saved["xy0"])
    assert race(racing)["playing"]


def test_what_cannot_be_is_refused_readably(racing: HttpRoom) -> None:
    before = race(racing)
    for settings, field in (
        ({"runs": [{"batch_size": 0}]}, "runs.0.batch_size"),
        ({"points": 10}, "points"),
        ({"colour": 1}, "colour"),
    ):
        error = expect_error(racing.post({"type": "race", "settings": settings}), 422)
        assert error["field"] == field
        assert error["message"]
    assert expect_error(racing.post({"type": "race"}), 422)["field"] == "settings"
    assert (
        expect_error(racing.post({"type": "visit", "run": 0, "step": 99}), 422)["field"] == "step"
    )
    assert race(racing) == before


def test_only_whoever_made_the_room_commands_its_race(racing: HttpRoom, server: Server) -> None:
    command = {"type": "race_play"}
    answer = racing.http.post(f"{racing.path}/commands", json=command)
    assert answer.status_code == 401
    with Viewer.of(server, racing.code) as viewer:
        assert viewer.ask("race", settings=None)["code"] == "not_driver"
        assert viewer.ask("visit", run=0, step=0)["code"] == "not_driver"
    assert race(racing)["playing"] is False


def test_a_server_has_a_few_races_and_another_is_refused(http: httpx.Client) -> None:
    rooms = [HttpRoom.make(http) for _ in range(5)]
    made = []
    for room in rooms:
        made.append(room.post({"type": "race", "settings": {**QUICK, "until": None}}))
        room.post({"type": "race_play"})
    rejected = [answer for answer in made if answer.status_code != 200]
    assert rejected
    assert expect_error(rejected[0], 429)["code"] == "too_many_races"
    for room in rooms:
        room.http.delete(room.path, headers=room.bearer)
    another = HttpRoom.make(http)
    another.do("race", settings=QUICK)
    another.do("race", settings=None)


def test_viewers_watch_the_race_that_somebody_drives(racing: HttpRoom, server: Server) -> None:
    with Viewer.of(server, racing.code) as viewer:
        viewer.watch(["race"])
        racing.do("race_play")
        while not is_shown(viewer):
            viewer.receive()
        frames = newest(viewer)
        paths, surface = frames["paths"], frames["surface"]
        assert paths.tensors["xy0"].shape == (len(paths.tensors["step0"]), 2)
        assert {str(paths.tensors[f"{name}1"].dtype) for name in ("xy", "cost", "angle")} == {
            "float32"
        }
        assert str(paths.tensors["step1"].dtype) == "int32"
        assert surface.tensors["cost"].shape == (15, 15)
        assert set(paths.metadata) == {
            *("protocol", "kind", "room", "race", "plane", "x0", "x1", "y0", "y1")
        }


def newest(viewer: Viewer) -> dict[str, Frame]:
    """Return the newest frame of each kind."""
    return {frame.metadata["kind"]: frame for frame in viewer.frames}


def is_shown(viewer: Viewer) -> bool:
    """Whether the newest state, paths and fine surface of the finished race are of one plane."""
    races = [text["race"] for text in viewer.texts if text["type"] == "race" and text["race"]]
    frames = newest(viewer)
    if not races or not races[-1]["over"] or frames.keys() != {"paths", "surface"}:
        return False
    planes = {frame.metadata["plane"] for frame in frames.values()}
    is_fine = frames["surface"].metadata["detail"] == "fine"
    return is_fine and planes == {str(races[-1]["plane"]["number"])}


def test_a_late_viewer_is_shown_the_race_with_its_subscription(
    finished_race: HttpRoom, server: Server
) -> None:
    with (
        Viewer.of(server, finished_race.code) as first,
        Viewer.of(server, finished_race.code) as late,
    ):
        first.watch(["race"])
        while not is_shown(first):
            first.receive()
        late.watch(["race"])
        while not is_shown(late):
            late.receive()
        for kind, frame in newest(late).items():
            while int(newest(first)[kind].metadata["plane"]) < int(frame.metadata["plane"]):
                first.receive()
            assert newest(first)[kind].metadata["plane"] == frame.metadata["plane"]


def test_a_visit_over_http_is_answered_when_the_room_is_there(finished_race: HttpRoom) -> None:
    state = finished_race.do("visit", run=0, step=37)
    assert (state["step"], state["settings"]["batch_size"]) == (37, 100)
    saved = arrays(finished_race)
    position = saved["positions0"][saved["step0"].tolist().index(37)]
    tensors = finished_race.tensors("network.safetensors")
    network = np.concatenate(
        [tensors[f"{name}{layer}"].ravel() for layer in (1, 2) for name in "wb"]
    )
    assert network.tobytes() == position.tobytes()


def test_a_race_ends_with_its_room(http: httpx.Client) -> None:
    room = HttpRoom.make(http)
    room.do("race", settings={**QUICK, "until": 1e9})
    room.do("race_play")
    assert http.delete(room.path, headers=room.bearer).status_code == 204
    assert http.get(f"{room.path}/race").status_code == 404
    assert http.get("/api/health").status_code == 200

"""The experiments over HTTP: each can be raced, in any room."""

from __future__ import annotations

import httpx
from nudge.descent.experiments import EXPERIMENTS

from tests.web.client import HttpRoom


def test_experiments_are_offered_in_their_order_each_with_its_race(http: httpx.Client) -> None:
    offered = http.get("/api/experiments").json()
    assert [offered_experiment["id"] for offered_experiment in offered] == list(EXPERIMENTS)
    saddle = next(
        offered_experiment for offered_experiment in offered if offered_experiment["id"] == "saddle"
    )["race"]
    assert saddle["fairness"] == "steps"
    assert [run["batch_size"] for run in saddle["runs"]] == [100, "full"]
    assert saddle["start"]["initializer"] == "small_normal"


def test_each_can_be_raced_as_it_is_offered_in_a_room_of_other_settings(
    http: httpx.Client,
) -> None:
    room = HttpRoom.make(http, hidden=[4], activation="relu", l2=0.1, dtype="float64")
    for offered in http.get("/api/experiments").json():
        room.do("race", settings=offered["race"])
        race = http.get(f"/api/rooms/{room.code}/race").json()
        assert race["start"].items() >= offered["race"]["start"].items()
        assert race["until"] == offered["race"]["until"]
        assert not race["playing"]

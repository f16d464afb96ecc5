"""Messages from viewers: which are valid, and the errors for those that are not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.errors import BadMessage
from nudge.protocol import client_messages, race_messages
from nudge.protocol.client_messages import parse

IMAGE = [0.5] * client_messages.PIXELS


def error_for(**message: Any) -> BadMessage:
    with pytest.raises(BadMessage) as caught:
        parse(json.dumps(message))
    return caught.value


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ({"type": "hello", "token": "t"}, client_messages.Hello),
        ({"type": "subscribe", "groups": ["example"], "rate": 30}, client_messages.Subscribe),
        ({"type": "step"}, client_messages.Step),
        ({"type": "step", "count": 100_000}, client_messages.Step),
        ({"type": "play", "rate": None}, client_messages.Play),
        ({"type": "play", "rate": 2.5}, client_messages.Play),
        ({"type": "pause"}, client_messages.Pause),
        ({"type": "seek", "step": 0}, client_messages.Seek),
        ({"type": "focus", "split": "test", "index": 3}, client_messages.ChooseFocus),
        ({"type": "focus", "image": IMAGE, "label": 7}, client_messages.ChooseFocus),
        ({"type": "focus", "image": IMAGE}, client_messages.ChooseFocus),
        ({"type": "apply"}, client_messages.Apply),
        ({"type": "apply", "learning_rate": 1000, "again": True}, client_messages.Apply),
        ({"type": "undo"}, client_messages.Undo),
        ({"type": "configure", "settings": {"seed": 1}}, client_messages.Configure),
        ({"type": "reset"}, client_messages.Reset),
        ({"type": "reset", "seed": 2**32 - 1}, client_messages.Reset),
        ({"type": "select"}, client_messages.Select),
        ({"type": "select", "layer": 2, "index": 1, "from": 15}, client_messages.Select),
        (
            {"type": "cursor", "phase": "cost", "place": "lab", "chapter": 3},
            client_messages.MoveCursor,
        ),
        ({"type": "race", "settings": {"speed": None}}, race_messages.SetRace),
        ({"type": "race", "settings": None}, race_messages.SetRace),
        ({"type": "race_play"}, race_messages.PlayRace),
        ({"type": "race_pause"}, race_messages.PauseRace),
        ({"type": "race_restart"}, race_messages.RestartRace),
        ({"type": "visit", "run": 3, "step": 7}, race_messages.Visit),
    ],
)
def test_every_message_is_read_as_what_it_is(message: dict[str, Any], kind: type) -> None:
    read = parse(json.dumps({**message, "id": 7}))
    assert isinstance(read, kind)
    assert read.id == 7
    payload = read.model_dump(by_alias=True, mode="json")
    assert {name: payload[name] for name in message} == message


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        ({"type": "step", "count": 0}, "count", 0),
        ({"type": "step", "count": 100_001}, "count", 100_001),
        ({"type": "step", "count": "3"}, "count", "3"),
        ({"type": "step", "count": 1.5}, "count", 1.5),
        ({"type": "step", "count": True}, "count", True),
        ({"type": "step", "cuont": 3}, "cuont", 3),
        ({"type": "play", "rate": 0}, "rate", 0),
        ({"type": "play", "rate": 1000.5}, "rate", 1000.5),
        ({"type": "seek", "step": -1}, "step", -1),
        ({"type": "seek", "step": 2**53}, "step", 2**53),
        ({"type": "focus", "split": "valid", "index": 0}, "split", "valid"),
        ({"type": "focus", "image": [2.0, *IMAGE[1:]], "label": 7}, "image.0", 2.0),
        ({"type": "focus", "image": IMAGE, "label": 10}, "label", 10),
        ({"type": "apply", "learning_rate": 0}, "learning_rate", 0),
        ({"type": "apply", "learning_rate": 1000.5}, "learning_rate", 1000.5),
        ({"type": "apply", "again": 1}, "again", 1),
        ({"type": "undo", "step": 3}, "step", 3),
        ({"type": "reset", "seed": 2**32}, "seed", 2**32),
        ({"type": "select", "layer": -1, "index": 0}, "layer", -1),
        ({"type": "cursor", "phase": "x" * 65}, "phase", "x" * 65),
        ({"type": "subscribe", "groups": ["everything"]}, "groups.0", "everything"),
        ({"type": "subscribe", "groups": [], "rate": 61}, "rate", 61),
        ({"type": "visit", "run": 4, "step": 0}, "run", 4),
        ({"type": "visit", "run": 0, "step": -1}, "step", -1),
        ({"type": "race_play", "rate": 3}, "rate", 3),
        ({"type": "dance"}, "type", "dance"),
    ],
)
def test_an_error_names_field_value_and_what_is_allowed(
    message: dict[str, Any], field: str, value: object
) -> None:
    error = error_for(**message)
    assert (error.field, error.value) == (field, value)
    assert error.allowed
    assert field in error.message or str(value) in error.message


def test_a_missing_field_is_named() -> None:
    assert error_for(type="seek").field == "step"
    assert error_for(type="seek").message == "step is missing."
    assert error_for(type="race").field == "settings"


def test_the_error_for_a_message_without_a_type_lists_the_types() -> None:
    assert error_for(count=3).field == "type"
    assert error_for(count=3).allowed == ", ".join(client_messages.TYPES)


@pytest.mark.parametrize(
    "message",
    [
        {"split": "train"},
        {"index": 3},
        {"split": "train", "label": 3},
        {"label": 3},
        {"split": "train", "image": IMAGE},
        {"index": 0, "image": IMAGE},
        {"split": "train", "index": 0, "label": 3},
        {"split": "train", "index": 0, "image": IMAGE, "label": 3},
    ],
)
def test_a_focus_is_either_an_example_or_a_drawing(message: dict[str, Any]) -> None:
    error = error_for(type="focus", **message)
    assert error.allowed == "either split and index, or an image, with its label if that is known"


def test_an_image_of_another_size_is_refused() -> None:
    assert error_for(type="focus", image=IMAGE[1:], label=3).field == "image"


@pytest.mark.parametrize(
    "selection", [{"layer": 1}, {"index": 1}, {"layer": 0, "index": 1, "from": 2}]
)
def test_half_a_selection_is_refused(selection: dict[str, Any]) -> None:
    assert error_for(type="select", **selection).field == "select"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_nan_and_infinity_are_refused(number: str) -> None:
    with pytest.raises(BadMessage):
        parse(f'{{"type": "play", "rate": {number}}}')


def test_a_token_is_never_sent_back() -> None:
    secret = "s3cret" * 50
    error = error_for(type="hello", token=secret)
    assert error.field == "token"
    assert "s3cret" not in json.dumps(error.as_dict())


def test_a_long_value_is_sent_back_shortened() -> None:
    error = error_for(type="cursor", phase="x" * 60_000)
    assert len(json.dumps(error.as_dict())) < 700


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
fields = st.sampled_from(
    ["type", "id", "count", "rate", "step", "split", "index", "image", "settings", "layer", "from"]
)
messages = st.dictionaries(fields, json_values | st.sampled_from(client_messages.TYPES))


@given(st.text() | st.binary() | json_values.map(json.dumps) | messages.map(json.dumps))
def test_any_text_is_a_message_or_gives_a_short_readable_error(text: str | bytes) -> None:
    outcome = type_or_error(text)
    assert "pydantic" not in outcome
    assert len(outcome) < 2000


def type_or_error(text: str | bytes) -> str:
    """Return the type of a message, or the error for it as it is sent."""
    try:
        return parse(text).type
    except BadMessage as error:
        return json.dumps(error.as_dict(), allow_nan=False)


@pytest.mark.parametrize(
    ("message", "allowed"),
    [
        ({"type": "focus", "image": [0.0] * 783, "label": 1}, "784 of them at least"),
        ({"type": "focus", "image": [0.0] * 785, "label": 1}, "784 of them at most"),
        ({"type": "hello", "token": "x" * 201}, "200 characters at most"),
        ({"type": "subscribe", "groups": "step"}, "a list"),
    ],
)
def test_the_allowed_values_are_described_without_terms_of_python(
    message: dict[str, Any], allowed: str
) -> None:
    with pytest.raises(BadMessage) as caught:
        parse(json.dumps(message))
    assert caught.value.allowed == allowed

"""The generated file is up to date and has every message of the protocol."""

from __future__ import annotations

import json

import pytest
from nudge.protocol import client_messages, javascript, server_messages
from nudge.settings import Settings


def test_the_committed_file_is_up_to_date() -> None:
    assert javascript.main(["--check"]) == 0


def test_a_stale_file_is_detected(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(client_messages, "MAX_COUNT", 12)
    assert javascript.main(["--check"]) == 1
    assert "stale" in capsys.readouterr().err


def test_every_message_and_close_code_is_in_it() -> None:
    text = (Settings().static_dir / javascript.TARGET).read_text("utf-8")
    for message in client_messages.TYPES:
        assert f"@property {{'{message}'}} type" in text
    for close in client_messages.Close:
        assert f"{close.name}: {close.value}," in text
    for field in server_messages.RoomState.model_fields:
        assert f" {field}\n" in text


def test_the_names_of_choices_are_types() -> None:
    text = javascript.generate()
    assert "@property {'squared' | 'cross_entropy'} cost" in text
    assert "@property {number[]} hidden" in text
    assert "@property {Divergence | null} diverged" in text
    assert "@property {number} [count]" in text
    assert json.dumps(client_messages.SUBPROTOCOL).strip('"') in text

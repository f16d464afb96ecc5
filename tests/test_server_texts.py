"""The server's texts: each is used, has the values that it names, and is an English sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest
from nudge import texts
from nudge.data.catalogue import CATALOGUE
from nudge.data.files import not_downloaded
from nudge.errors import NudgeError
from nudge.texts import ENGLISH, FOLDER, Text, text_of
from pydantic import TypeAdapter

from tests.support import ROOT
from tests.support.texts import read_texts

TEXTS = ROOT / "locales" / ENGLISH / FOLDER
CLOSE_REASON = 100  # characters of a sentence in a close frame


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield each call of `Text.of` in the package, and where it is."""
    for file in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Text.of":
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_every_text_of_the_code_is_in_the_files_with_the_same_values() -> None:
    named, wrong = read_texts(TEXTS), []
    for where, call in calls():
        id = str(ast.literal_eval(call.args[0]))
        given = {keyword.arg for keyword in call.keywords}
        if id not in named:
            wrong.append(f"{where}: there is no text {id}")
        elif given != named[id].variables:
            wrong.append(
                f"{where}: {id} has {sorted(named[id].variables)}, not {sorted(map(str, given))}"
            )
    assert not wrong


def test_every_text_in_the_files_is_used_by_the_code() -> None:
    used = {ast.literal_eval(call.args[0]) for _, call in calls()}
    assert read_texts(TEXTS).keys() - used == set()


def test_every_id_begins_as_those_of_the_server_do() -> None:
    assert [id for id in read_texts(TEXTS) if not id.startswith("server-")] == []


def test_a_text_within_a_text_is_part_of_its_sentence() -> None:
    reason = Text.of("server-mirror-answers", status=404)
    error = NudgeError(Text.of("server-file-unusable", file="a.gz", reason=reason))
    assert str(error) == error.message == "a.gz cannot be used: answers 404."
    sent = error.as_dict()
    assert sent["text"]["values"]["reason"] == {
        "id": "server-mirror-answers",
        "values": {"status": 404},
    }
    assert TypeAdapter(Text).validate_python(sent["text"]) == error.text


def test_numbers_are_sent_as_numbers_and_written_as_in_english() -> None:
    text = Text.of("server-too-many-drawings", most=1000, count=1000, more=2)
    assert str(text) == (
        "A room keeps at most 1,000 drawings; here are 1,000, and 2 would be added. "
        "Remove some first."
    )
    assert asdict(text)["values"] == {"most": 1000, "count": 1000, "more": 2}


@pytest.mark.parametrize(
    "text",
    [
        Text("server-no-such-text", {}),
        Text("server-room-full", {}),
        Text("server-file-unusable", {"file": "a.gz", "reason": Text("server-room-full", {})}),
    ],
)
def test_an_unknown_id_and_a_missing_value_are_errors_and_no_sentence(text: Text) -> None:
    with pytest.raises(LookupError):
        str(text)


def test_what_was_received_is_sent_cut_short_in_the_text_as_in_the_sentence() -> None:
    sent = NudgeError(Text.of("server-dataset-unknown", name="x" * 9000)).as_dict()
    assert len(sent["message"]) == len(sent["text"]["values"]["name"]) == 500


def test_the_reason_of_a_closed_room_fits_into_a_close_frame() -> None:
    for data in CATALOGUE.values():
        if data.files:  # the others are part of the package, or are made of another's files
            assert len(not_downloaded(data).message.encode()) <= CLOSE_REASON


def test_the_text_of_an_error_is_the_one_that_it_was_raised_with() -> None:
    text = Text.of("server-internal")
    assert text_of(ValueError(text)) is text
    assert str(ValueError(text)) == "Something went wrong inside the server."


def test_a_text_is_said_in_another_language_and_in_english_where_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, source in {
        "en": "whole = At { $part }.\npart = step { $step }",
        "de": "whole = Bei { $part }.\npart = Schritt { $step }",
    }.items():
        folder = tmp_path / language / FOLDER
        folder.mkdir(parents=True)
        (folder / "a.ftl").write_text(source, "utf-8")
    monkeypatch.setattr(texts, "resource_folder", lambda _: tmp_path)
    monkeypatch.setattr(texts, "_bundle", cache(texts._bundle.__wrapped__))
    text = Text.of("whole", part=Text.of("part", step=1234))
    assert text.in_language("de") == "Bei Schritt 1.234."
    assert text.in_language("fr") == str(text) == "At step 1,234."

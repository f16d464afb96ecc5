"""Writes ``static/client_messages.js`` from the protocol: constants, and types for the checker.

Run it after changing the protocol: ``python -m nudge.protocol.javascript``. With ``--check`` it
only says whether the file is what it would write.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from nudge.descent import settings as descent
from nudge.protocol import client_messages, server_messages
from nudge.settings import Settings
from nudge.training.config import CHOICES, TrainingConfig

TARGET = Path("protocol.js")
HEAD = """\
/**
 * The protocol: its constants and the types of its messages.
 *
 * Generated from app/nudge/protocol, its client_messages.py and server_messages.py. Do not edit it,
 * but run `python -m nudge.protocol.javascript`.
 */
"""

TYPES: Mapping[str, str] = {
    "integer": "number",
    "number": "number",
    "string": "string",
    "boolean": "boolean",
    "null": "null",
    "object": "Record<string, any>",
}
"""JavaScript's names of JSON schema's types."""


def generate() -> str:
    """Return the text of the file."""
    constants = "\n".join(f"export const {name} = {_js(value)};\n" for name, value in _constants())
    types = "\n".join((*_models(), *_unions()))
    return f"{HEAD}\n{constants}\n{types}"


def _constants() -> Iterator[tuple[str, Any]]:
    yield "PROTOCOL", client_messages.VERSION
    yield "SUBPROTOCOL", client_messages.SUBPROTOCOL
    yield "KINDS", list(client_messages.KINDS)
    yield "GROUPS", list(client_messages.SUBSCRIPTIONS)
    yield "MESSAGES", list(client_messages.TYPES)
    yield "CLOSE", {close.name: close.value for close in client_messages.Close}
    yield (
        "LIMITS",
        {
            "count": client_messages.MAX_COUNT,
            "rate": client_messages.MAX_RATE,
            "frameRate": client_messages.MAX_FRAME_RATE,
            "pixels": client_messages.PIXELS,
            "text": client_messages.MAX_TEXT,
            "messageBytes": Settings.max_message_bytes,
            "messagesPerSecond": Settings.messages_per_second,
        },
    )


def _models() -> Iterator[str]:
    """Yield a typedef for each message and each part of one."""
    messages = get_args(client_messages.Hello | client_messages.Subscribe | client_messages.Command)
    parts = (
        server_messages.DataSummary,
        server_messages.Divergence,
        server_messages.FocusState,
        server_messages.DrawingsState,
        server_messages.SingleStepState,
        server_messages.Cursor,
        server_messages.Selection,
        descent.RunSettings,
        descent.WeightSettings,
        descent.PlaneSettings,
        descent.RaceSettings,
        server_messages.RunState,
        server_messages.PlaneState,
        server_messages.SurfaceState,
        server_messages.RaceState,
    )
    yield _typedef("TrainingConfig", TrainingConfig, inward=False, choices=CHOICES)
    for model in (*parts, server_messages.RoomState, *server_messages.SPOKEN):
        yield _typedef(model.__name__, model, inward=False)
    for message in messages:
        yield _typedef(message.__name__, message, inward=True)


def _unions() -> Iterator[str]:
    messages = get_args(client_messages.Hello | client_messages.Subscribe | client_messages.Command)
    yield f"/** @typedef {{{' | '.join(m.__name__ for m in messages)}}} Message */\n"
    yield f"/** @typedef {{{' | '.join(m.__name__ for m in server_messages.SPOKEN)}}} Answer */\n"


def _typedef(
    name: str,
    model: type[BaseModel],
    *,
    inward: bool,
    choices: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """Return a model as a JSDoc typedef; ``inward``, what has a default may be left out."""
    schema = model.model_json_schema(by_alias=True)
    required = schema.get("required", [])
    lines = [f" * {line}".rstrip() for line in cleandoc(model.__doc__ or name).splitlines()]
    lines += [" *", f" * @typedef {{object}} {name}"]
    for field, place in schema["properties"].items():
        kind = _type({"enum": choices[field]}) if choices and field in choices else _type(place)
        shown = f"[{field}]" if inward and field not in required else field
        lines.append(f" * @property {{{kind}}} {shown}")
    return "/**\n" + "\n".join(lines) + "\n */\n"


def _type(place: Mapping[str, Any]) -> str:
    """Return JavaScript's type for one place of a JSON schema."""
    if "$ref" in place:
        return str(place["$ref"]).rsplit("/", 1)[-1]
    if "const" in place:
        return _quoted(place["const"])
    if "enum" in place:
        return " | ".join(_quoted(value) for value in place["enum"])
    if "anyOf" in place:
        return " | ".join(dict.fromkeys(_type(option) for option in place["anyOf"]))
    if place.get("type") == "array":
        inner = _type(place.get("items") or next(iter(place.get("prefixItems", ())), {}))
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    return TYPES.get(str(place.get("type")), "any")


def _quoted(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else json.dumps(value)


def _js(value: Any) -> str:
    """Return a constant as the page's style has it: four spaces, single quotes."""
    if isinstance(value, dict):
        rows = "".join(f"    {name}: {_js(item)},\n" for name, item in value.items())
        return f"{{\n{rows}}}"
    if isinstance(value, list):
        rows = "".join(f"    {_js(item)},\n" for item in value)
        return f"/** @type {{const}} */ ([\n{rows}])"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _quoted(value)


def main(arguments: list[str]) -> int:
    """Write the file, or with --check compare it; return the exit status."""
    target = Settings().static_dir / TARGET
    text = generate()
    if "--check" in arguments:
        fresh = target.is_file() and target.read_text("utf-8") == text
        if not fresh:
            print(
                f"{target.name} is stale: run python -m nudge.protocol.javascript", file=sys.stderr
            )
        return 0 if fresh else 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

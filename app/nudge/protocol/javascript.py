"""Writes ``static/protocol.js``: the protocol's constants, and its types for the type checker.

Run it after a change of the protocol: ``python -m nudge.protocol.javascript``. With ``--check`` it
writes nothing; its exit status says whether the file is up to date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter

from nudge.descent import settings as descent
from nudge.protocol import client_messages, server_messages
from nudge.settings import Settings
from nudge.texts import Text
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
"""JavaScript's types by the names of JSON schema's."""


def generate() -> str:
    """Return the text of ``static/protocol.js``."""
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
            "heartbeatSeconds": Settings.heartbeat_seconds,
            "missedHeartbeats": client_messages.MISSED_HEARTBEATS,
            "silenceSeconds": client_messages.MAX_SILENCE,
        },
    )


def _models() -> Iterator[str]:
    """Yield a typedef for each message and each model in one."""
    messages = get_args(client_messages.ClientMessage)
    parts = (
        Text,
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
    yield _typedef("TrainingConfig", TrainingConfig, from_client=False, choices=CHOICES)
    for model in (*parts, server_messages.RoomState, *server_messages.SERVER_MESSAGES):
        yield _typedef(model.__name__, model, from_client=False)
    for message in messages:
        yield _typedef(message.__name__, message, from_client=True)


def _unions() -> Iterator[str]:
    messages = get_args(client_messages.ClientMessage)
    yield f"/** @typedef {{{' | '.join(m.__name__ for m in messages)}}} Message */\n"
    yield (
        f"/** @typedef {{{' | '.join(m.__name__ for m in server_messages.SERVER_MESSAGES)}}}"
        " Answer */\n"
    )


def _typedef(
    name: str,
    model: type[BaseModel | Text],
    *,
    from_client: bool,
    choices: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """Return a model as a JSDoc typedef; ``from_client``, fields with a default are optional."""
    schema = TypeAdapter(model).json_schema(by_alias=True)
    if "$ref" in schema:  # of a model that refers to itself
        schema = schema["$defs"][name]
    required = schema.get("required", [])
    lines = [f" * {line}".rstrip() for line in cleandoc(model.__doc__ or name).splitlines()]
    lines += [" *", f" * @typedef {{object}} {name}"]
    for field, field_schema in schema["properties"].items():
        kind = (
            _type({"enum": choices[field]}) if choices and field in choices else _type(field_schema)
        )
        label = f"[{field}]" if from_client and field not in required else field
        lines.append(f" * @property {{{kind}}} {label}")
    return "/**\n" + "\n".join(lines) + "\n */\n"


def _type(schema: Mapping[str, Any]) -> str:
    """Return JavaScript's type for a JSON schema."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "const" in schema:
        return _quoted(schema["const"])
    if "enum" in schema:
        return " | ".join(_quoted(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(option) for option in schema["anyOf"]))
    if schema.get("type") == "array":
        inner = _type(schema.get("items") or next(iter(schema.get("prefixItems", ())), {}))
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    values = schema.get("additionalProperties")
    if isinstance(values, Mapping):
        return f"Record<string, {_type(values)}>"
    return TYPES.get(str(schema.get("type")), "any")


def _quoted(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else json.dumps(value)


def _js(value: Any) -> str:
    """Return a constant in the page's code style: four spaces, single quotes."""
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
    """Write the file, or compare it with ``--check``; return the exit status."""
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

"""The settings that a room may have, for a page that offers them."""

from __future__ import annotations

from typing import Any

from nudge.data.datasets import available
from nudge.protocol import client_messages
from nudge.settings import Settings
from nudge.training.config import CHOICES, HOT, TrainingConfig


def options(settings: Settings) -> dict[str, Any]:
    """Return the settings' defaults, names to choose from, JSON schema, and the limits."""
    return {
        "defaults": TrainingConfig().model_dump(mode="json"),
        "choices": {name: list(names) for name, names in CHOICES.items()}
        | {"dataset": list(available())},
        "hot": sorted(HOT),
        "schema": TrainingConfig.model_json_schema(),
        "limits": {
            "max_count": client_messages.MAX_COUNT,
            "max_rate": client_messages.MAX_RATE,
            "max_frame_rate": client_messages.MAX_FRAME_RATE,
            "max_message_bytes": settings.max_message_bytes,
            "messages_per_second": settings.messages_per_second,
        },
    }

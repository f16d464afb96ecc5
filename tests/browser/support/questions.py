"""What the panels that ask the server are tested with."""

from __future__ import annotations

from typing import Any

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.support.server import Server


def opened(
    new_context: NewContext, server: Server, address: str, phase: str, **options: Any
) -> Nudge:
    """The page at ``address``, at the end of ``phase``, with reduced motion."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    nudge = Nudge.open(page, server, f"{address}&phase={phase}")
    nudge.until_at(phase)
    return nudge


def asked(nudge: Nudge, path: str, **query: Any) -> dict[str, Any]:
    answer: dict[str, Any] = nudge.get(f"{nudge.address}/{path}", query).json()
    return answer

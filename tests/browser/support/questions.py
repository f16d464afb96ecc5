"""Helpers for tests of panels that send questions to the server."""

from __future__ import annotations

from typing import Any

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.support.server import Server


def open_at_phase(
    new_context: NewContext, server: Server, address: str, phase: str, **options: Any
) -> Nudge:
    """Open ``address`` with reduced motion, at the end of ``phase``."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    nudge = Nudge.open(page, server, f"{address}&phase={phase}")
    nudge.until_phase(phase)
    return nudge


def get_answer(nudge: Nudge, path: str, **query: Any) -> dict[str, Any]:
    """Return the server's answer to a question about the page's room."""
    answer: dict[str, Any] = nudge.get(f"{nudge.address}/{path}", query).json()
    return answer

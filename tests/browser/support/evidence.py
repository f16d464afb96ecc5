"""Saves evidence of a failed browser test in test-results/: pictures, traces, the server's log."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error

from tests.browser.support.contexts import LentContext
from tests.support import ROOT

RESULTS = ROOT / "test-results"
SHOWN = """() => {
  const { scene, record } = document.querySelector('.stage canvas') ?? {};
  const { step, phase, t } = scene ?? {};
  const text = document.body.innerText;
  return { address: location.href, step, phase, t, focus: record?.focus, text };
}"""


def evidence_folder(test: str) -> Path:
    """Return the folder for the evidence of a test, named after the test; create it if missing."""
    folder = RESULTS / re.sub(r"[^\w.=-]+", "-", test.removeprefix("tests/")).strip("-")[:180]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def save_evidence(lent: LentContext, test: str) -> None:
    """Save the pages, the trace and the server's output of a context in which a test has failed.

    Leaves out what cannot be read any more. Starts a new part of the trace.
    """
    folder = evidence_folder(test)
    number = len(list(folder.glob("trace-*.zip"))) + 1
    for page_number, page in enumerate(lent.pages, 1):
        with suppress(Error):
            page.screenshot(path=folder / f"page-{number}-{page_number}.png", timeout=5000)
        with suppress(Error):
            state = json.dumps(page.evaluate(SHOWN), indent=1, ensure_ascii=False)
            (folder / f"page-{number}-{page_number}.json").write_text(state, "utf-8")
    with suppress(Error):
        lent.context.tracing.stop_chunk(path=folder / f"trace-{number}.zip")
        lent.context.tracing.start_chunk()
    log = f"{lent.server.output}\n--- errors\n{lent.server.errors}"
    (folder / f"server-{number}.txt").write_text(log, "utf-8")

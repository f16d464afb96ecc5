"""What a failed browser test leaves under test-results/: pictures, a trace, the server's log."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error

from tests.browser.support.contexts import Lent
from tests.support import ROOT

RESULTS = ROOT / "test-results"
SHOWN = """() => {
  const { scene, record } = document.querySelector('.stage canvas') ?? {};
  const { step, phase, t } = scene ?? {};
  const text = document.body.innerText;
  return { address: location.href, step, phase, t, focus: record?.focus, text };
}"""


def folder_of(test: str) -> Path:
    """Where the evidence of a test is kept: a folder named after it, made where it is missing."""
    folder = RESULTS / re.sub(r"[^\w.=-]+", "-", test.removeprefix("tests/")).strip("-")[:180]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep_evidence(one: Lent, test: str) -> None:
    """Keep what can be had of a context in which a test has failed; ends its trace's chunk."""
    folder = folder_of(test)
    number = len(list(folder.glob("trace-*.zip"))) + 1
    for at, page in enumerate(one.pages, 1):
        with suppress(Error):
            page.screenshot(path=folder / f"page-{number}-{at}.png", timeout=5000)
        with suppress(Error):
            told = json.dumps(page.evaluate(SHOWN), indent=1, ensure_ascii=False)
            (folder / f"page-{number}-{at}.json").write_text(told, "utf-8")
    with suppress(Error):
        one.context.tracing.stop_chunk(path=folder / f"trace-{number}.zip")
        one.context.tracing.start_chunk()
    log = f"{one.server.output}\n--- errors\n{one.server.errors}"
    (folder / f"server-{number}.txt").write_text(log, "utf-8")

"""axe-core's accessibility rules, run in the page under test.

The script comes with the PyPI package axe-playwright-python, so `pip install -e '.[test]'` is
enough. That package's own runner is not used, since it builds its call from Python's repr.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from playwright.sync_api import Page

from tests.browser.support.reads import wait_for_rest

RUN = """async ([part, options]) => {
  const { passes, violations } = await axe.run(part ?? document, options);
  return { passes: passes.length, violations };
}"""


@cache
def script() -> str:
    """Return the source of axe-core."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def axe(page: Page, *, part: str | None = None, without: tuple[str, ...] = ()) -> list[str]:
    """Return the violations in the current `page`, one readable text each; [] if there are none.

    `part`: a selector of the part to check, where the rest of the page was checked before.
    `without`: names of rules to leave out. Raises RuntimeError if no rule found anything to
    check: an empty page has no violations either.
    """
    # Not a <script>: the page's policy forbids foreign scripts, and the tests must not change it.
    wait_for_rest(page, frames=3)
    if not page.evaluate("'axe' in window"):
        page.evaluate(script())
    rules = {name: {"enabled": False} for name in without}
    result = page.evaluate(RUN, [part, {"resultTypes": ["violations"], "rules": rules}])
    if not result["passes"]:
        raise RuntimeError(f"axe found nothing to check at {page.url}")
    return [readable(violation) for violation in result["violations"]]


def readable(violation: dict[str, Any]) -> str:
    """Return the rule, its impact, and each element that breaks it with the reason."""
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines.append(f"  {node['html'][:160]}")
        checks = [*node["any"], *node["all"], *node["none"]]
        lines.extend(f"    {check['message']}" for check in checks)
    return "\n".join(lines)

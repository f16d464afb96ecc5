"""Runs each test that failed once more, alone, and tells which of them passes then.

    python .ci/again.py STATUS REPORT TOLD

belongs after `pytest --junitxml=REPORT`, which ended with STATUS, in the same folder and the same
environment. Ends with 0 if every test has passed, in the whole run or alone; otherwise with
STATUS. Writes what passed only alone to the file TOLD, which is left out if there is nothing to
say. Whatever else ends a run (a file that cannot be imported, an interruption) is not run again.

What tests leave in test-results/ is sorted by run: `whole/`, then `alone-1/`, `alone-2/` ...
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

MOST = 10  # of more failures something is the cause: to run them again would hide it
SOME_FAILED = 1  # pytest's exit status; 2 and more are other endings
LAST_FAILED = Path(".pytest_cache/v/cache/lastfailed")
RESULTS = Path("test-results")
SORTED = Path("test-results.sorted")
CUT = 150  # characters: folders of tests with longer ids may be called by their beginning
SHOWN = 12  # lines of a failure's text


def failed() -> list[str]:
    """What failed in the last run, as pytest lists it: ids of tests, files that were not read."""
    return sorted(json.loads(LAST_FAILED.read_text("utf-8"))) if LAST_FAILED.exists() else []


def why_not(status: int, tests: Sequence[str]) -> str:
    """Why a run that failed is not run again, or "" where it is."""
    if status != SOME_FAILED:
        return f"pytest ended with {status}"
    if not tests:
        return "pytest left no list of what failed"
    if len(tests) > MOST:
        return f"{len(tests)} failed, and more than {MOST} are no accident"
    unread = [test for test in tests if "::" not in test]
    return f"not collected: {', '.join(unread)}" if unread else ""


def text_of(test: str, report: Path) -> str:
    """What the report of the whole run says of a failed test: its last lines."""
    file, bracket, parameters = test.partition("[")
    *owners, name = file.replace(".py::", "::").split("::")
    address = (".".join(owners).replace("/", "."), name + bracket + parameters)
    said = [
        problem.text or problem.get("message") or ""
        for case in ElementTree.parse(report).iter("testcase")
        if (case.get("classname"), case.get("name")) == address
        for problem in [*case.findall("failure"), *case.findall("error")]
    ]
    lines = "\n".join(said).strip().splitlines() or ["(the report has no text of it)"]
    return "\n".join(lines[-SHOWN:])


def keep(run: str) -> None:
    """Move what tests have left in test-results/ to the folder of that run."""
    if RESULTS.is_dir():
        SORTED.mkdir(exist_ok=True)
        RESULTS.rename(SORTED / run)


def left_by(test: str) -> list[str]:
    """The folders that `test` has left in any run, as they are called when all is sorted."""
    folders = sorted(SORTED.glob("*/*"), reverse=True)  # the whole run's first
    return [
        (RESULTS / folder.relative_to(SORTED)).as_posix()
        for folder in folders
        if is_of(folder.name, test)
    ]


def is_of(folder: str, test: str) -> bool:
    """Whether a folder is named after `test`: by its id, with other signs, and cut where long."""
    kept, wanted = (re.sub(r"[\W_]", "", name.removeprefix("tests/")) for name in (folder, test))
    return kept == wanted or (len(folder) >= CUT and wanted.startswith(kept))


def passes_alone(test: str, report: Path) -> bool:
    """Run one test in a process of its own, with all traces on; a test that is skipped fails."""
    print(f"\n=== again, alone: {test}", flush=True)
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-n", "0", f"--junitxml={report}", test]
    environment = {**os.environ, "PYTEST_ADDOPTS": "", "NUDGE_TRACE": "full"}
    ended = subprocess.run(command, env=environment).returncode
    return ended == 0 and not list(ElementTree.parse(report).iter("skipped"))


def told(tests: Iterable[str], report: Path) -> str:
    """Of tests that passed when they ran again: which, what they said first, and their traces."""
    parts = ["!!! THESE FAILED AND PASSED WHEN THEY RAN AGAIN, ALONE:"]
    for test in tests:
        parts.append(f"!!! {test}")
        parts += [f"      {line}" for line in text_of(test, report).splitlines()]
        parts += [f"    its trace: {folder}" for folder in left_by(test)]
    return "\n".join(parts) + "\n"


def run_again(tests: Sequence[str], report: Path, told_file: Path) -> list[str]:
    """Run each alone; returns those that fail again, and writes about the others."""
    keep("whole")
    passed = []
    for number, test in enumerate(tests, 1):
        if passes_alone(test, report.with_name("alone.xml")):
            passed.append(test)
        keep(f"alone-{number}")
    if passed:
        told_file.write_text(told(passed, report), "utf-8")
    if SORTED.is_dir():
        SORTED.rename(RESULTS)
    return [test for test in tests if test not in passed]


def main(status: int, report: Path, told_file: Path) -> int:
    if status == 0:
        return 0
    tests = failed()
    reason = why_not(status, tests)
    if reason:
        print(f"\n!!! nothing is run again: {reason}")
        return status
    again = run_again(tests, report, told_file)
    for test in again:
        print(f"!!! failed twice, the second time alone: {test}")
    return status if again else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))

"""The programs that CI runs around pytest, in .ci/."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.browser.support import evidence
from tests.support import ROOT

CI = ROOT / ".ci"
# The test projects must not see the outer pytest run, and need few of its plugins.
INHERITED = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
ENVIRONMENT = {**INHERITED, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "xdist.plugin"}


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True
    )


# The commands of the README


def readme(name: str, *file: Path) -> subprocess.CompletedProcess[str]:
    return run(CI / "readme.py", name, *file)


def test_the_readme_has_the_two_commands_and_each_makes_its_environment() -> None:
    commands = {name: readme(name).stdout.strip() for name in ("start", "test")}
    for command in commands.values():
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert commands["start"].endswith(" && .venv/bin/nudge")
    assert commands["test"].endswith(" && .venv/bin/pytest")


@pytest.mark.parametrize("name", ["start", "test"])
def test_the_line_for_windows_does_the_same(name: str) -> None:
    line = readme(name).stdout.strip().replace("'", "").replace("python3", "py")
    same = line.replace(".venv/bin/", ".venv\\Scripts\\")
    assert readme(f"{name} on Windows").stdout.strip() == f'cmd /c "{same}"'


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("<!-- command: go -->\n\nin words\n", 0),
        ("<!-- command: go -->\n\n    a\n    b\n", 2),
        ("<!-- command: go -->\n\n    a\n\n<!-- command: go -->\n\n    b\n", 2),
    ],
)
def test_a_command_that_is_not_one_line_is_refused(tmp_path: Path, text: str, count: int) -> None:
    (tmp_path / "README.md").write_text(text)
    finished = readme("go", tmp_path / "README.md")
    assert finished.returncode == 1
    assert f"has {count} lines marked 'command: go'" in finished.stderr


# The first answer


def first_answer(command: str) -> subprocess.CompletedProcess[str]:
    return run(CI / "first_answer.py", command)


@pytest.mark.skipif(os.name == "nt", reason="CI's commands are lines for a POSIX shell")
def test_a_command_that_gives_no_address_fails_with_what_it_said() -> None:
    finished = first_answer("echo Good day; echo no module named app >&2; exit 3")
    assert finished.returncode == 1
    assert "Good day" in finished.stderr
    assert "no module named app" in finished.stderr


# What failed, once more


class RunResult(NamedTuple):
    status: int
    output: str
    summary: str


# Fails in the whole run and passes alone: again.py exists for such tests.
FLAKY = """
import os, pathlib

def trace(run):
    folder = pathlib.Path("test-results/test_flaky.py-test_late")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "trace.zip").write_text(run)

def test_late():
    run = os.environ.get("NUDGE_TRACE", "whole")
    trace(run)
    assert run == "full", "the canvas is not there yet"
"""
FAILING = "def test_always():\n    assert 1 == 2, 'never'\n"
PASSING = "def test_fine():\n    open('ran', 'a').write('x')\n"


def failed_and_again(project: Path, **files: str) -> RunResult:
    """Run pytest on `files` (module: its text) as CI does, then run the failures again."""
    (project / "pytest.ini").write_text("[pytest]\n")
    for name, text in files.items():
        (project / f"{name}.py").write_text(text)
    whole = run("-m", "pytest", "-n", "0", "--junitxml=report.xml", cwd=project)
    return again(project, whole.returncode)


def again(project: Path, status: int) -> RunResult:
    """Run the failures again, as CI does after pytest ended with `status`."""
    finished = run(CI / "again.py", str(status), "report.xml", "summary.txt", cwd=project)
    summary = project / "summary.txt"
    return RunResult(
        finished.returncode,
        finished.stdout + finished.stderr,
        summary.read_text() if summary.exists() else "",
    )


def test_what_passes_alone_passes_the_run_and_is_told_with_its_failure_and_traces(
    tmp_path: Path,
) -> None:
    finished = failed_and_again(tmp_path, test_flaky=FLAKY, test_fine=PASSING)
    assert finished.status == 0, finished.output
    assert "!!! test_flaky.py::test_late" in finished.summary
    assert "AssertionError: the canvas is not there yet" in finished.summary
    folders = [f"test-results/{run}/test_flaky.py-test_late" for run in ("whole", "alone-1")]
    traces = [line for line in finished.summary.splitlines() if "its trace: " in line]
    assert [line.rpartition(" ")[2] for line in traces] == folders
    assert [(tmp_path / folder / "trace.zip").read_text() for folder in folders] == [
        "whole",
        "full",
    ]
    assert (tmp_path / "ran").read_text() == "x"  # tests that had passed did not run again


def test_a_trace_is_that_of_the_test_whose_folder_it_lies_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "RESULTS", tmp_path)
    parameters = ("c d-1", "c d-12", "long-" * 50)
    tests = [f"tests/browser/test_a.py::test_b[{value}]" for value in parameters]
    folders = {test: evidence.evidence_folder(test).name for test in tests}
    folder_belongs_to = runpy.run_path(str(CI / "again.py"))["folder_belongs_to"]
    found = {
        test: [name for name in folders.values() if folder_belongs_to(name, test)] for test in tests
    }
    assert found == {test: [name] for test, name in folders.items()}


def test_what_fails_alone_too_fails_the_run_and_hides_nothing_of_the_others(
    tmp_path: Path,
) -> None:
    finished = failed_and_again(tmp_path, test_flaky=FLAKY, test_failing=FAILING)
    assert finished.status == 1
    assert "failed twice, the second time alone: test_failing.py::test_always" in finished.output
    assert "test_flaky.py::test_late" in finished.summary
    assert "test_always" not in finished.summary


def test_a_test_that_is_skipped_when_alone_has_not_passed(tmp_path: Path) -> None:
    text = """
import os, pytest
def test_s():
    assert "NUDGE_TRACE" in os.environ
    pytest.skip()
"""
    finished = failed_and_again(tmp_path, test_skipping=text)
    assert (finished.status, finished.summary) == (1, "")


def test_a_run_that_passed_is_left_alone(tmp_path: Path) -> None:
    assert failed_and_again(tmp_path, test_fine=PASSING) == (0, "", "")


@pytest.mark.parametrize(
    "text", ["import nothing_of_this_name\n", "def test_x():\n    raise KeyboardInterrupt\n"]
)
def test_a_file_that_cannot_be_read_and_an_interruption_fail_the_run(
    tmp_path: Path, text: str
) -> None:
    finished = failed_and_again(tmp_path, test_broken=text)
    assert finished.status == 2
    assert "nothing is run again: pytest ended with 2" in finished.output


def write_last_failed(project: Path, failed: list[str]) -> None:
    """Write pytest's own list of failures in `project`."""
    cache = project / ".pytest_cache/v/cache"
    cache.mkdir(parents=True)
    (cache / "lastfailed").write_text(json.dumps(dict.fromkeys(failed, True)))


@pytest.mark.parametrize(
    ("failed", "reason"),
    [
        (
            [f"test_a.py::test_{n}" for n in range(11)],
            "11 failed, and more than 10 are no accident",
        ),
        (["test_a.py::test_1", "test_b.py"], "not collected: test_b.py"),
        ([], "pytest left no list of what failed"),  # as when pip failed before it
    ],
)
def test_many_failures_or_unread_files_or_no_list_fail_the_run_at_once(
    tmp_path: Path, failed: list[str], reason: str
) -> None:
    write_last_failed(tmp_path, failed)
    finished = again(tmp_path, 1)
    assert finished.status == 1
    assert reason in finished.output
    assert "again, alone" not in finished.output


def test_a_failure_is_found_in_the_report_by_class_and_parameters(tmp_path: Path) -> None:
    text = """
import os, pytest
class TestOf:
    @pytest.mark.parametrize("what", ["a::b [c]"])
    def test_m(self, what):
        assert "NUDGE_TRACE" in os.environ, f"no {what}"
"""
    finished = failed_and_again(tmp_path, test_classes=text)
    assert finished.status == 0, finished.output
    assert "test_classes.py::TestOf::test_m[a::b [c]]" in finished.summary
    assert "AssertionError: no a::b [c]" in finished.summary

"""How the browser tests find a Chromium, and their message where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import chromium
from tests.support.chromium import ChromiumMissing, find_chromium

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: PATH is this empty folder."""
    monkeypatch.delenv("NUDGE_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "USUAL_PATHS", ())
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    return tmp_path


def program(path: Path, body: str = "echo Chromium 1") -> str:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def test_the_browser_named_by_the_environment_comes_first(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine / "chromium")
    named = program(machine / "mine")
    monkeypatch.setenv("NUDGE_CHROMIUM", named)
    assert find_chromium("none") == named


def test_a_named_browser_that_is_missing_is_not_replaced(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine / "chromium")
    monkeypatch.setenv("NUDGE_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(ChromiumMissing, match="no file /nowhere/chromium"):
        find_chromium("none")


def test_one_without_windows_is_preferred(machine: Path) -> None:
    program(machine / "chromium")
    shell = program(machine / "chromium-headless-shell")
    assert find_chromium("none") == shell


def test_one_that_does_not_start_is_passed_over(machine: Path) -> None:
    program(machine / "chromium", "echo install the snap; exit 1")
    works = program(machine / "google-chrome")
    assert find_chromium("none") == works


def test_playwrights_own_comes_after_those_on_the_machine(machine: Path) -> None:
    playwrights_path = program(machine / "playwrights")
    assert find_chromium(playwrights_path) == playwrights_path
    works = program(machine / "chromium")
    assert find_chromium(playwrights_path) == works


def test_playwrights_own_is_downloaded_when_it_is_not_there(machine: Path) -> None:
    playwrights_path = machine / "playwrights"
    program(
        machine / "python",
        f'[ "$*" = "-m playwright install chromium" ] '
        f'&& printf "#!/bin/sh\\n" > {playwrights_path} '
        f"&& /bin/chmod +x {playwrights_path}",
    )
    assert find_chromium(str(playwrights_path)) == str(playwrights_path)


def test_the_distributions_package_is_installed_at_last(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    installed = machine / "chromium"
    install = f'printf "#!/bin/sh\\n" > {installed}; /bin/chmod +x {installed}'
    program(machine / "apt-get", f'[ "$1" = update ] || {{ {install}; }}')
    assert find_chromium("none") == str(installed)


def test_with_none_to_be_had_the_reason_of_each_attempt_is_given(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    program(machine / "chromium", "echo a library is missing; exit 127")
    program(machine / "python", "echo the network is unreachable; exit 1")
    program(machine / "apt-get", "exit 0")
    program(machine / "sudo", "echo a password is required; exit 1")
    with pytest.raises(ChromiumMissing) as raised:
        find_chromium(str(machine / "playwrights"))
    lines = str(raised.value).splitlines()
    expected = [
        ("on this machine", "a library is missing"),
        ("Playwright's own", "the network is unreachable"),
        ("the distribution's package", "a password is required"),
    ]
    assert len(lines) == 1 + len(expected)
    for line, (attempt, reason) in zip(lines[1:], expected, strict=True):
        assert attempt in line
        assert reason in line

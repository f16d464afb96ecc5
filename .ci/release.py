"""Prepares a release: its version, its changelog, and a wheel that was tried.

    python .ci/release.py TAG [--into FOLDER]

TAG is the tag that the release will get, as in v0.3.0. The version is written into pyproject.toml,
the changelog's [Unreleased] becomes the section of that version, and the wheel is built into FOLDER
(dist). Then the wheel is installed into an empty environment, and the page is asked of it. Nothing
is committed: the commands for that are printed. Ends with a message where TAG is no later version,
the project's addresses are still those of nobody, the checkout has changes, or the changelog has
nothing to release; nothing is written then.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TAG = re.compile(r"v(\d+)\.(\d+)\.(\d+)")
UNRELEASED = "## [Unreleased]\n"


def version_of(tag: str, current: str) -> str:
    """Return the version of ``tag``. Raises ValueError unless it is later than ``current``."""
    found = TAG.fullmatch(tag)
    if not found:
        raise ValueError(f"a release has a tag like v0.3.0, not {tag!r}")
    if tuple(map(int, found.groups())) <= tuple(map(int, current.split("."))):
        raise ValueError(f"{tag} is not later than {current}")
    return tag[1:]


def with_version(project: str, version: str) -> str:
    """Return the text of pyproject.toml with another version."""
    return re.sub(r'(?m)^version = "[^"]+"$', f'version = "{version}"', project, count=1)


def cut(changelog: str, version: str, day: str) -> str:
    """Return the changelog with [Unreleased] as the section of ``version``, and a new, empty one.

    Raises ValueError where nothing is unreleased.
    """
    _, found, after = changelog.partition(UNRELEASED)
    if not found or not after.split("\n## ")[0].strip():
        raise ValueError("the changelog has nothing under [Unreleased]")
    heading = f"{UNRELEASED}\n## [{version}] - {day}\n"
    return changelog.replace(UNRELEASED, heading, 1)


def refuse_placeholders(urls: Mapping[str, str]) -> None:
    """Raise ValueError where an address of the project is one under .example."""
    nobodys = [name for name, address in urls.items() if ".example" in address]
    if nobodys:
        raise ValueError(f"[project.urls] has no real address of {', '.join(nobodys)}")


def refuse_changes() -> None:
    """Raise ValueError where the checkout differs from its last commit."""
    command = ["git", "status", "--porcelain"]
    changes = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    if changes:
        raise ValueError(f"the checkout has changes:\n{changes}")


def build(folder: Path) -> Path:
    """Build the wheel into ``folder`` and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return max(folder.glob("nudge-*.whl"), key=lambda file: file.stat().st_mtime)


def try_out(wheel: Path) -> None:
    """Install ``wheel`` into an empty environment, start it, and ask for the whole page."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "-q", wheel], check=True)
        first_answer = ROOT / ".ci" / "first_answer.py"
        subprocess.run([sys.executable, str(first_answer), str(programs / "nudge")], check=True)


def release(tag: str, folder: Path) -> None:
    """Do all of it. Raises ValueError before anything is written."""
    project, changelog = ROOT / "pyproject.toml", ROOT / "CHANGELOG.md"
    before = project.read_text("utf-8")
    about = tomllib.loads(before)["project"]
    version = version_of(tag, about["version"])
    refuse_placeholders(about["urls"])
    refuse_changes()
    notes = cut(changelog.read_text("utf-8"), version, datetime.now(UTC).date().isoformat())
    project.write_text(with_version(before, version), "utf-8")
    changelog.write_text(notes, "utf-8")
    wheel = build(folder)
    try_out(wheel)
    print(f"\n{wheel} is built and answers. To release it:\n")
    print(f'    git commit -am "Version {version}" && git tag {tag} && git push --follow-tags')


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("tag")
    parser.add_argument("--into", type=Path, default=ROOT / "dist", metavar="FOLDER")
    given = parser.parse_args(arguments)
    try:
        release(given.tag, given.into)
    except ValueError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main(sys.argv[1:])

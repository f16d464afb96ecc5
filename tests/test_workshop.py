"""The workshop: a release, the checks of a commit, and what the documents say of both."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from nudge.rooms.commands import HANDLERS
from nudge.training.config import TrainingConfig

from docs import house
from tests.support import ROOT

RELEASE = ROOT / ".ci" / "release.py"
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n"


@pytest.fixture(scope="module")
def release() -> dict[str, Any]:
    return runpy.run_path(str(RELEASE))


def test_the_version_is_that_of_the_tag(release: dict[str, Any]) -> None:
    assert release["version_of"]("v0.10.0", "0.9.3") == "0.10.0"


@pytest.mark.parametrize("tag", ["0.3.0", "v0.3", "v0.2.0", "v0.1.9", "v0.3.0-rc1"])
def test_a_tag_that_is_no_later_version_is_rejected(release: dict[str, Any], tag: str) -> None:
    with pytest.raises(ValueError, match=re.escape(tag)):
        release["version_of"](tag, "0.2.0")


def test_the_unreleased_changes_become_those_of_the_version(release: dict[str, Any]) -> None:
    cut = release["cut"](CHANGELOG, "0.2.0", "2026-02-03")
    assert "## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n### Added\n\n- A thing.\n" in cut
    with pytest.raises(ValueError, match="nothing under"):
        release["cut"](cut, "0.3.0", "2026-02-04")


def test_the_version_is_written_into_the_project_and_nothing_else_changes(
    release: dict[str, Any],
) -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    changed = release["with_version"](project, "9.8.7").splitlines()
    differing = [new for old, new in zip(project.splitlines(), changed, strict=True) if old != new]
    assert differing == ['version = "9.8.7"']


@pytest.mark.parametrize(
    ("address", "problem"),
    [("nudge.example", "no real address of Homepage"), ("nudge.test", "the checkout has changes")],
)
def test_what_cannot_be_released_is_left_as_it_is(
    tmp_path: Path, address: str, problem: str
) -> None:
    for name in (".ci/release.py", "pyproject.toml", "CHANGELOG.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text((ROOT / name).read_text("utf-8").replace("nudge.example", address))
    before = (tmp_path / "pyproject.toml").read_text()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    command = [sys.executable, ".ci/release.py", "v99.0.0"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 1
    assert problem in ended.stderr
    assert (tmp_path / "pyproject.toml").read_text() == before


def test_the_picture_of_the_house_is_that_of_the_imports() -> None:
    assert house.PICTURE.read_text("utf-8") == house.picture()


def test_every_room_of_the_picture_is_a_folder_and_every_folder_has_a_room() -> None:
    package = {path.name for path in (ROOT / "app/nudge").iterdir() if path.is_dir()}
    assert set(house.SERVER) == package - {"__pycache__"}
    page = {path.name for path in (ROOT / "static").iterdir() if path.is_dir()}
    assert set(house.PAGE) - {"main.js"} == page - {"vendor", "styles"}


def hooks() -> list[dict[str, Any]]:
    (local,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    return list(local["hooks"])


def test_the_checks_of_a_commit_use_the_tools_of_the_environment() -> None:
    assert {hook["id"] for hook in hooks()} >= {"ruff-check", "ruff-format", "biome", "generated"}
    for hook in hooks():
        assert hook["entry"].startswith(".venv/bin/python -m ")
        assert hook["language"] == "system"


def test_the_javascript_formatter_has_the_columns_of_the_editor_settings() -> None:
    biome = json.loads((ROOT / "biome.json").read_text("utf-8"))
    settings = (ROOT / ".editorconfig").read_text("utf-8")
    assert biome["formatter"]["lineWidth"] == 120
    assert "[*.{js,mjs,css,json}]\nmax_line_length = 120\n" in settings


def test_the_workflow_calls_what_the_readme_says_ci_runs() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    steps = [step.get("run") for step in workflow["jobs"]["ci"]["steps"]]
    assert "bash .ci/run" in steps


def test_the_readme_names_every_command_and_every_setting() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    models: list[Any] = list(HANDLERS)
    commands = [get_args(model.model_fields["type"].annotation)[0] for model in models]
    assert [name for name in commands if f"`{name}`" not in readme] == []
    assert [name for name in TrainingConfig.model_fields if f"`{name}`" not in readme] == []


NEW = re.compile(r"bias-nudges|18-name")
"""Files of the examples in CONTRIBUTING.md, which nobody has."""
NAMED = re.compile(r"`((?:[\w.-]+/)+(?:[\w.-]+\.(?:py|js|mjs|css|html|md|json))?)`")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


TREES = ("app", "static", "templates", "locales", "tests", "docs", "benchmarks", ".ci", ".github")


@pytest.fixture(scope="module")
def paths() -> str:
    """The files and folders of the checkout, a line each. Some are there only after a build."""
    found = [path for tree in TREES for path in (ROOT / tree).rglob("*")]
    names = [path.relative_to(ROOT).as_posix() for path in found]
    built = [
        "static/vendor",
        "static/vendor/licenses",
        "test-results",
        ".cache",
        ".cache/page",
        ".ci",
        "dist",
    ]
    return "".join(f"/{name}\n" for name in (*TREES, *names, *built))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_file_that_a_document_names_is_there(document: Path, paths: str) -> None:
    named = NAMED.findall(document.read_text("utf-8"))
    missing = {name for name in named if f"/{name.rstrip('/')}\n" not in paths}
    assert {name for name in missing if not NEW.search(name)} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_signal_that_a_document_names_is_in_the_store(document: Path) -> None:
    store = (ROOT / "static/core/store.js").read_text("utf-8")
    named = set(re.findall(r"`store\.(?!py|js)(\w+)", document.read_text("utf-8")))
    assert {name for name in named if not re.search(rf"\b{name}[:,]", store)} == set()

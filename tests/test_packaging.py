"""The wheel's contents, the locked JavaScript packages, and how the build fetches them."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest

import hatch_build
import hatch_bundle
from tests.support import ROOT, javascript
from tests.support.bundle import bundled

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IMPORT_MAP = json.loads((ROOT / "static/importmap.json").read_text("utf-8"))["imports"]
LOCKED_PACKAGES = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel that `pip install .` builds. Nothing is fetched where static/vendor/ is current."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(name).decode())


def files_below(folder: str) -> set[str]:
    """Return the files of a folder of the checkout, without Python's caches."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_and_the_bundled_page_and_nothing_else(
    wheel: zipfile.ZipFile,
) -> None:
    page = {
        f"nudge/static/{path.relative_to(bundled()).as_posix()}"
        for path in bundled().rglob("*")
        if path.is_file()
    }
    read = {f"nudge/{name}" for folder in ("templates", "locales") for name in files_below(folder)}
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    package = {name.removeprefix("app/") for name in files_below("app")}
    assert packed == package | page | read
    assert {"nudge/data/mnist-5k.npz", "nudge/data/mnist-1k-test.npz"} <= set(packed)
    assert "nudge/static/importmap.json" not in packed


def test_the_wheel_holds_the_licences_of_all_third_party_modules(wheel: zipfile.ZipFile) -> None:
    packages = json.loads(wheel.read("nudge/static/vendor/packages.json"))
    licensed = {
        file.package: wheel.read(f"nudge/static/vendor/{file.target}")
        for file in hatch_build.FILES
        if file.target.startswith("licenses/")
    }
    assert set(licensed) == set(packages)
    assert all(b"opyright" in text for text in licensed.values())


def test_the_wheel_says_its_version_its_licence_and_its_command(
    wheel: zipfile.ZipFile, metadata: Message
) -> None:
    assert (metadata["Name"], metadata["Version"]) == ("nudge", PROJECT["version"])
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    information = f"nudge-{PROJECT['version']}.dist-info"
    assert b"Nudge contributors" in wheel.read(f"{information}/licenses/LICENSE")
    assert b"nudge = nudge.__main__:main" in wheel.read(f"{information}/entry_points.txt")


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_every_runtime_dependency_has_a_lower_and_an_upper_bound(requirement: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+(\[[a-z]+\])?>=\d+(\.\d+)*,<\d+(\.\d+)*", requirement)


def test_the_runtime_dependencies_are_what_the_package_imports() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "app").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    imported = {name.split(".")[0] for name in names} - {"nudge", *sys.stdlib_module_names}
    declared = {re.split(r"[\[>]", requirement)[0] for requirement in PROJECT["dependencies"]}
    # packages that are imported under another name
    named = {"PIL": "pillow", "fluent": "fluent-runtime"}
    # packages that the dependencies bring with them, at the versions they need
    indirect = {"starlette", "pydantic_core"}
    assert {named.get(name, name) for name in imported - indirect} == declared


def test_the_lock_file_names_no_registry_and_holds_every_digest() -> None:
    assert "://" not in re.sub(
        r'"url": "[^"]+"', "", json.dumps(LOCKED_PACKAGES)
    )  # but funding pages
    assert not [name for name, package in LOCKED_PACKAGES.items() if "resolved" in package]
    unsigned = [name for name, package in LOCKED_PACKAGES.items() if not package.get("integrity")]
    assert unsigned == [""]  # the project itself


def test_the_lock_file_is_that_of_the_package_file() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    kinds = ("dependencies", "devDependencies")
    assert {kind: LOCKED_PACKAGES[""][kind] for kind in kinds} == {
        kind: package[kind] for kind in kinds
    }
    for name, version in package["dependencies"].items():
        assert LOCKED_PACKAGES[f"node_modules/{name}"]["version"] == version


@pytest.mark.parametrize(("name", "address"), IMPORT_MAP.items())
def test_a_module_of_the_import_map_is_there_and_imports_only_others_of_it(
    name: str, address: str
) -> None:
    source = (ROOT / address.removeprefix("/")).read_text("utf-8")
    assert set(javascript.imports(source)) <= set(IMPORT_MAP) - {name}
    assert "sourceMappingURL" not in source


# The build hook


def install_stand_ins(folder: Path) -> None:
    """Write the files of `npm ci` to `folder`, with other contents."""
    for file in hatch_build.FILES:
        source = folder / "node_modules" / file.package / file.source
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(f"// {file.source}\n//# sourceMappingURL=x.map")
        (folder / "node_modules" / file.package / "package.json").write_text('{"version": "9.8.7"}')
    for name in ("esbuild/lib/main.js", "@esbuild/this-machine/bin/esbuild"):
        (folder / "node_modules" / name).parent.mkdir(parents=True)
        (folder / "node_modules" / name).write_text(name)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the inputs of static/vendor/, and a current static/vendor/."""
    for name in (*hatch_build.NPM_INPUTS, "hatch_build.py"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "static").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(hatch_build, "run_npm_ci", install_stand_ins)
        assert hatch_build.refresh(tmp_path) is True
    return tmp_path


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The hook runs the real npm, without the network and with an empty cache."""
    monkeypatch.setenv("npm_config_offline", "true")
    monkeypatch.setenv("npm_config_cache", str(tmp_path_factory.mktemp("npm-cache")))


def test_the_build_copies_edits_and_records_what_npm_installed(checkout: Path) -> None:
    vendor = checkout / "static/vendor"
    assert (vendor / "preact.js").read_text() == "// dist/preact.mjs\n"
    assert (vendor / "uplot.js").read_text().endswith("min.js\nexport default uPlot;\n")
    manifest = json.loads((vendor / "manifest.json").read_text())
    assert manifest["packages"]["preact"] == "9.8.7"
    assert set(manifest["files"]) == {file.target for file in hatch_build.FILES}
    tools = hatch_bundle.tool_folder(checkout) / "node_modules"
    assert (tools / "esbuild/lib/main.js").read_text() == "esbuild/lib/main.js"
    assert (tools / "@esbuild/this-machine/bin/esbuild").is_file()


def test_the_axes_of_charts_write_numbers_as_the_page_does_whatever_the_browsers_language() -> None:
    source = (ROOT / "static/vendor/uplot.js").read_text("utf-8")
    assert 'new Intl.NumberFormat("en")' in source
    assert ".language" not in source


@pytest.mark.usefixtures("offline")
def test_the_build_fetches_nothing_where_the_modules_are_current(checkout: Path) -> None:
    assert hatch_build.refresh(checkout) is False


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("package-lock.json", "{}"),
        ("hatch_build.py", "# another recipe"),
        ("static/vendor/preact.js", "// cut off"),
        ("static/vendor/manifest.json", "{"),
        ("static/vendor/manifest.json", "[]"),
        (".cache/esbuild/made-from.txt", "something else"),
    ],
)
def test_modules_made_from_something_else_or_damaged_are_not_current(
    checkout: Path, file: str, text: str
) -> None:
    assert hatch_build.is_current(checkout)
    (checkout / file).write_text(text)
    assert not hatch_build.is_current(checkout)


@pytest.mark.parametrize("file", ["static/vendor/htm.js", ".cache/esbuild/made-from.txt"])
def test_a_missing_module_or_tool_is_not_current(checkout: Path, file: str) -> None:
    (checkout / file).unlink()
    assert not hatch_build.is_current(checkout)


def test_the_build_leaves_no_module_of_an_older_version(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hatch_build, "run_npm_ci", install_stand_ins)
    (checkout / "static/vendor/of-an-older-version.js").touch()
    (checkout / "package-lock.json").write_text("{}")
    assert hatch_build.refresh(checkout) is True
    assert not (checkout / "static/vendor/of-an-older-version.js").exists()


@pytest.mark.usefixtures("offline")
def test_a_build_that_cannot_fetch_says_what_to_do_and_leaves_what_was_there(
    checkout: Path,
) -> None:
    (checkout / "static/vendor/htm.js").unlink()
    with pytest.raises(hatch_build.VendorError) as raised:
        hatch_build.refresh(checkout)
    assert "ENOTCACHED" in str(raised.value)  # npm's own error code
    assert "proxy" in str(raised.value)
    assert "static/vendor/" in str(raised.value)
    assert (checkout / "static/vendor/preact.js").is_file()


def test_a_machine_for_which_there_is_no_bundler_is_told_so(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_for_this_machine(folder: Path) -> None:
        install_stand_ins(folder)
        shutil.rmtree(folder / "node_modules/@esbuild")

    monkeypatch.setattr(hatch_build, "run_npm_ci", none_for_this_machine)
    (checkout / "static/vendor/htm.js").unlink()
    with pytest.raises(hatch_build.VendorError, match="npm installed no @esbuild"):
        hatch_build.refresh(checkout)


def test_a_package_without_an_expected_file_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hatch_build, "run_npm_ci", lambda folder: None)
    (checkout / "static/vendor/htm.js").unlink()
    with pytest.raises(
        hatch_build.VendorError, match=r"preact no longer contains dist/preact\.mjs"
    ):
        hatch_build.refresh(checkout)

"""The versions of a folder of static files, without a server."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

import pytest
from nudge.web.assets import MAX_VERSIONS, AssetFolder

from tests.support import ROOT
from tests.support.bundle import bundled
from tests.support.javascript import tokens


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"main.js": "// one", "styles/page.css": "p {}", "page.json": "{}"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_the_digest_is_of_names_and_contents_and_not_of_times(folder: Path) -> None:
    asset_folder = AssetFolder(folder)
    first = asset_folder.current().digest
    os.utime(folder / "main.js", ns=(1, 1))
    assert asset_folder.current().digest == first
    assert AssetFolder(folder).current().digest == first
    (folder / "main.js").rename(folder / "other.js")
    assert asset_folder.current().digest != first


def test_an_edit_of_the_same_length_changes_the_digest(folder: Path) -> None:
    asset_folder = AssetFolder(folder)
    first = asset_folder.current().digest
    (folder / "main.js").write_text("// two")
    os.utime(folder / "main.js", ns=(2, 2))
    assert asset_folder.current().digest != first


def test_what_did_not_change_is_not_read_again(folder: Path) -> None:
    asset_folder = AssetFolder(folder)
    first = asset_folder.current()
    assert asset_folder.current() is first
    (folder / "main.js").write_text("// another")
    second = asset_folder.current()
    assert second.files["styles/page.css"] is first.files["styles/page.css"]
    assert second.files["main.js"].body == b"// another"


def test_versions_of_before_some_edits_are_held_and_older_ones_forgotten(folder: Path) -> None:
    asset_folder = AssetFolder(folder)
    digests = []
    for edit in range(MAX_VERSIONS + 1):
        (folder / "main.js").write_text("/" * (edit + 2))
        digests.append(asset_folder.current().digest)
    assert asset_folder.version(digests[0]) is None
    for edit, digest in enumerate(digests[1:], start=1):
        version = asset_folder.version(digest)
        assert version is not None
        assert version.files["main.js"].body == b"/" * (edit + 2)


def test_a_bundled_page_remains_what_it_was_when_the_server_began(folder: Path) -> None:
    (folder / "page.json").write_text('{"isBuilt": true}')
    asset_folder = AssetFolder(folder)
    first = asset_folder.current()
    (folder / "main.js").write_text("// of an upgrade under a server that runs")
    assert asset_folder.current() is first
    assert AssetFolder(folder).version(first.digest) is None


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    version = AssetFolder(tmp_path / "nowhere").current()
    assert (dict(version.files), version.modules, version.styles) == ({}, [], [])


def test_what_imports_say_is_found_in_plain_and_in_minified_modules(folder: Path) -> None:
    (folder / "importmap.json").write_text('{"imports": {"x/y": "/static/vendor/y.js"}}')
    files = {
        "main.js": "import {\n a,\n} from './core/a.js';\nimport 'x/y';\nlet l = import('./l.js');",
        "core/a.js": 'import{b as c}from"../b.js";import"../main.js";export{d}from"./d.js";',
        "core/d.js": "export const from = 'nowhere';",
        "b.js": "",
        "l.js": "",
        "vendor/y.js": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    version = AssetFolder(folder).current()
    names = [address.removeprefix(f"{version.base}/") for address in version.modules]
    assert names == ["main.js", "core/a.js", "vendor/y.js", "b.js", "core/d.js"]


@pytest.mark.parametrize("form", ["plain", "bundled"])
def test_all_that_the_page_names_to_begin_with_is_there(form: str) -> None:
    version = AssetFolder(bundled() if form == "bundled" else ROOT / "static").current()
    addresses = [*version.styles, *version.modules]
    addresses += [address.removeprefix("./") for address in version.imports.values()]
    missing = [
        name for name in addresses if name.removeprefix(f"{version.base}/") not in version.files
    ]
    assert missing == []
    assert version.styles[-1].endswith("/styles/sizes.css")


def test_the_modules_that_are_named_are_all_that_the_plain_page_starts_with() -> None:
    version = AssetFolder(ROOT / "static").current()
    addresses = {address.removeprefix(f"{version.base}/") for address in version.modules}
    for name in addresses:
        assert set(static_imports(version.files[name].body.decode(), name)) <= addresses, name
    assert set(json.loads((ROOT / "static/page.json").read_text())["first"]) <= addresses


def static_imports(source: str, name: str) -> list[str]:
    """Return the static imports of a module, found by its tokens: paths below static/."""
    found = tokens(source)
    specifiers = [
        text.text
        for word, text in itertools.pairwise(found)
        if word.kind == "word" and word.text in ("import", "from") and text.kind == "string"
    ]
    import_map = json.loads((ROOT / "static/importmap.json").read_text())["imports"]
    paths = [
        import_map[specifier].removeprefix("/static/")
        for specifier in specifiers
        if specifier in import_map
    ]
    relative = [specifier for specifier in specifiers if specifier.startswith(".")]
    return paths + [
        os.path.normpath(os.path.join(os.path.dirname(name), specifier)) for specifier in relative
    ]

"""The versions of a folder of static files, without a server."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

import pytest
from nudge.web.assets import VERSIONS, AssetFolder

from tests.support import ROOT
from tests.support.bundle import bundled
from tests.support.javascript import tokens


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"js/main.js": "// one", "css/page.css": "p {}", "page.json": "{}"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_the_digest_is_of_names_and_contents_and_not_of_times(folder: Path) -> None:
    shelf = AssetFolder(folder)
    first = shelf.present().digest
    os.utime(folder / "js/main.js", ns=(1, 1))
    assert shelf.present().digest == first
    assert AssetFolder(folder).present().digest == first
    (folder / "js/main.js").rename(folder / "js/other.js")
    assert shelf.present().digest != first


def test_an_edit_of_the_same_length_changes_the_digest(folder: Path) -> None:
    shelf = AssetFolder(folder)
    first = shelf.present().digest
    (folder / "js/main.js").write_text("// two")
    os.utime(folder / "js/main.js", ns=(2, 2))
    assert shelf.present().digest != first


def test_what_did_not_change_is_not_read_again(folder: Path) -> None:
    shelf = AssetFolder(folder)
    first = shelf.present()
    assert shelf.present() is first
    (folder / "js/main.js").write_text("// another")
    second = shelf.present()
    assert second.files["css/page.css"] is first.files["css/page.css"]
    assert second.files["js/main.js"].body == b"// another"


def test_versions_of_before_some_edits_are_held_and_older_ones_forgotten(folder: Path) -> None:
    shelf = AssetFolder(folder)
    digests = []
    for edit in range(VERSIONS + 1):
        (folder / "js/main.js").write_text("/" * (edit + 2))
        digests.append(shelf.present().digest)
    assert shelf.version(digests[0]) is None
    for edit, digest in enumerate(digests[1:], start=1):
        version = shelf.version(digest)
        assert version is not None
        assert version.files["js/main.js"].body == b"/" * (edit + 2)


def test_a_bundled_page_remains_what_it_was_when_the_server_began(folder: Path) -> None:
    (folder / "page.json").write_text('{"isBuilt": true}')
    shelf = AssetFolder(folder)
    first = shelf.present()
    (folder / "js/main.js").write_text("// of an upgrade under a server that runs")
    assert shelf.present() is first
    assert AssetFolder(folder).version(first.digest) is None


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    version = AssetFolder(tmp_path / "nowhere").present()
    assert (dict(version.files), version.modules, version.styles) == ({}, [], [])


def test_what_imports_say_is_found_in_plain_and_in_minified_modules(folder: Path) -> None:
    (folder / "importmap.json").write_text('{"imports": {"x/y": "/static/vendor/y.js"}}')
    files = {
        "js/main.js": "import {\n  a,\n} from './a.js';\nimport 'x/y';\nlet l = import('./l.js');",
        "js/a.js": 'import{b as c}from"../b.js";import"./main.js";export{d}from"./d.js";',
        "js/d.js": "export const from = 'nowhere';",
        "b.js": "",
        "js/l.js": "",
        "vendor/y.js": "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    version = AssetFolder(folder).present()
    names = [address.removeprefix(f"{version.base}/") for address in version.modules]
    assert names == ["js/main.js", "js/a.js", "vendor/y.js", "b.js", "js/d.js"]


@pytest.mark.parametrize("form", ["plain", "bundled"])
def test_all_that_the_page_names_to_begin_with_is_there(form: str) -> None:
    version = AssetFolder(bundled() if form == "bundled" else ROOT / "static").present()
    named = [*version.styles, *version.modules, *version.imports.values()]
    missing = [name for name in named if name.removeprefix(f"{version.base}/") not in version.files]
    assert missing == []
    assert version.styles[-1].endswith("/css/sizes.css")


def test_the_modules_that_are_named_are_all_that_the_plain_page_starts_with() -> None:
    version = AssetFolder(ROOT / "static").present()
    named = {address.removeprefix(f"{version.base}/") for address in version.modules}
    for name in named:
        assert set(static_imports(version.files[name].body.decode(), name)) <= named, name
    assert set(json.loads((ROOT / "static/page.json").read_text())["first"]) <= named


def static_imports(source: str, name: str) -> list[str]:
    """What tokens of a module say, another way than the server's: paths below static/."""
    found = tokens(source)
    told = [
        text.text
        for word, text in itertools.pairwise(found)
        if word.kind == "word" and word.text in ("import", "from") and text.kind == "string"
    ]
    named = json.loads((ROOT / "static/importmap.json").read_text())["imports"]
    paths = [named[each].removeprefix("/static/") for each in told if each in named]
    near = [each for each in told if each.startswith(".")]
    return paths + [os.path.normpath(os.path.join(os.path.dirname(name), each)) for each in near]

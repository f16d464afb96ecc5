"""The bundled page of wheels: it has every module, and its source maps are correct."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from nudge.web.assets import AssetFolder

import hatch_bundle
from tests.support import ROOT, javascript
from tests.support.bundle import bundled

STATIC = ROOT / "static"
IMPORT_MAP = json.loads((STATIC / "importmap.json").read_text("utf-8"))["imports"]
LAZY_IMPORT = re.compile(r"""import\(["']([^"']+)["']\)""")


@pytest.fixture(scope="module")
def bundle() -> Path:
    return bundled()


def code_without_comments(path: Path) -> str:
    """Return the source of a module without its comments."""
    return re.sub(
        r"/\*.*?\*/|^\s*//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )


def modules() -> list[Path]:
    """Return the project's own modules, as in a checkout."""
    return [path for path in STATIC.rglob("*.js") if "vendor" not in path.parts]


def lazy_modules() -> set[str]:
    """Return the modules that the plain page imports lazily, as paths below static/."""
    return {
        (path.parent / specifier).resolve().relative_to(STATIC).as_posix()
        for path in modules()
        for specifier in LAZY_IMPORT.findall(code_without_comments(path))
    }


def read_source_maps(bundle: Path) -> dict[str, dict[str, Any]]:
    return {path.name: json.loads(path.read_text("utf-8")) for path in bundle.rglob("*.map")}


def test_every_late_part_has_a_file_and_every_import_of_one_finds_it(bundle: Path) -> None:
    parts = lazy_modules()
    assert len(parts) > 40
    late_files = {
        (path.parent / name).resolve()
        for path in bundle.rglob("*.js")
        for name in LAZY_IMPORT.findall(path.read_text("utf-8"))
    }
    assert late_files <= {path.resolve() for path in bundle.rglob("*.js")}
    assert len(late_files) == len(parts)
    stems = sorted(re.sub(r"-[0-9A-Z]{8}\.js$", "", path.name) for path in late_files)
    assert stems == sorted(Path(part).stem for part in parts)


def test_no_file_imports_what_is_not_there_and_none_names_another_host(bundle: Path) -> None:
    for path in bundle.rglob("*.js"):
        for specifier in javascript.imports(path.read_text("utf-8")):
            assert specifier.startswith("./"), f"{path.name} imports {specifier}"
            assert (path.parent / specifier).is_file(), f"{path.name} imports {specifier}"


def test_every_module_of_the_plain_page_is_in_the_bundle_with_its_source(bundle: Path) -> None:
    sources: dict[str, str] = {}
    for source_map in read_source_maps(bundle).values():
        assert source_map["sourceRoot"] == "nudge:///"
        sources |= dict(zip(source_map["sources"], source_map["sourcesContent"], strict=True))
    wanted = {path.relative_to(STATIC).as_posix() for path in modules()}
    without_code = {name for name in wanted if is_only_types(STATIC / name)}
    assert wanted - without_code <= set(sources)
    for name, text in sources.items():
        assert text == (STATIC / name).read_text("utf-8"), name


def is_only_types(path: Path) -> bool:
    return not re.sub(r"export \{\};?", "", code_without_comments(path)).strip()


MARK = "There are no texts yet."
"""A string of one module, which is in its bundle, too."""


def test_every_script_names_its_map_and_the_map_leads_back_to_the_line(bundle: Path) -> None:
    maps = read_source_maps(bundle)
    scripts = sorted(bundle.rglob("*.js"))
    assert {f"{script.name}.map" for script in scripts} == set(maps)
    for script in scripts:
        assert (
            script.read_text("utf-8").rstrip().endswith(f"//# sourceMappingURL={script.name}.map")
        )
    (path,) = [path for path in scripts if MARK in path.read_text("utf-8")]
    line, column = find_place(MARK, path.read_text("utf-8"))
    source, line = original(maps[f"{path.name}.map"], line, column)
    assert source == "text/say.js"
    assert MARK in (STATIC / source).read_text("utf-8").splitlines()[line]


def find_place(text_part: str, text: str) -> tuple[int, int]:
    before = text[: text.index(text_part)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def original(source_map: dict[str, Any], line: int, column: int) -> tuple[str, int]:
    """Return the source file of a place in a script, and the line there, from 0.

    The last segment of the source map before that place has them.
    """
    source = row = 0
    found = (0, 0)
    for index, group in enumerate(source_map["mappings"].split(";")[: line + 1]):
        generated_column = 0
        for segment in filter(None, group.split(",")):
            numbers = decode_vlq(segment)
            generated_column += numbers[0]
            if len(numbers) > 1:
                source, row = source + numbers[1], row + numbers[2]
            if index < line or generated_column <= column:
                found = (source, row)
    return source_map["sources"][found[0]], found[1]


def decode_vlq(segment: str) -> list[int]:
    """Decode Base64 VLQ: five bits a digit; the lowest bit of a number is its sign."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    numbers, value, shift = [], 0, 0
    for digit in map(digits.index, segment):
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return numbers


def test_every_stylesheet_is_there_and_the_first_are_one(bundle: Path) -> None:
    groups = json.loads((STATIC / "page.json").read_text("utf-8"))["styles"]
    joined = {name for group in groups if len(group) > 1 for name in group}
    plain, in_bundle = (stylesheets(folder) for folder in (STATIC, bundle))
    assert in_bundle == plain - joined | {"styles/page.css"}
    styles = [address.split("/", 2)[2] for address in AssetFolder(bundle).current().styles]
    assert styles == [
        "styles/page.css",
        "features/weighted-sum/weighted-sum.css",
        "styles/sizes.css",
    ]
    fonts = re.findall(r"url\(([^)]+)\)", (bundle / "styles/page.css").read_text("utf-8"))
    assert len(fonts) == 2
    assert all((bundle / "styles" / font).is_file() for font in fonts)


def stylesheets(folder: Path) -> set[str]:
    """Return the project's own stylesheets below a folder."""
    paths = {path.relative_to(folder) for path in folder.rglob("*.css")}
    return {path.as_posix() for path in paths if path.parts[0] != "vendor"}


def test_the_first_picture_takes_few_files(bundle: Path) -> None:
    version = AssetFolder(bundle).current()
    assert len(version.modules) + len(version.styles) <= 9
    named = {address.removeprefix(f"{version.base}/") for address in version.modules}
    assert all(len(version.files[name].zipped or b"") < 66_000 for name in named)


def test_the_same_sources_give_the_same_bytes_wherever_they_are(
    bundle: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    for name in hatch_bundle.SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        elsewhere.mkdir(exist_ok=True)
        copy(ROOT / name, elsewhere / name)
    shutil.copytree(hatch_bundle.tool_folder(ROOT), hatch_bundle.tool_folder(elsewhere))
    copy_bundle = hatch_bundle.bundled(elsewhere)
    assert copy_bundle.name == bundle.name
    assert AssetFolder(copy_bundle).current().digest == AssetFolder(bundle).current().digest
    assert hatch_bundle.bundled(elsewhere) == copy_bundle


def test_a_bundle_that_cannot_be_made_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path / "static")
    for name in ("package-lock.json", "hatch_bundle.py", "hatch_bundle.mjs"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(hatch_bundle.tool_folder(ROOT), hatch_bundle.tool_folder(tmp_path))
    (tmp_path / "static/shell/keys.js").write_text("export const = 1;")
    with pytest.raises(hatch_bundle.BundleError, match=r"shell/keys\.js:1:13"):
        hatch_bundle.bundled(tmp_path)
    assert list((tmp_path / ".cache/page").iterdir()) == []

"""The bundled page, which wheels hold: every part is in it, and its source maps are true."""

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
NAMED = json.loads((STATIC / "importmap.json").read_text("utf-8"))["imports"]
LATE = re.compile(r"""import\(["']([^"']+)["']\)""")


@pytest.fixture(scope="module")
def bundle() -> Path:
    return bundled()


def code_of(path: Path) -> str:
    """A module without what its comments and strings of types say."""
    return re.sub(
        r"/\*.*?\*/|^\s*//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )


def modules() -> list[Path]:
    """Our own modules, as a checkout has them."""
    return [path for path in STATIC.rglob("*.js") if "vendor" not in path.parts]


def plain_parts() -> set[str]:
    """The modules that the plain page imports late, as paths below static/."""
    return {
        (path.parent / told).resolve().relative_to(STATIC).as_posix()
        for path in modules()
        for told in LATE.findall(code_of(path))
    }


def maps_of(bundle: Path) -> dict[str, dict[str, Any]]:
    return {path.name: json.loads(path.read_text("utf-8")) for path in bundle.rglob("*.map")}


def test_every_late_part_has_a_file_and_every_import_of_one_finds_it(bundle: Path) -> None:
    parts = plain_parts()
    assert len(parts) > 40
    told = {
        (path.parent / name).resolve()
        for path in bundle.rglob("*.js")
        for name in LATE.findall(path.read_text("utf-8"))
    }
    assert told <= {path.resolve() for path in bundle.rglob("*.js")}
    assert len(told) == len(parts)
    stems = sorted(re.sub(r"-[0-9A-Z]{8}\.js$", "", path.name) for path in told)
    assert stems == sorted(Path(part).stem for part in parts)


def test_no_file_imports_what_is_not_there_and_none_names_another_host(bundle: Path) -> None:
    for path in bundle.rglob("*.js"):
        for told in javascript.imports(path.read_text("utf-8")):
            assert told.startswith("./"), f"{path.name} imports {told}"
            assert (path.parent / told).is_file(), f"{path.name} imports {told}"


def test_every_module_of_the_plain_page_is_in_the_bundle_with_its_source(bundle: Path) -> None:
    sources: dict[str, str] = {}
    for made in maps_of(bundle).values():
        assert made["sourceRoot"] == "nudge:///"
        sources |= dict(zip(made["sources"], made["sourcesContent"], strict=True))
    wanted = {path.relative_to(STATIC).as_posix() for path in modules()}
    without_code = {name for name in wanted if is_only_types(STATIC / name)}
    assert wanted - without_code <= set(sources)
    for name, text in sources.items():
        assert text == (STATIC / name).read_text("utf-8"), name


def is_only_types(path: Path) -> bool:
    return not re.sub(r"export \{\};?", "", code_of(path)).strip()


def test_every_script_names_its_map_and_the_map_leads_back_to_the_line(bundle: Path) -> None:
    maps = maps_of(bundle)
    scripts = sorted(bundle.rglob("*.js"))
    assert {f"{script.name}.map" for script in scripts} == set(maps)
    for script in scripts:
        assert (
            script.read_text("utf-8").rstrip().endswith(f"//# sourceMappingURL={script.name}.map")
        )
    (path,) = [
        path for path in scripts if "could not be loaded. It comes" in path.read_text("utf-8")
    ]
    line, column = place_of("could not be loaded. It comes", path.read_text("utf-8"))
    source, line = original(maps[f"{path.name}.map"], line, column)
    assert source == "ui/lazy.js"
    assert (
        "could not be loaded. It comes" in (STATIC / source).read_text("utf-8").splitlines()[line]
    )


def place_of(words: str, text: str) -> tuple[int, int]:
    before = text[: text.index(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def original(made: dict[str, Any], line: int, column: int) -> tuple[str, int]:
    """The source, and its line from 0, of a place in a script: as the last segment before says."""
    source = row = 0
    found = (0, 0)
    for index, group in enumerate(made["mappings"].split(";")[: line + 1]):
        at = 0
        for segment in filter(None, group.split(",")):
            numbers = numbers_of(segment)
            at += numbers[0]
            if len(numbers) > 1:
                source, row = source + numbers[1], row + numbers[2]
            if index < line or at <= column:
                found = (source, row)
    return made["sources"][found[0]], found[1]


def numbers_of(segment: str) -> list[int]:
    """Base64 VLQ, as source maps have it: five bits a digit, the first bit of a number its sign."""
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
    plain, made = (stylesheets(folder) for folder in (STATIC, bundle))
    assert made == plain - joined | {"styles/page.css"}
    styles = [address.split("/", 3)[3] for address in AssetFolder(bundle).present().styles]
    assert styles == [
        "styles/page.css",
        "features/weighted-sum/weighted-sum.css",
        "styles/sizes.css",
    ]
    fonts = re.findall(r"url\(([^)]+)\)", (bundle / "styles/page.css").read_text("utf-8"))
    assert len(fonts) == 2
    assert all((bundle / "styles" / font).is_file() for font in fonts)


def stylesheets(folder: Path) -> set[str]:
    """Our own stylesheets below a folder."""
    paths = {path.relative_to(folder) for path in folder.rglob("*.css")}
    return {path.as_posix() for path in paths if path.parts[0] != "vendor"}


def test_the_first_picture_takes_few_files(bundle: Path) -> None:
    version = AssetFolder(bundle).present()
    assert len(version.modules) + len(version.styles) <= 9
    named = {address.removeprefix(f"{version.base}/") for address in version.modules}
    assert all(len(version.files[name].zipped or b"") < 60_000 for name in named)


def test_the_same_sources_give_the_same_bytes_wherever_they_are(
    bundle: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    for name in hatch_bundle.SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        elsewhere.mkdir(exist_ok=True)
        copy(ROOT / name, elsewhere / name)
    shutil.copytree(hatch_bundle.tool_folder(ROOT), hatch_bundle.tool_folder(elsewhere))
    made = hatch_bundle.bundled(elsewhere)
    assert made.name == bundle.name
    assert AssetFolder(made).present().digest == AssetFolder(bundle).present().digest
    assert hatch_bundle.bundled(elsewhere) == made


def test_a_bundle_that_cannot_be_made_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path / "static")
    for name in ("package-lock.json", "hatch_bundle.py", "hatch_bundle.mjs"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(hatch_bundle.tool_folder(ROOT), hatch_bundle.tool_folder(tmp_path))
    (tmp_path / "static/shell/keys.js").write_text("export const = 1;")
    with pytest.raises(hatch_bundle.BundleError, match=r"shell/keys\.js:1:13"):
        hatch_bundle.bundled(tmp_path)
    assert list((tmp_path / ".cache/page").iterdir()) == []

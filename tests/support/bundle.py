"""The bundled page, as in a wheel, for servers of tests: the folder for `--static-dir`."""

from __future__ import annotations

import time
from pathlib import Path

from nudge.lock import Lock

import hatch_build
import hatch_bundle
from tests.support import ROOT

LOCK_TIMEOUT = 600  # seconds: esbuild may have to be fetched first


def bundled() -> Path:
    """Return the folder with the bundle of the checkout's current page.

    The bundle is built once for the contents of static/ and cached in .cache/page/. Other processes
    wait while it is built. Raises BundleError, or VendorError where esbuild is missing and cannot
    be fetched.
    """
    lock = Lock(ROOT / ".cache" / "making-page.lock")
    deadline = time.monotonic() + LOCK_TIMEOUT
    while not lock.take():
        if time.monotonic() > deadline:
            raise TimeoutError(f"another process has held {lock.path} for {LOCK_TIMEOUT} s")
        time.sleep(0.05)
    try:
        hatch_build.refresh(ROOT)
        return hatch_bundle.bundled(ROOT)
    finally:
        lock.release()

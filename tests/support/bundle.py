"""The page as a wheel holds it, for servers of tests: the folder for `--static-dir`."""

from __future__ import annotations

import time
from pathlib import Path

from nudge.lock import Lock

import hatch_build
import hatch_bundle
from tests.support import ROOT

LOCK_TIMEOUT = 600  # seconds: esbuild may have to be fetched first


def bundled() -> Path:
    """Return the folder with the bundle of the checkout's present page.

    It is made once for what static/ holds and kept in .cache/page/; other processes that want it
    meanwhile wait. Raises BundleError, or VendorError where esbuild is missing and cannot be
    fetched.
    """
    lock = Lock(ROOT / ".cache" / "making-page.lock")
    end = time.monotonic() + LOCK_TIMEOUT
    while not lock.take():
        if time.monotonic() > end:
            raise TimeoutError(f"another process has held {lock.path} for {LOCK_TIMEOUT} s")
        time.sleep(0.05)
    try:
        hatch_build.refresh(ROOT)
        return hatch_bundle.bundled(ROOT)
    finally:
        lock.release()

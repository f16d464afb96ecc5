"""Makes the pictures and the film that the README shows, from the real page and server.

python -m docs.pictures                 all of them
python -m docs.pictures film asks       some of them, by their names

The film needs PyAV: `pip install -e '.[test,docs]'`.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Browser

from benchmarks.support.pages import browser, server
from docs.pictures import FILM, FOLDER, film, stills
from tests.support.server import Server

NAMES = ("film", *stills.STILLS)


def main() -> None:
    """Make what is named on the command line; everything where nothing is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(NAMES))
    names = parser.parse_args().names or NAMES
    if unknown := set(names) - set(NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    FOLDER.mkdir(exist_ok=True)
    with server() as running, browser() as chromium:
        for name in names:
            since = time.monotonic()
            make(name, chromium, running)
            print(f"{name}: {time.monotonic() - since:.0f} s", flush=True)


def make(name: str, chromium: Browser, running: Server) -> None:
    """Make one picture or the film."""
    if name != "film":
        stills.take(chromium, running, name)
        return
    from docs.pictures import encode  # pictures need no PyAV

    frames = film.record(chromium, running)
    with ThreadPoolExecutor() as pool:
        written = [
            pool.submit(write, frames, film.RATE, file)
            for write, file in zip((encode.write_gif, encode.write_webm), FILM, strict=True)
        ]
    for each in written:
        each.result()


if __name__ == "__main__":
    main()

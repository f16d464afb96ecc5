"""The pictures and the film of the documents: all are there, made, shown; no others lie around."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from PIL import Image

from docs import house
from docs.pictures import FILM, FOLDER, stills
from tests.support import ROOT

DOCUMENTS = (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
SHOWN = re.compile(r"""!\[[^\]]*\]\(([^)\s]+)\)|src="([^"]+)"|\]\(([^)\s]+\.webm)\)""")
MAX_BYTES = 3_000_000
SECONDS = (18, 22)

SEGMENT, INFO = b"\x18\x53\x80\x67", b"\x15\x49\xa9\x66"
TIMECODE_SCALE, DURATION = b"\x2a\xd7\xb1", b"\x44\x89"


def shown() -> set[Path]:
    """Return the files that the documents show."""
    return {
        (document.parent / next(filter(None, names))).resolve()
        for document in DOCUMENTS
        for names in SHOWN.findall(document.read_text("utf-8"))
        if "://" not in "".join(names)
    }


def made() -> set[Path]:
    """Return the files that are made by `docs.pictures` and `docs.house`."""
    return {*FILM, *(FOLDER / f"{name}.jpg" for name in stills.STILLS), house.PICTURE}


def gif_seconds(file: Path) -> float:
    """Return how long a GIF takes once."""
    with Image.open(file) as gif:
        milliseconds = 0
        for frame in range(getattr(gif, "n_frames", 1)):
            gif.seek(frame)
            milliseconds += gif.info["duration"]
    return milliseconds / 1000


def size_at(data: bytes, at: int) -> tuple[int, int]:
    """Return the EBML size that begins at a byte (RFC 8794, 6), and where its data begins."""
    length = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + length], "big") & ((1 << 7 * length) - 1)
    return value, at + length


def children(data: bytes, begin: int, end: int) -> dict[bytes, tuple[int, int]]:
    """Return where the data of the elements between two bytes begin and end, by their ids."""
    found = {}
    at = begin
    while at < end:
        id_length = 9 - data[at].bit_length()
        size, start = size_at(data, at + id_length)
        found[data[at : at + id_length]] = (start, start + size)
        at = start + size
    return found


def webm_seconds(file: Path) -> float:
    """Return the duration that a WebM says it has (RFC 9559, section 5.1.2)."""
    data = file.read_bytes()
    info = children(data, *children(data, *children(data, 0, len(data))[SEGMENT])[INFO])
    scale = int.from_bytes(data[slice(*info[TIMECODE_SCALE])], "big")  # nanoseconds
    duration = data[slice(*info[DURATION])]
    (ticks,) = struct.unpack({4: ">f", 8: ">d"}[len(duration)], duration)
    return float(ticks * scale / 1e9)


def test_the_documents_show_only_files_that_are_there() -> None:
    assert {file for file in shown() if not file.is_file()} == set()


def test_every_picture_is_made_by_a_command_and_shown_by_a_document() -> None:
    kinds = {".png", ".jpg", ".jpeg", ".gif", ".webm", ".webp", ".svg"}
    there = {file for file in (ROOT / "docs").rglob("*") if file.suffix in kinds}
    assert there == made() == shown()


@pytest.mark.parametrize("file", FILM, ids=lambda file: file.suffix[1:])
def test_the_film_takes_twenty_seconds_and_less_than_three_megabytes(file: Path) -> None:
    seconds = {".gif": gif_seconds, ".webm": webm_seconds}[file.suffix](file)
    assert SECONDS[0] <= seconds <= SECONDS[1]
    assert file.stat().st_size < MAX_BYTES


def test_the_film_repeats() -> None:
    with Image.open(FILM[0]) as gif:
        assert gif.info["loop"] == 0

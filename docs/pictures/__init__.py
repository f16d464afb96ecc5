"""The pictures and the film that the README shows: `python -m docs.pictures`."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "images"
FILM: Final = (FOLDER / "film.gif", FOLDER / "film.webm")

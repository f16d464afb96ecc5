"""The exports of the descent: each file can be opened and contains what the page shows."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import numpy as np
from PIL import Image
from playwright.sync_api import Page

from tests.browser.support.landscape import FLAT, SOLID, open_landscape
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reads import read_one, read_page
from tests.support.server import Server

SVG = "{http://www.w3.org/2000/svg}"


def download_export(page: Page, role: str, name: str, folder: Path) -> Path:
    """Download a file by a button or a link of the export menu: its path, in `folder`."""
    menu = page.locator(".descent-exports").first
    if not read_one(menu, "(details) => details.open"):
        menu.locator("summary").click()
    with page.expect_download() as download:
        page.get_by_role(role, name=name).click()  # type: ignore[arg-type]
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_flat_picture_is_saved_as_image_and_drawing_and_what_is_shown_as_numbers(
    still_page: Page, server: Server, tmp_path: Path
) -> None:
    nudge = open_landscape(still_page, server, FLAT)
    scene = read_scene(still_page)
    assert_image_is_of_twice_its_size(nudge, scene, tmp_path)
    drawn = read_svg_paths(nudge, scene, tmp_path)
    for path, line in zip(drawn, scene["lines"], strict=True):
        numbers = (path.get("d") or "").replace("M", "").replace("L", " ").split()
        np.testing.assert_allclose([float(number) for number in numbers], line, atol=0.0051)
    assert_paths_and_grid_are_those_that_are_shown(nudge, scene, tmp_path)


def test_the_solid_picture_is_saved_as_image_and_as_a_drawing_with_the_paths(
    still_page: Page, server: Server, tmp_path: Path
) -> None:
    nudge = open_landscape(still_page, server, SOLID)
    scene = read_scene(still_page)
    assert_image_is_of_twice_its_size(nudge, scene, tmp_path)
    read_svg_paths(nudge, scene, tmp_path)


def read_scene(page: Page) -> dict[str, Any]:
    """What the flat picture shows. It is there below the solid picture as well."""
    found: dict[str, Any] = read_page(
        page,
        """() => {
          const { frame, bounds, levels, runs } =
            document.querySelector('.descent-picture canvas').descent;
          return { frame, bounds, levels, lines: runs.map(({ line }) => line) };
        }""",
    )
    return found


def assert_image_is_of_twice_its_size(nudge: Nudge, scene: dict[str, Any], folder: Path) -> None:
    path = download_export(nudge.page, "button", "Picture (PNG)", folder)
    assert path.name == f"descent-{nudge.code}.png"
    with Image.open(path) as image:
        width, height = image.size
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    assert abs(width - 2 * scene["frame"]["width"]) <= 1
    assert height > 2 * scene["frame"]["height"]  # the names of the runs are below the picture
    assert len(np.unique(pixels, axis=0)) > 100


def read_svg_paths(nudge: Nudge, scene: dict[str, Any], folder: Path) -> list[Element]:
    """The paths of the runs in the exported SVG, which must have levels and texts as well."""
    root = ElementTree.fromstring(
        download_export(nudge.page, "button", "Picture (SVG)", folder).read_text()
    )
    assert root.tag == f"{SVG}svg"
    drawn = [path for path in root.iter(f"{SVG}path") if path.get("class") == "run"]
    assert {path.get("data-run") for path in drawn} == {"0", "1"}
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert any(text.startswith("mini-batches of 100: ") for text in texts)
    assert any(text.startswith("plane holds ") for text in texts)
    assert len(scene["levels"]) > 3
    assert len(list(root.iter(f"{SVG}path"))) > len(scene["levels"])
    colours = {each.get(name) for each in root.iter() for name in ("fill", "stroke")} - {None}
    assert len(colours) > len(scene["levels"])
    assert [each for each in colours if not re.fullmatch("none|#[0-9a-f]{6}", each or "")] == []
    return drawn


def assert_paths_and_grid_are_those_that_are_shown(
    nudge: Nudge, scene: dict[str, Any], folder: Path
) -> None:
    text = download_export(nudge.page, "link", "Paths (CSV)", folder).read_text()
    rows = list(csv.DictReader(io.StringIO(text)))
    with np.load(download_export(nudge.page, "link", "Grid and paths (NumPy)", folder)) as arrays:
        assert arrays["grid"].shape == (len(arrays["ys"]), len(arrays["xs"])) == (21, 21)
        assert np.all(np.isfinite(arrays["grid"]))
        for run, line in enumerate(scene["lines"]):
            run_rows = [row for row in rows if row["run"] == str(run)]
            table = np.array([[float(row["x"]), float(row["y"])] for row in run_rows])
            np.testing.assert_allclose(table, arrays[f"xy{run}"], atol=1e-6)
            np.testing.assert_allclose(table, to_plane(line, scene), atol=1e-4)


def to_plane(line: list[float], scene: dict[str, Any]) -> Array:
    """The points of a line of the canvas as coordinates of the plane: (n, 2)."""
    frame, bounds = scene["frame"], scene["bounds"]
    scale = (bounds["x1"] - bounds["x0"]) / frame["side"]
    x, y = np.array(line).reshape(-1, 2).T
    return np.stack(
        [
            bounds["x0"] + (x - frame["left"]) * scale,
            bounds["y1"] - (y - frame["top"]) * scale,
        ],
        axis=1,
    )

"""The descent saved: each file opens again and holds what was shown."""

from __future__ import annotations

import base64
import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.landscape import FLAT, SOLID, opened
from tests.support.server import Server

SVG = "{http://www.w3.org/2000/svg}"
SIZE = """async (text) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) colours.add(`${data.slice(i, i + 3)}`);
  return [bitmap.width, bitmap.height, colours.size];
}"""


@pytest.fixture
def still(new_context: NewContext, server: Server) -> Page:
    return new_context(server, reduced_motion="reduce").new_page()


def saved(page: Page, role: str, name: str, folder: Path) -> Path:
    """What is downloaded by a button or a link of the menu."""
    menu = page.locator(".descent-exports").first
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    with page.expect_download() as download:
        page.get_by_role(role, name=name).click()  # type: ignore[arg-type]
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("address", [FLAT, SOLID], ids=["flat", "solid"])
def test_the_picture_is_saved_as_an_image_of_twice_its_size_and_as_a_drawing_with_the_paths(
    still: Page, server: Server, tmp_path: Path, address: str
) -> None:
    nudge = opened(still, server, address)
    path = saved(still, "button", "Picture (PNG)", tmp_path)
    assert path.name == f"descent-{nudge.code}.png"
    scene = still.evaluate(
        """() => {
          const { frame, levels, runs } = document.querySelector('.descent-picture canvas').descent;
          return { frame, levels, lines: runs.map(({ line }) => line) };
        }"""
    )
    image = base64.b64encode(path.read_bytes()).decode()
    width, height, colours = still.evaluate(SIZE, image)
    assert abs(width - 2 * scene["frame"]["width"]) <= 1
    assert height > 2 * scene["frame"]["height"]  # who is who stands below
    assert colours > 100
    root = ElementTree.fromstring(saved(still, "button", "Picture (SVG)", tmp_path).read_text())
    assert root.tag == f"{SVG}svg"
    drawn = [path for path in root.iter(f"{SVG}path") if path.get("class") == "run"]
    assert {path.get("data-run") for path in drawn} == {"0", "1"}
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert any(text.startswith("mini-batches of 100: ") for text in texts)
    assert any(text.startswith("plane holds ") for text in texts)
    assert len(scene["levels"]) > 3
    assert len(list(root.iter(f"{SVG}path"))) > len(scene["levels"])
    if address == FLAT:
        for path, line in zip(drawn, scene["lines"], strict=True):
            numbers = (path.get("d") or "").replace("M", "").replace("L", " ").split()
            np.testing.assert_allclose([float(number) for number in numbers], line, atol=0.0051)


def test_the_paths_and_the_grid_are_those_that_are_shown(
    still: Page, server: Server, tmp_path: Path
) -> None:
    opened(still, server, FLAT)
    text = saved(still, "link", "Paths (CSV)", tmp_path).read_text()
    rows = list(csv.DictReader(io.StringIO(text)))
    shown = still.evaluate(
        """() => {
          const { frame, bounds, runs } = document.querySelector('.descent-picture canvas').descent;
          const scale = (bounds.x1 - bounds.x0) / frame.side;
          return runs.map(({ line }) => line.map((value, i) => i % 2
            ? bounds.y1 - (value - frame.top) * scale
            : bounds.x0 + (value - frame.left) * scale));
        }"""
    )
    with np.load(saved(still, "link", "Grid and paths (NumPy)", tmp_path)) as arrays:
        assert arrays["grid"].shape == (len(arrays["ys"]), len(arrays["xs"])) == (21, 21)
        assert np.isfinite(arrays["grid"]).all()
        for run, line in enumerate(shown):
            own = [row for row in rows if row["run"] == str(run)]
            table = np.array([[float(row["x"]), float(row["y"])] for row in own])
            np.testing.assert_allclose(table, arrays[f"xy{run}"], atol=1e-6)
            np.testing.assert_allclose(table.ravel(), line, atol=1e-4)

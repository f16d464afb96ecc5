"""Panels end below a whole row of text, softly, wherever more can be scrolled to."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import NewContext
from tests.browser.page.test_fits import LAPTOP, PROJECTOR
from tests.browser.support.everywhere import EVERYWHERE, open_still
from tests.browser.support.reads import eventually, read_one
from tests.support.server import Server

# Scrolls the column there; returns the texts that its visible end cuts, and whether it ends softly.
CUT = """(column, share) => {
  column.scrollTop = share * (column.scrollHeight - column.clientHeight);
  const isMore = column.scrollTop + column.clientHeight < column.scrollHeight - 1;
  const hidden = parseFloat(column.style.getPropertyValue('--hidden'));
  const end = column.getBoundingClientRect().bottom - hidden;
  const texts = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const cut = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!data.trim() || !parentElement.checkVisibility()) continue;
    if (parentElement.closest('.visually-hidden')) continue;
    range.selectNodeContents(texts.currentNode);
    for (const { top, bottom, width } of range.getClientRects()) {
      if (width > 1 && top < end - 1 && bottom > end + 1) cut.push(data.trim());
    }
  }
  const isSoft = getComputedStyle(column).maskImage !== 'none';
  return { cut, isWrong: isMore !== isSoft };
}"""
SCROLLED = (0, 0.37, 1)


def is_whole(column: Locator, share: float) -> bool:
    """Return whether the column ends below a whole row, `share` of the way down."""
    found = read_one(column, CUT, share)
    assert found == {"cut": [], "isWrong": False}
    return True


@pytest.mark.timeout(400)
@pytest.mark.parametrize("screen", [LAPTOP, PROJECTOR], ids=["laptop", "projector"])
@pytest.mark.parametrize("part", ["lab", "story"])
def test_no_row_of_text_is_cut_at_the_lower_end_of_the_panels(
    new_context: NewContext, server: Server, part: str, screen: dict[str, Any]
) -> None:
    address, visit = EVERYWHERE[part]
    nudge = open_still(new_context, server, address, **screen)
    column = nudge.page.locator(".side-scroll")
    for name in visit(nudge):
        for share in SCROLLED:
            eventually(nudge.page, partial(is_whole, column, share), f"{name}, {share}")

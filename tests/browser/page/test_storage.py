"""The browser stores nothing: site data is blocked, there is no storage, or it is full."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import ARGUMENTS, LAPTOP, NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import Pad
from tests.browser.support.reads import (
    QUIET_SCRIPT,
    address,
    attribute,
    read_page,
    text,
    texts,
    value,
)
from tests.browser.support.teaching import bar, choose_panel, put_on_stage
from tests.support.chromium import find_chromium_with_settings
from tests.support.server import Server
from tests.support.trouble import Trouble

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}
"""Chromium's setting "Don't allow sites to save data on your device", as it is on the disk."""
REFUSED = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, {
    get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
  });"""
NULL = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { value: null });"""
# Stores shorter and shorter texts, until not one letter more can be stored.
FILL = """() => {
  for (const storage of [localStorage, sessionStorage])
    for (let length = 2 ** 22, i = 0; length >= 1; ) {
      try { storage.setItem(`filler.${i++}`, 'x'.repeat(length)); } catch { length >>= 1; }
    }
}"""
KINDS = """() => ['localStorage', 'sessionStorage'].map((name) => {
  try { window[name].setItem('nudge.drawing', 'x'); return 'stored'; }
  catch (error) { return error.name; }
})"""
STROKE = [(0.5, 0.2), (0.5, 0.8)]


@pytest.fixture
def blocked(
    browser: Browser, server: Server, trouble: Trouble, tmp_path: Path
) -> Iterator[BrowserContext]:
    """A browser whose own settings block all site data."""
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text(json.dumps(BLOCKED))
    context = browser.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=find_chromium_with_settings(browser.browser_type.executable_path),
        headless=True,
        args=ARGUMENTS,
        base_url=server.url,
        viewport={"width": LAPTOP["width"], "height": LAPTOP["height"]},
    )
    context.add_init_script(path=QUIET_SCRIPT)
    trouble.watch(context, server.url)
    yield context
    trouble.leave(context)
    context.close()


@pytest.fixture(params=["refused", "null", "full"])
def unsaved_page(request: pytest.FixtureRequest, page: Page) -> Page:
    """A page whose storage throws at each access, is null, or is full."""
    if request.param == "full":
        page.goto("/api/health")
        read_page(page, FILL)
    else:
        page.add_init_script({"refused": REFUSED, "null": NULL}[request.param])
    return page


def check_that_it_drives(nudge: Nudge) -> None:
    """Make a step, as only a driver can."""
    nudge.until("({ scene }) => scene", "nothing is drawn")
    expect(nudge.page.locator(".watching")).to_have_count(0)  # until the token is known it watches
    nudge.step_once()
    expect(nudge.page.locator(".watching")).to_have_count(0)


def walk(nudge: Nudge) -> None:
    """Drive a new room; through a reload, another chapter, the way back, and a reload again."""
    page, code = nudge.page, nudge.code
    check_that_it_drives(nudge)
    expect(page.locator(".notices")).to_contain_text("only this tab drives this room")
    page.reload()
    check_that_it_drives(nudge)
    page.get_by_role("tab", name="Lab").click()
    expect(page).to_have_url(re.compile("/lab"))
    page.reload()
    check_that_it_drives(nudge)
    page.go_back()
    expect(page).to_have_url(re.compile("/story/"))
    page.reload()
    check_that_it_drives(nudge)
    assert nudge.code == code


def test_with_all_site_data_blocked_whoever_makes_a_room_drives_it(
    blocked: BrowserContext, server: Server
) -> None:
    nudge = Nudge.open(blocked.new_page(), server, "/story/cost")
    assert read_page(nudge.page, KINDS) == ["SecurityError", "SecurityError"], "this one stores"
    walk(nudge)


def test_where_the_browser_stores_nothing_whoever_makes_a_room_drives_it(
    unsaved_page: Page, server: Server
) -> None:
    walk(Nudge.open(unsaved_page, server, "/story/cost"))
    assert "stored" not in read_page(unsaved_page, KINDS)


def test_where_the_browser_stores_nothing_the_look_and_the_drawing_outlast_a_reload(
    unsaved_page: Page, server: Server
) -> None:
    pad = Pad.open(unsaved_page, server)
    pad.draw([STROKE])
    pad.until_shown()
    strokes = pad.strokes()
    assert len(strokes) == 1
    root = unsaved_page.locator("html")
    theme = attribute(root, "data-theme")
    other = {"dark": "light", "light": "dark"}[theme]
    for _ in range(3):  # the third is the other one again, and it was said at the first
        pad.choose_theme(other)
        theme, other = other, theme
    notices = unsaved_page.locator(".notices")
    expect(notices.get_by_text("how the page looks is kept in this tab only")).to_have_count(1)
    unsaved_page.reload()
    pad.until_shown()
    assert pad.strokes() == strokes
    expect(root).to_have_attribute("data-theme", theme)


@pytest.mark.parametrize("unsaved_page", ["refused"], indirect=True)
def test_that_the_look_is_not_stored_is_said_to_whoever_has_chosen_one(
    unsaved_page: Page, server: Server
) -> None:
    nudge = Nudge.open(unsaved_page, server, "/lab?step=1&phase=update")
    root = unsaved_page.locator("html")
    theme = attribute(root, "data-theme")
    other: Literal["dark", "light"] = "light" if theme == "dark" else "dark"
    unsaved_page.emulate_media(forced_colors="active", color_scheme=other)
    expect(root).to_have_attribute("data-theme", other)
    unsaved_page.emulate_media(forced_colors="none")
    expect(root).to_have_attribute("data-theme", theme)
    nudge.in_view("Lines", "combobox").select_option("weights")
    notices = unsaved_page.locator(".notices")
    assert "how the page looks" not in text(notices)
    nudge.press_in_view(f"{other} theme")
    expect(notices).to_contain_text("how the page looks is kept in this tab only")


def test_where_the_browser_stores_nothing_drawings_are_kept_in_the_room_and_it_is_said(
    unsaved_page: Page, server: Server
) -> None:
    nudge = Nudge.open(unsaved_page, server, "/lab?step=1&phase=update")
    kept = choose_panel(unsaved_page, "kept")
    put_on_stage(nudge, bar(9), 7)
    nudge.button("Keep this drawing as a 7").click()
    tiles = kept.locator(".tile")
    expect(tiles).to_have_count(1)
    expect(kept).to_contain_text("This browser cannot save drawings for other rooms")
    assert texts(kept.locator(".refused")) == ["", ""], "that is no error"
    kept.get_by_role("button", name="Undo").click()
    expect(tiles).to_have_count(0)
    expect(kept.get_by_role("button", name="Undo")).to_have_count(0)


def test_the_driver_comes_back_with_the_address_that_share_shows_on_request(
    unsaved_page: Page, server: Server, new_context: NewContext
) -> None:
    nudge = Nudge.open(unsaved_page, server, "/lab?step=2&phase=update")
    nudge.button("Share").click()
    dialog = unsaved_page.get_by_role("dialog")
    driving = dialog.get_by_label("whoever opens it drives", exact=False).last
    expect(driving).to_be_hidden()
    shared = [value(dialog.get_by_label(name)) for name in ("This room", "This moment")]
    dialog.get_by_text("Drive this room from another browser").click()
    expect(driving).to_be_visible()
    link = value(driving)
    code, token = link.removeprefix(f"{server.url}/r/").split("#token=")
    assert code == nudge.code
    assert all(token not in each for each in (*shared, address(unsaved_page)))
    unsaved_page.close()
    again = Nudge.open(new_context(server).new_page(), server, link.removeprefix(server.url))
    check_that_it_drives(again)
    assert "#" not in address(again.page), "whoever copies the address would share the token"
    again.page.reload()
    check_that_it_drives(again)


def test_an_address_with_a_wrong_token_only_watches_and_takes_no_saved_token_away(
    page: Page, server: Server, new_context: NewContext
) -> None:
    nudge = Nudge.open(page, server)
    wrong = f"/r/{nudge.code}#token=wrong"
    stranger = Nudge.open(new_context(server).new_page(), server, wrong)
    expect(stranger.page.locator(".notices")).to_contain_text("This is not the room's token.")
    expect(stranger.page.locator(".watching")).to_be_visible()
    page.goto("/api/health")
    page.goto(wrong)
    check_that_it_drives(nudge)
    page.reload()
    check_that_it_drives(nudge)


def test_storage_that_is_cleared_while_the_page_is_open_makes_no_viewer_of_the_driver(
    new_context: NewContext, own_server: Server, trouble: Trouble
) -> None:
    trouble.expect("WebSocket connection to")
    page = new_context(own_server).new_page()
    nudge = Nudge.open(page, own_server)
    read_page(page, "localStorage.clear()")
    own_server.stop()
    expect(page.get_by_role("alert")).to_contain_text("Connection lost")
    own_server.start()
    expect(page.get_by_role("alert")).not_to_contain_text("Connection lost")
    check_that_it_drives(nudge)

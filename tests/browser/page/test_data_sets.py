"""Data sets on the page: one button downloads, stops, resumes, and trains on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import attribute, read_page
from tests.support import mirror as mirrors
from tests.support.axe import axe
from tests.support.mirror import TEST, TRAIN, Mirror
from tests.support.server import Server

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def mirror(request: pytest.FixtureRequest) -> Iterator[Mirror]:
    """The mirror that the test's parameter describes."""
    with mirrors.mirror(request.param) as mirror:
        yield mirror


@pytest.fixture
def small_server(tmp_path: Path, mirror: Mirror) -> Iterator[Server]:
    """A server with small data sets, which it downloads from the mirror."""
    options = ("--mirror", mirror.url)
    with Server(tmp_path, options, module="tests.support.mirror") as server:
        yield server
        assert "Traceback" not in server.errors, server.errors


def card(page: Page, title: str) -> Locator:
    """Return the card of the data set with this title."""
    return page.get_by_role("article", name=title, exact=True)


def show_data_sets(page: Page) -> None:
    """Open the panel of the data sets, and wait until it shows their classes."""
    page.locator(".panel-chooser select").select_option(label="Data sets")
    expect(card(page, "Fashion-MNIST")).to_contain_text("3 dress")


@pytest.mark.parametrize("mirror", [mirrors.stops_half_way], indirect=True)
def test_mnist_is_downloaded_by_one_button_and_then_trained_on(
    small_server: Server, mirror: Mirror, new_context: NewContext
) -> None:
    page = new_context(small_server).new_page()
    nudge = Nudge.open(page, small_server, "/lab?step=3&phase=update")
    show_data_sets(page)
    mnist = card(page, "MNIST")
    button = mnist.get_by_role("button")
    expect(card(page, "6,000 digits of MNIST").get_by_role("button")).to_have_text(
        "This room trains on it"
    )
    expect(button).to_have_text("Download 0.2 MB")
    button.press("Enter")
    bar = mnist.get_by_role("progressbar", name="Download of MNIST")
    expect(bar).to_be_visible()
    expect(mnist).to_contain_text("0.1 MB of 0.2 MB from 127.0.0.1")
    expect(mnist.get_by_role("status")).to_have_text("Downloading MNIST: 40 %.")
    share = float(attribute(bar, "value")) / float(attribute(bar, "max"))
    assert share == pytest.approx(0.4, abs=0.1)
    assert axe(page) == []
    expect(button).to_have_text("Stop")
    button.press("Enter")
    expect(button).to_have_text("Go on")
    expect(mnist).to_contain_text("the next try goes on from there")
    expect(bar).to_have_count(0)
    mirror.gate.set()
    button.press("Enter")
    expect(button).to_have_text("Train on this")
    expect(button).to_be_focused()
    expect(mnist.get_by_role("status")).to_have_text("MNIST is here.")

    watching = new_context(small_server).new_page()
    Nudge.open(watching, small_server, f"/r/{nudge.code}/lab")
    show_data_sets(watching)
    viewers_button = card(watching, "MNIST").get_by_role("button")
    expect(viewers_button).to_have_attribute("aria-disabled", "true")

    button.press("Enter")
    expect(button).to_have_text("This room trains on it")
    expect(viewers_button).to_have_text("This room trains on it")
    nudge.until_step(0)
    room = nudge.room()
    assert (room["dataset"]["name"], room["dataset"]["train"]) == ("mnist", TRAIN)
    expect(page.get_by_role("button", name="Mistake")).to_contain_text("of 1")
    nudge.button("Settings").click()
    offered = page.locator("select[name=dataset] option")
    expect(offered).to_have_text(["mnist-6k", "mnist-6k-upright", "mnist", "mnist-upright"])
    assert room["dataset"]["test"] == TEST


@pytest.mark.parametrize("mirror", [mirrors.status(404)], indirect=True)
def test_a_failed_download_says_why_on_a_phone_and_the_room_goes_on(
    small_server: Server, new_context: NewContext
) -> None:
    page = new_context(small_server, **PHONE).new_page()
    nudge = Nudge.open(page, small_server, "/lab?step=1&phase=update")
    show_data_sets(page)
    mnist = card(page, "MNIST")
    mnist.get_by_role("button").tap()
    alert = mnist.get_by_role("alert")
    expect(alert).to_contain_text("cannot be downloaded: 127.0.0.1 answers 404.")
    expect(alert).to_contain_text("Nothing else has changed.")
    expect(mnist.get_by_role("button")).to_have_text("Try again")
    assert read_page(page, "document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
    nudge.page.keyboard.press("Shift+ArrowRight")
    nudge.until_step(2)

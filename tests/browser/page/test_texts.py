"""The language of the page: the browser's, the one in the address, or the one chosen by hand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support import reads
from tests.browser.support.nudge import Nudge
from tests.support import ROOT
from tests.support.server import Server
from tests.support.trouble import Trouble

NewContext = Callable[..., BrowserContext]
TEXTS = re.compile(r"/texts/\w+\.ftl$")
IN_GERMAN = (
    ("shell.ftl", "counter-epoch = epoch", "counter-epoch = Epoche"),
    (
        "server/errors.ftl",
        "server-cannot-be = { $field } cannot be { $received }: allowed is { $allowed }.",
        "server-cannot-be = Erlaubt ist für { $field } { $allowed }, nicht { $received }.",
    ),
    (
        "server/errors.ftl",
        "server-allowed-names = { $names } or { $last }",
        "server-allowed-names = { $names } oder { $last }",
    ),
    (
        "server/rooms.ftl",
        "server-room-unknown = There is no room '{ $code }'.",
        "server-room-unknown = Einen Raum „{ $code }“ gibt es nicht.",
    ),
    (
        "server/data.ftl",
        "server-dataset-mnist = MNIST",
        "server-dataset-mnist = Das ganze MNIST",
    ),
    (
        "server/web.ftl",
        "server-page-title = Nudge: backpropagation, happening in front of you",
        "server-page-title = Nudge: Backpropagation vor deinen Augen",
    ),
)
"""The texts of the second language that differ: their files, and how they begin in English."""


@pytest.fixture
def bilingual(tmp_path: Path) -> Iterator[Server]:
    """A server with a second language: English with some texts in German."""
    locales = tmp_path / "locales"
    for language in ("en", "de"):
        shutil.copytree(ROOT / "locales" / "en", locales / language)
    for name, english, german in IN_GERMAN:
        file = locales / "de" / name
        text = file.read_text("utf-8")
        assert f"\n{english}\n" in text
        file.write_text(text.replace(f"\n{english}\n", f"\n{german}\n"), "utf-8")
    with Server(tmp_path, ["--locales-dir", str(locales)]) as server:
        yield server


def assert_speaks(page: Page, language: str) -> None:
    """Assert that the page has a language's word and title, and says that it speaks it."""
    word = {"en": "epoch", "de": "Epoche"}[language]
    title = {"en": "happening in front of you", "de": "vor deinen Augen"}[language]
    expect(page.locator(".counter-epoch dt")).to_have_text(word)
    expect(page).to_have_title(re.compile(title))
    assert reads.read_page(page, "document.documentElement.lang") == language


def test_a_page_speaks_the_browsers_language_unless_the_address_or_a_choice_says_another(
    new_context: NewContext, bilingual: Server
) -> None:
    context = new_context(bilingual, locale="de-AT")
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    Nudge.open(page, bilingual, "/lab").until_step(1)
    assert_speaks(page, "de")
    assert len([url for url in loaded if TEXTS.search(url)]) == 1  # the preload is what is read
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_label("Language").select_option(label="English")
    assert_speaks(page, "en")
    page.reload()
    assert_speaks(page, "en")
    Nudge.open(page, bilingual, "/lab?lang=de&step=1&phase=cost").until_step(1)
    assert_speaks(page, "de")
    reads.read_page(page, "localStorage.setItem('nudge.language', 'tlh')")
    page.reload()
    assert_speaks(page, "de")


def test_a_page_whose_texts_cannot_be_loaded_says_so(
    new_context: NewContext, server: Server, trouble: Trouble
) -> None:
    trouble.expect(r"Failed to load resource|net::ERR_FAILED")
    page = new_context(server).new_page()
    page.route(TEXTS, lambda route: route.abort())
    page.goto(server.url)
    expect(page.get_by_role("alert")).to_contain_text("The texts of this page could not be loaded.")
    expect(page.locator(".opening")).to_have_count(0)


def test_what_the_server_says_is_in_the_language_of_the_page(
    new_context: NewContext, bilingual: Server
) -> None:
    page = new_context(bilingual).new_page()
    Nudge.open(page, bilingual, "/story/data?lang=de&step=1&race=fair&run=100")
    expect(page.locator(".notice.error")).to_contain_text(
        "Erlaubt ist für fairness 'examples', 'steps' oder 'seconds', nicht 'fair'."
    )
    expect(page.locator(".data-set h3").filter(has_text="Das ganze MNIST")).to_have_count(1)


def test_a_socket_is_closed_with_a_reason_in_the_language_of_the_page(
    new_context: NewContext, bilingual: Server
) -> None:
    page = new_context(bilingual).new_page()
    page.goto(f"{bilingual.url}/r/NOSUCH?lang=de")
    expect(page.get_by_role("alert")).to_contain_text("Einen Raum „NOSUCH“ gibt es nicht.")

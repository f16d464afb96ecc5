"""The settings of a run: changed while it trains, rejected, and settings that make it diverge.

Also the dialogs for help and for sharing.
"""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import address, read_one, read_page, text, value, wait_for_rest
from tests.support.embedded import TRAIN
from tests.support.server import Server


def open_dialog(nudge: Nudge) -> Locator:
    """Open the dialog of the settings, and return it."""
    nudge.button("Settings").click()
    shown = nudge.page.get_by_role("dialog", name="Settings of the run")
    expect(shown.get_by_label("learning rate")).to_be_visible()
    return shown


def find_field(dialog: Locator, name: str) -> Locator:
    """Return the field of the dialog whose label begins with `name` (_ for a space)."""
    return dialog.get_by_label(re.compile(f"^{name.replace('_', ' ')}", re.IGNORECASE))


def fill_in(nudge: Nudge, **fields: str) -> Locator:
    """Fill in fields, press Apply, and return the dialog: it closes unless a value is rejected."""
    shown = open_dialog(nudge)
    for name, entry in fields.items():
        field = find_field(shown, name)
        kind = read_one(field, "(field) => field.type")
        if kind == "select-one":
            field.select_option(entry)
        elif kind == "checkbox":
            field.set_checked(entry == "yes")
        else:
            field.fill(entry)
    shown.get_by_role("button", name="Apply").click()
    return shown


def apply(nudge: Nudge, **fields: str) -> None:
    """Fill in fields, press Apply, and wait until the dialog closes."""
    expect(fill_in(nudge, **fields)).to_have_count(0)


def until_setting(nudge: Nudge, **settings: object) -> None:
    """Wait until the server has these settings."""
    has_settings = """async ({ arg: [url, settings] }) => {
      const room = await (await fetch(url)).json();
      return Object.entries(settings).every(
        ([name, value]) => JSON.stringify(room.settings[name]) === JSON.stringify(value));
    }"""
    nudge.until(has_settings, f"the server does not have {settings}", [nudge.address, settings])


def test_the_learning_rate_takes_effect_while_it_trains(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.choose_speed("100 steps a second")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.step > 5", "it does not train")
    apply(nudge, learning_rate="0.25")
    nudge.until("({ record }) => record.learningRate === 0.25", "the steps do not follow")
    assert nudge.room()["playing"]
    step = nudge.read_now()
    nudge.until("({ scene, arg }) => scene.step > arg + 5", "it does not go on", step)


def test_numbers_are_read_as_people_write_them_and_ambiguous_ones_are_explained(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server)
    shown = open_dialog(nudge)
    for name, entry, note in [
        ("learning_rate", "0,25", ""),
        ("mini-batch_size", "1.000", "“1.000” is read as 1000, not as 1."),
        ("L2", "1·10⁻³", ""),
        ("hidden_layers", "１２، 8", ""),
        ("seed", "60,000", "“60,000” is read as 60000, not as 60."),
    ]:
        field = find_field(shown, name)
        field.fill(entry)
        setting = field.locator("xpath=ancestor::*[@class='setting']")
        expect(setting.locator("[aria-live=polite]")).to_have_text(note)
    shown.get_by_role("button", name="Apply").click()
    expect(shown).to_have_count(0)
    until_setting(nudge, learning_rate=0.25, batch_size=1000, l2=0.001, hidden=[12, 8], seed=60000)
    shown = fill_in(nudge, seed="1,5")
    expect(shown.get_by_role("alert")).to_have_text("seed: “1,5” is no whole number.")
    expect(find_field(shown, "seed")).to_be_focused()


def test_some_settings_keep_the_step_and_others_start_again(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=5&phase=update")
    apply(nudge, optimizer="adam", learning_rate="0.01", l2="0.001", shift="yes")
    until_setting(nudge, optimizer="adam", learning_rate=0.01, l2=0.001, augment=True)
    assert nudge.room()["step"] == 5
    nudge.button("Next step").click()
    nudge.until_step(6)
    assert nudge.scene("record.updateW[1] !== null"), "Adam's update is its own"
    apply(nudge, shift="no")
    until_setting(nudge, augment=False, optimizer="adam")
    apply(nudge, hidden_layers="12, 8, 6")
    nudge.until("({ scene, record }) => record.sizes.join() === '784,12,8,6,10'", "not 5 layers")
    assert nudge.room()["step"] == 0
    expect(page.get_by_role("toolbar", name="Phases of a step")).to_contain_text("layer 4")
    nudge.button("Next step").click()
    nudge.until_step(1)
    assert nudge.scene("new Set(scene.neurons.map(neuron => neuron.layer)).size") == 4


def test_no_hidden_layer_at_all_is_a_network_too(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=2&phase=asks:2&select=1.3")
    apply(nudge, hidden_layers="")
    nudge.until("({ record }) => record.sizes.join() === '784,10'", "there are hidden layers")
    for key in ("Shift+ArrowRight", "ArrowRight", "ArrowLeft", "[", "]"):
        page.keyboard.press(key)
    nudge.until_step(1)
    expect(nudge.inspector.get_by_role("heading")).to_be_visible()


def test_a_setting_that_is_not_allowed_is_rejected_by_name_and_changes_nothing(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?step=3&phase=update")
    before = nudge.room()["settings"]
    for field, entry, named in [
        ("learning_rate", "-1", "learning_rate"),
        ("hidden_layers", "16, 9999", "hidden"),
        ("hidden_layers", "sixteen", "hidden"),
        ("seed", "-5", "seed"),
        ("cost", "cross_entropy", "softmax"),
    ]:
        shown = fill_in(nudge, **{field: entry})
        expect(shown.get_by_role("alert")).to_contain_text(named)
        # the dialog still has the entry, which the user can correct
        expect(find_field(shown, field)).to_have_value(entry)
        shown.get_by_role("button", name="Cancel").click()
        expect(shown).to_have_count(0)
    wait_for_rest(page)
    room = nudge.room()
    assert (room["settings"], room["step"]) == (before, 3)


def test_cancel_and_escape_change_nothing(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    before = nudge.room()["settings"]
    for close in (
        lambda shown: shown.get_by_role("button", name="Cancel").click(),
        lambda shown: page.keyboard.press("Escape"),
        lambda shown: shown.get_by_role("button", name="Close").click(),
    ):
        shown = open_dialog(nudge)
        shown.get_by_label("learning rate").fill("0.5")
        close(shown)
        expect(shown).to_have_count(0)
    wait_for_rest(page)
    assert nudge.room()["settings"] == before


def test_a_run_that_diverges_says_so_and_leads_back(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=3&phase=update&initializer=he")
    apply(nudge, activation="relu", output_activation="identity", learning_rate="1000")
    until_setting(nudge, learning_rate=1000.0)
    nudge.choose_speed("as fast as it goes")
    nudge.button("Play").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("diverged")
    expect(alert).to_contain_text("learning rate, 1000, may be too large")
    expect(nudge.button("Play")).to_be_visible()
    diverged = nudge.room()["diverged"]
    is_finite = """() => {
      const { scene, record } = document.querySelector('.stage canvas');
      const arrays = [...record.a, ...record.w, ...record.nudge, ...record.gradW];
      const lengths = scene.arrows.map((arrow) => arrow.length);
      const lights = scene.neurons.map((neuron) => neuron.brightness ?? 0);
      const numbers = [lengths, lights, ...arrays.filter(Boolean)].flatMap((list) => [...list]);
      return numbers.length > 10_000 && numbers.every(Number.isFinite);
    }"""
    assert read_page(page, is_finite), "no NaN is drawn"
    assert "not a number" not in text(nudge.inspector)
    alert.get_by_role("button", name=re.compile("Go back to step")).click()
    nudge.until_step(diverged["back_to"])
    expect(alert).not_to_contain_text("diverged")
    apply(nudge, learning_rate="0.01")
    until_setting(nudge, learning_rate=0.01)
    nudge.button("Next step").click()
    nudge.until_step(diverged["back_to"] + 1)
    assert read_page(page, is_finite)


def test_with_cross_entropy_no_text_mentions_squares(page: Page, server: Server) -> None:
    settings = "output_activation=softmax&cost=cross_entropy&learning_rate=0.1"
    nudge = Nudge.open(page, server, f"/?step=2&phase=cost&{settings}")
    expect(nudge.caption).to_contain_text("cost")
    assert "square" not in text(nudge.caption)
    assert nudge.scene("scene.labels.map(label => label.text)").count("(a − y)²") == 0
    page.get_by_role("button", name="output nudges", exact=True).click()
    nudge.until_phase("output_nudges")
    assert "which asks for 0" not in text(nudge.caption)


def test_a_smaller_mini_batch_is_shown_with_its_own_size(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, f"/?batch_size={TRAIN - 1000}&step=2&phase=average")
    assert nudge.room()["examples_seen"] == TRAIN
    expect(nudge.caption).to_contain_text("1,000")


def test_help_lists_the_keys_and_a_key_opens_it(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    page.keyboard.press("?")
    shown = page.get_by_role("dialog", name="Keys and words")
    expect(shown).to_contain_text("play, pause")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    position = nudge.scene("[scene.step, scene.phase]")
    assert position == [1, "update"], "keys are not the page's while a dialog is open"


def test_the_address_to_share_of_a_chapter_opens_that_chapter(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/asks?step=3&phase=asks:2&example=test.7")
    nudge.until_phase("asks:2")
    nudge.until("({ record }) => record.focus.index === 7", "another example")
    nudge.button("Share").click()
    link = value(page.get_by_label("This moment"))
    again = Nudge.open(page, server, link.removeprefix(server.url))
    again.until_step(3)
    expect(page.locator("#chapter-title")).to_have_text("Adding up the asks")
    again.until_phase("asks:2")
    again.until("({ record }) => record.focus.index === 7", "another example")


def test_the_address_to_share_opens_the_same_moment(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=6&phase=asks:2&select=1.4&example=train.9&seed=5")
    nudge.until_phase("asks:2")
    nudge.until("({ record }) => record.focus.index === 9", "another example")
    nudge.button("Share").click()
    link = value(page.get_by_label("This moment"))
    assert value(page.get_by_label("This room")) == address(page).removesuffix("/lab")
    before = nudge.scene("[scene.phase, scene.selection.index, record.focus.index]")
    code = nudge.code
    again = Nudge.open(page, server, link.removeprefix(server.url))
    again.until_phase("asks:2")
    again.until("({ record }) => record.focus.index === 9", "another example")
    assert again.code != code
    assert again.scene("[scene.phase, scene.selection.index, record.focus.index]") == before

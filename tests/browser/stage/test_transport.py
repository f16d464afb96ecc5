"""Play, pause, phases and steps, forwards and backwards, by buttons and by keys.

Two tests are in real time: they check that phases are played, paused and played backwards in it.
Other tests that wait for phases use virtual time.
"""

from __future__ import annotations

from functools import partial

from playwright.sync_api import Page, expect

from tests.browser.support.nudge import Nudge, same_bits
from tests.browser.support.reads import text
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

PHASES = [
    "forward",
    "cost",
    "output_nudges",
    *("weight_nudges:3", "bias_nudges:3", "asks:3"),
    *("weight_nudges:2", "bias_nudges:2", "asks:2"),
    *("weight_nudges:1", "bias_nudges:1"),
    "average",
    "update",
]


def test_play_goes_on_from_phase_to_phase_and_pause_stops_all_motion(
    page: Page, server: Server
) -> None:
    """In real time."""
    nudge = Nudge.open(page, server, "/?step=1&phase=cost")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.phase === 'output_nudges' && scene.t > 0", "it does not play")
    nudge.button("Pause").click()
    expect(nudge.button("Play")).to_be_visible()
    assert not goes_on(nudge)
    paused_at = nudge.scene("scene.t")
    assert 0 < paused_at < 1
    page.keyboard.press("Space")
    expect(nudge.button("Pause")).to_be_visible()
    nudge.until("({ scene, arg }) => scene.t > arg", "it does not go on from there", paused_at)
    page.keyboard.press("Space")
    expect(nudge.button("Play")).to_be_visible()
    assert not goes_on(nudge)
    before = nudge.frames_asked()
    nudge.frames(10)
    assert nudge.frames_asked() == before, "at rest it takes no time of the machine"


def goes_on(nudge: Nudge) -> bool:
    """Return whether the stage changes within 20 frames."""
    nudge.frames(3)  # frames that were drawn at the moment of the click
    before = nudge.read_now("[scene.phase, scene.t]")
    nudge.frames(20)
    return bool(nudge.read_now("[scene.phase, scene.t]") != before)


def test_each_phase_follows_the_one_before_and_after_the_last_a_step_is_made(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?step=1&phase=forward")
    captions = set()
    for phase in PHASES:
        nudge.until_phase(phase, None)
        captions.add(text(nudge.caption))
        page.keyboard.press("ArrowRight")
    nudge.until_step(2)
    nudge.until_phase("forward", None)
    # the captions of nudges and asks begin alike in every layer
    assert len(captions) >= len({phase.split(":")[0] for phase in PHASES})
    assert nudge.room()["step"] == 2


def test_the_buttons_go_on_and_back_by_a_phase(page: Page, server: Server) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/?step=1&phase=cost")
    nudge.button("Next phase").click()
    nudge.until_phase("output_nudges")
    nudge.button("Previous phase").click()
    nudge.until_phase("cost")
    assert nudge.room()["step"] == 1


def test_a_phase_back_is_played_backwards(page: Page, server: Server) -> None:
    """In real time."""
    nudge = Nudge.open(page, server, "/?step=1&phase=asks:3")
    times = nudge.watch(
        "({ scene }) => scene.t",
        until="({ scene }) => scene.phase !== 'asks:3'",
        after="""() => document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }))""",
    )
    assert times == sorted(times, reverse=True)
    assert len(set(times)) > 3
    nudge.until_phase("bias_nudges:3")


def test_pressed_three_times_at_once_back_means_three_phases(page: Page, server: Server) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/?step=1&phase=asks:3")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    nudge.until_phase("output_nudges")


def test_back_from_the_first_phase_stays_at_its_beginning(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=1&phase=forward")
    page.keyboard.press("ArrowLeft")
    nudge.until_phase("forward", 0)
    page.keyboard.press("ArrowLeft")
    nudge.until_phase("forward", 0)
    assert nudge.room()["step"] == 1


def test_a_phase_is_shown_by_a_click_in_the_list_of_phases(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    phase_list = page.get_by_role("toolbar", name="Phases of a step")
    phase_list.get_by_role("button", name="layer 2: asks").click()
    nudge.until_phase("asks:2", None)
    expect(phase_list.locator("[aria-current=step]")).to_contain_text("layer 2")
    phase_list.get_by_role("button", name="cost", exact=True).click()
    nudge.until_phase("cost", None)
    expect(phase_list.locator("[aria-current=step]")).to_have_accessible_name("cost")


def test_a_step_on_and_back_shows_the_same_numbers_bit_for_bit(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=3&phase=asks:2")
    before = nudge.shown_record()
    by_buttons = nudge.button("Next step").click, nudge.button("Previous step").click
    press = page.keyboard.press
    by_keys = partial(press, "Shift+ArrowRight"), partial(press, "Shift+ArrowLeft")
    for forwards, backwards in (by_buttons, by_keys):
        forwards()
        nudge.until_step(4)
        assert not same_bits(nudge.shown_record()["w3"], before["w3"])
        backwards()
        nudge.until_step(3)
        after = nudge.shown_record()
        assert after.keys() == before.keys()
        assert [name for name in after if not same_bits(after[name], before[name])] == []
        nudge.until_phase("asks:2")
        expect(nudge.page.locator(".counter-step dd")).to_have_text("3")


def test_500_steps_back_shows_the_same_numbers_bit_for_bit_too(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=7&phase=update")
    before = nudge.shown_record()
    nudge.command(type="step", count=500)
    nudge.until_step(507)
    nudge.command(type="seek", step=7)
    nudge.until_step(7)
    after = nudge.shown_record()
    assert [name for name in after if not same_bits(after[name], before[name])] == []


def test_home_starts_again_and_at_step_0_there_is_no_step_before(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server)
    page.keyboard.press("Home")
    nudge.until_step(0)
    expect(nudge.button("Previous step")).to_be_disabled()
    expect(page.locator(".counter-cost")).to_have_count(0)
    assert nudge.scene("record.gradW.every(array => array === null)")
    page.keyboard.press("ArrowRight")
    nudge.until("({ scene }) => scene.t > 0", "forward does not begin")


def test_training_a_thousand_steps_shows_them_and_can_be_paused(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.button("Train 1,000 steps").click()
    several = "(window.stepsSeen ??= new Set()).add(scene.step).size >= 5"
    nudge.until(f"({{ scene }}) => {several} && scene.step >= 80", "no steps are seen", every=5)
    nudge.button("Pause").click()
    expect(nudge.button("Play")).to_be_visible()
    step = nudge.scene()  # after the steps that were already begun
    nudge.until_room(step=step, latest=step)
    assert 80 <= step < 1001
    nudge.frames(20)
    assert nudge.read_now() == nudge.room()["step"] == step, "it goes on"

"""The control of the speed, from phase by phase to as fast as it goes, in real time."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import eventually, texts
from tests.support.server import Server

# The example on the stage, its desired output at its label, and the caption.
PASSING = """({ scene: { step }, record: { focus, y } }) => ({
  ...focus, step, y: y[focus.label], caption: document.querySelector('.caption p').textContent,
})"""


def test_example_by_example_the_mini_batch_passes_by(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.choose_speed("example by example")
    batch = nudge.record(batch=1)[0]["batch_index"].tolist()
    press = """() => document.querySelector('[aria-label="Play"]').click()"""
    fifth = f"({{ record }}) => record.focus.split === 'train' && record.focus.index === {batch[4]}"
    frames = nudge.watch(PASSING, until=fifth, after=press)
    passed = [
        frame for frame in frames if frame["split"] == "train" and frame["caption"].startswith("Ex")
    ]
    places = [batch.index(frame["index"]) for frame in passed]
    assert list(dict.fromkeys(places)) == [0, 1, 2, 3], "each is seen, in its turn"
    captioned = [int(frame["caption"].split()[1]) - 1 for frame in passed]
    assert captioned == sorted(captioned)
    assert set(captioned) == {0, 1, 2, 3}
    assert all(place - caption <= 1 for place, caption in zip(places, captioned, strict=True))
    assert {(frame["step"], frame["y"]) for frame in passed} == {(1, 1)}, "the label is its own"
    nudge.button("Pause").click()
    expect(nudge.caption).not_to_contain_text("Example")


def test_step_by_step_each_step_goes_through_its_phases(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.choose_speed("step by step")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene?.step >= 2", "no step is made")
    many = "(window.phasesSeen ??= new Set()).add(scene.phase).size >= 6"
    nudge.watch("() => 0", until=f"({{ scene }}) => {many} && scene.step >= 4")
    nudge.button("Pause").click()
    expect(nudge.button("Play")).to_be_visible()


def test_at_so_many_steps_a_second_the_stage_and_the_counters_follow(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server)
    for rate, steps in ((10, 5), (100, 60), (1000, 600)):
        nudge.choose_speed(f"{rate:,} steps a second")
        nudge.button("Play").click()
        nudge.until("({ scene, arg }) => scene.step >= arg", "it does not get on", steps)
        nudge.until_room(rate=rate)
        nudge.button("Pause").click()
        assert_all_show_one_step(nudge)


def test_as_fast_as_it_goes_it_makes_thousands_of_steps_and_learns(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server)
    nudge.choose_speed("as fast as it goes")
    page.keyboard.press("Space")
    nudge.until("({ scene }) => scene.step > 2000", "no thousands of steps are made", limit=60)
    learned = """() => parseFloat(document.querySelector('.counter-test dd').textContent) >= 85"""
    nudge.until(learned, "it does not learn to read 85 % of the test examples", limit=90)
    page.keyboard.press("Space")
    assert_all_show_one_step(nudge)
    # the accuracy varies, but at any step where it is paused it is at least 80 %
    eventually(page, lambda: nudge.room()["test_accuracy"] >= 0.8, "it does not read any more")
    accuracy = nudge.room()["test_accuracy"]
    eventually(page, lambda: shows(nudge.counter("test"), accuracy), f"it does not say {accuracy}")


def assert_all_show_one_step(nudge: Nudge) -> None:
    """Wait until stage, counters and caption show the step at which the server is paused."""
    expect(nudge.button("Play")).to_be_visible()
    nudge.until_room(playing=False)
    step = nudge.room()["step"]
    nudge.until_step(step)
    expect(nudge.page.locator(".counter-step dd")).to_have_text(f"{step:,}")
    expect(nudge.page.locator(".counter-seen dd")).to_have_text(f"{100 * step:,}")
    expect(nudge.caption).to_contain_text(f"Step {step:,}")


def test_another_speed_takes_effect_while_it_plays(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    nudge.choose_speed("10 steps a second")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.step > 2", "it does not play")
    nudge.choose_speed("1,000 steps a second")
    nudge.until("({ scene }) => scene.step > 300", "it is not faster")
    nudge.until_room(rate=1000)
    nudge.choose_speed("phase by phase")
    expect(nudge.button("Pause")).to_be_visible()
    nudge.until("({ scene }) => scene.t < 1", "no phase is played")
    nudge.until_room(playing=False)


def test_plus_and_minus_go_from_one_phase_at_a_time_to_as_fast_as_it_goes(
    page: Page, server: Server
) -> None:
    Nudge.open(page, server)
    speed = page.get_by_role("combobox", name="Speed", exact=True)
    names = texts(speed.locator("option"))
    assert names == [
        "phase by phase",
        "example by example",
        "step by step",
        "10 steps a second",
        "100 steps a second",
        "1,000 steps a second",
        "as fast as it goes",
    ]
    expect(speed).to_have_value("0")
    for _ in range(len(names) + 2):
        page.keyboard.press("+")
    expect(speed).to_have_value("6")
    page.keyboard.press("-")
    expect(speed).to_have_value("5")
    for _ in names:
        page.keyboard.press("-")
    expect(speed).to_have_value("0")

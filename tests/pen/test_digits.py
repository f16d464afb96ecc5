"""The image that the network sees, made from strokes."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.pen.curve import box
from nudge.pen.digits import (
    CENTRE,
    DIGIT,
    centre_of_mass,
    image_from_strokes,
    normalised_image,
    pen_width,
)
from nudge.pen.ink import SIDE, Image

from tests.pen import samples
from tests.pen.samples import Strokes

DIGITS = {
    "seven": samples.seven(),
    "ring": samples.ring(),
    "slim": samples.ring(flat=3.0, radius=0.1),
}
each_digit = pytest.mark.parametrize("strokes", DIGITS.values(), ids=DIGITS)


def moved(strokes: Strokes, scale: float, x: float, y: float) -> Strokes:
    """The same drawing, scaled and moved."""
    return [[(scale * point[0] + x, scale * point[1] + y) for point in line] for line in strokes]


def extent(image: Image) -> tuple[int, int]:
    """Height and width of the pixels that are at least half inked."""
    rows, columns = np.nonzero(image >= 128)
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


@each_digit
def test_the_longer_side_of_a_drawing_takes_twenty_pixels(strokes: Strokes) -> None:
    assert max(extent(image_from_strokes(strokes))) == pytest.approx(DIGIT, abs=1)


@each_digit
def test_the_centre_of_mass_is_in_the_middle(strokes: Strokes) -> None:
    assert centre_of_mass(image_from_strokes(strokes)) == pytest.approx((CENTRE, CENTRE), abs=0.05)


@each_digit
@pytest.mark.parametrize(
    ("scale", "x", "y"), [(0.1, 0.0, 0.0), (0.1, 0.85, 0.8), (0.4, 0.5, 0.05), (1.2, -0.1, -0.15)]
)
def test_place_and_size_of_the_drawing_make_no_difference(
    strokes: Strokes, scale: float, x: float, y: float
) -> None:
    image = image_from_strokes(moved(strokes, scale, x, y)).astype(int)
    # A difference of 1 of 255 comes from the rounding of the moved points.
    assert np.abs(image - image_from_strokes(strokes)).max() <= 1


@each_digit
def test_without_normalising_place_and_size_stay(strokes: Strokes) -> None:
    small = moved(strokes, 0.5, 0.0, 0.0)
    left, top, right, bottom = box(
        [[(point[0], point[1], 0.5) for point in line] for line in small]
    )
    image = image_from_strokes(small, normalised=False)
    width = pen_width(small) * SIDE
    assert extent(image)[0] == pytest.approx(SIDE * (bottom - top) + width, abs=1)
    assert extent(image)[1] == pytest.approx(SIDE * (right - left) + width, abs=1)
    inside = image[int(SIDE * top) : int(SIDE * bottom) + 1]
    assert inside.sum() > 0.9 * image.sum()


def test_lines_are_as_wide_as_those_of_mnist() -> None:
    train = load_embedded().train
    # A one is nearly a straight line: its ink divided by its length is its width.
    widths = train.images[train.labels == 1].astype(float).sum(axis=(1, 2)) / 255 / DIGIT
    line = image_from_strokes([[(0.55, 0.2), (0.45, 0.8)]]).sum() / 255 / DIGIT
    thin, wide = np.percentile(widths, [2, 98])
    assert thin < line < wide


def test_the_pen_is_wider_in_a_larger_drawing() -> None:
    widths = [pen_width(moved(samples.seven(), scale, 0, 0)) for scale in (0.1, 0.8, 1.2, 1.6)]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


def test_few_points_give_nearly_the_same_as_many() -> None:
    coarse, fine = (
        image_from_strokes(samples.ring(points=points)).astype(float) for points in (9, 400)
    )
    assert np.abs(coarse - fine).mean() < 0.02 * 255
    straight = image_from_strokes([[(0.5, 0.3)], [(0.5, 0.7)], *samples.ring(points=4)]).astype(
        float
    )
    assert np.abs(straight - fine).mean() > 0.02 * 255


def test_a_curve_goes_through_all_its_points() -> None:
    corners = [(0.1, 0.1), (0.9, 0.15), (0.2, 0.5), (0.8, 0.9)]
    image = image_from_strokes([corners], normalised=False)
    for x, y in corners:
        assert image[int(SIDE * y), int(SIDE * x)] > 200


def test_more_pressure_makes_a_wider_line() -> None:
    ink = [
        image_from_strokes([[(0.5, 0.2, p), (0.5, 0.8, p)]]).sum() for p in (0.0, 0.25, 0.5, 1.0)
    ]
    assert ink == sorted(ink)
    assert ink[0] < ink[-1] < 2 * ink[0]
    assert np.array_equal(
        image_from_strokes([[(0.5, 0.2, 0.5), (0.5, 0.8, 0.5)]]),
        image_from_strokes([[(0.5, 0.2), (0.5, 0.8)]]),
    )


def test_an_empty_pad_has_no_ink() -> None:
    empty: tuple[Strokes, ...] = ([], [[]], [[], []])
    for strokes in empty:
        for normalised in (True, False):
            assert not image_from_strokes(strokes, normalised=normalised).any()


def test_a_dot_is_a_dot_in_the_middle_and_not_twenty_pixels_wide() -> None:
    image = image_from_strokes(samples.dot(0.9, 0.1))
    assert image.max() == 255
    assert max(extent(image)) <= 4
    assert centre_of_mass(image) == pytest.approx((CENTRE, CENTRE), abs=0.05)
    assert np.array_equal(image_from_strokes([[(0.9, 0.1), (0.9, 0.1)]]), image)


def test_no_ink_is_lost_where_the_centre_of_mass_is_far_from_that_of_the_box() -> None:
    blob = [point for radius in (0.02, 0.05, 0.08) for point in samples.ring(0.9, 0.5, radius)[0]]
    image = image_from_strokes([[(0.0, 0.5), (0.98, 0.5)], blob, blob[::-1]])
    assert extent(image)[1] >= DIGIT - 1
    assert image[:, 0].max() < 255


def test_a_point_off_the_pad_counts_as_a_point_on_its_edge() -> None:
    off_the_pad = image_from_strokes([[(-4.0, 0.5), (0.5, 9.0)]], normalised=False)
    assert np.array_equal(
        off_the_pad, image_from_strokes([[(0.0, 0.5), (0.5, 1.0)]], normalised=False)
    )


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_is_an_error(wrong: float) -> None:
    for point in ((wrong, 0.5), (0.5, wrong), (0.5, 0.5, wrong)):
        with pytest.raises(ValueError, match="not finite"):
            image_from_strokes([[(0.1, 0.1), point]])


def test_a_long_scribble_is_drawn_too() -> None:
    rng = np.random.default_rng(3)
    image = image_from_strokes([[(float(x), float(y)) for x, y in rng.uniform(0, 1, (5000, 2))]])
    assert (image > 250).mean() > 0.3


def test_an_image_under_the_drawing_stays_and_the_ink_is_added() -> None:
    under = load_embedded().test.images[0]
    assert np.array_equal(image_from_strokes([], under=under), under)
    over = image_from_strokes(samples.seven(), under=under, normalised=False)
    assert (over >= under).all()
    assert over.sum() > under.sum()


def test_a_drawing_on_an_image_is_normalised_with_it() -> None:
    under = load_embedded().test.images[0]
    over = image_from_strokes([[(0.02, 0.02), (0.02, 0.98)]], under=under)
    assert max(extent(over)) == pytest.approx(DIGIT, abs=1)
    assert centre_of_mass(over) == pytest.approx((CENTRE, CENTRE), abs=0.5)


def test_mnists_own_images_are_normalised_already() -> None:
    images = load_embedded().test.images[::2]
    difference = [np.abs(normalised_image(image).astype(int) - image).mean() for image in images]
    assert max(difference) <= 0.06 * 255
    assert np.mean(np.array(difference) == 0) > 0.99


def test_images_of_another_size_and_place_are_brought_to_mnists() -> None:
    before, after = [], []
    for image in load_embedded().train.images[:40]:
        small = np.zeros_like(image)
        small[1:15, 12:26] = image.reshape(14, 2, 14, 2).mean(axis=(1, 3)).astype(np.uint8)
        back = normalised_image(small).astype(float)
        places = [np.roll(back, (a, b), (0, 1)) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        before.append(np.abs(small.astype(float) - image).mean())
        after.append(min(np.abs(place - image).mean() for place in places))
    assert np.mean(after) < np.mean(before) / 2


def test_an_image_without_ink_stays_empty() -> None:
    assert not normalised_image(np.zeros((SIDE, SIDE), np.uint8)).any()
    corner = np.zeros((SIDE, SIDE), np.uint8)
    corner[0, 27] = 1
    assert normalised_image(corner).any()

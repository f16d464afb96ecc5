"""The one check of images that come from outside: white ink on black, in 0..255.

Every road by which an image is kept or trained on leads through here: JSON, PNG, arrays, IDX. So
the same image has the same answer everywhere.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.texts import Text

Bytes = npt.NDArray[np.uint8]

FULL: Final = 255
"""The value of full ink."""
FAINTEST: Final = 64
"""The least value of the brightest pixel of an image. MNIST's images have 254 and more."""
WHITE: Final = 127
"""An image whose border has a median above this value is black on white."""
NEARLY_ALL: Final = 0.9
"""A data set with this share of images that are black on white is black on white itself."""
ON_WHITE: Final = Text.of("server-image-on-white")


class ImageError(Exception):
    """An image is no drawing; raised with a text, a clause that follows the image's name."""


def checked(image: Bytes) -> Bytes:
    """Return an image (n, n) as it is kept. One of 0 and 1 alone becomes one of 0 and 255.

    Raises ImageError where nothing is on it, where all of it is alike, where it is black on
    white, or where it is too faint.
    """
    brightest = int(image.max())
    if brightest == 0:
        raise ImageError(Text.of("server-image-empty"))
    if int(image.min()) == brightest:
        raise ImageError(Text.of("server-image-one-value"))
    scaled = spread(image)
    if is_on_white(scaled[None])[0]:
        raise ImageError(ON_WHITE)
    if int(scaled.max()) < FAINTEST:
        raise ImageError(Text.of("server-image-faint", brightest=brightest, full=FULL))
    return scaled


def checked_set(images: Bytes) -> Bytes:
    """Return the images (n, height, width) of a data set, as ``checked`` does for one image.

    Single images may be anything: clothes, too, can be bright at their border. Raises ImageError
    where nearly all are black on white.
    """
    scaled = spread(images)
    if is_on_white(scaled).mean() > NEARLY_ALL:
        raise ImageError(ON_WHITE)
    return scaled


def spread(images: Bytes) -> Bytes:
    """Return images of 0 and 1 alone as images of 0 and 255, and all others as they are."""
    return images * np.uint8(FULL) if images.max() == 1 else images


def is_on_white(images: Bytes) -> npt.NDArray[np.bool_]:
    """Return (n,): whether most pixels of an image's border, where no ink is, are bright."""
    edges = [images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1]]
    on_white: npt.NDArray[Any] = np.median(np.concatenate(edges, axis=1), axis=1) > WHITE
    return on_white

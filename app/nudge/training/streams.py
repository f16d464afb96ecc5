"""The streams of randomness: a number for each use, so that no use disturbs another."""

from __future__ import annotations

from enum import IntEnum


class Stream(IntEnum):
    """The second word of a generator's seed, as in ``np.random.default_rng((seed, stream))``.

    A run's seed and a stream give the same random numbers in every replay and in every saved room.
    So no number may ever change. Two uses have the number 4: they must keep it. They do not
    disturb each other, because augmentation adds a third word to its seed, the step.
    The number 6 is not in use.
    """

    INITIAL_PARAMETERS = 0
    """The weights before step 1: (seed, stream)."""
    EPOCH_ORDER = 1
    """The order of an epoch's training examples: (seed, stream, epoch)."""
    AGREEMENT = 2
    """The mini-batches that are compared with the full-batch gradient: (seed, stream)."""
    SURFACE_EXAMPLES = 3
    """The training examples of a cost surface, the same for every run: (0, stream)."""
    AUGMENTATION = 4
    """How a mini-batch's images are moved, turned, scaled and slanted: (seed, stream, step)."""
    MISSING_AXES = 4
    """The axes of a plane that the paths do not determine: (the plane's seed, stream).

    Has the same number as ``AUGMENTATION`` and is therefore, for Python, another name of it.
    """
    RANDOM_PLANE = 5
    """The two directions of a random plane: (the plane's seed, stream)."""
    LEARNING_CURVE = 7
    """The training examples of a learning curve's networks: (seed, stream, draw)."""

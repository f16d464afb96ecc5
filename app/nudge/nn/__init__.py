"""The core: a neural network and backpropagation, in NumPy alone.

All functions are pure: they take arrays and return new arrays, modify no argument and use no
global state.
"""

from nudge.nn.activations import ACTIVATIONS, Activation, ElementWise
from nudge.nn.arrays import Array
from nudge.nn.costs import COSTS, Cost
from nudge.nn.initializers import INITIALIZERS, Initializer
from nudge.nn.network import Backward, Forward, Gradient, Network, asks, mean_gradient
from nudge.nn.optimizers import OPTIMIZERS, Optimizer, OptimizerState, l2_penalty, with_l2

__all__ = [
    "ACTIVATIONS",
    "COSTS",
    "INITIALIZERS",
    "OPTIMIZERS",
    "Activation",
    "Array",
    "Backward",
    "Cost",
    "ElementWise",
    "Forward",
    "Gradient",
    "Initializer",
    "Network",
    "Optimizer",
    "OptimizerState",
    "asks",
    "l2_penalty",
    "mean_gradient",
    "with_l2",
]

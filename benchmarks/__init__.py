"""Benchmarks of Nudge: `python -m benchmarks` prints every figure beside its target."""

from nudge.__main__ import pin_blas

pin_blas()  # before any of the modules imports NumPy

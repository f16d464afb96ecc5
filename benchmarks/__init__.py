"""How fast Nudge is: `python -m benchmarks`, every figure beside its target."""

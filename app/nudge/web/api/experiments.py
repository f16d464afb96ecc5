"""The prepared races that the page offers."""

from __future__ import annotations

from fastapi import APIRouter

from nudge.descent.experiments import EXPERIMENTS, Experiment

router = APIRouter(prefix="/api/experiments")


@router.get("")
def get_experiments() -> list[Experiment]:
    """Return each experiment's id, which names its texts, and its race as `race` takes it."""
    return list(EXPERIMENTS.values())

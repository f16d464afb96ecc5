"""Helpers of all tests: the real server, the browser, and readers of the source tree."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

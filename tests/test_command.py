"""The command: it prints one line with its address, or a clear error."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from nudge import __main__ as command
from nudge.__main__ import BLAS, listen, pin_blas
from nudge.web.server import page_address

from tests.support import ROOT
from tests.support.server import Server


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


def test_it_prints_one_line_with_the_address_once_it_answers(own_server: Server) -> None:
    assert re.fullmatch(r"Nudge is at http://127\.0\.0\.1:\d+/\n", own_server.output)
    assert httpx.get(f"{own_server.url}/api/health", trust_env=False).status_code == 200
    own_server.stop()
    assert own_server.output.count("\n") == 1
    assert own_server.errors == ""


def test_a_port_that_is_taken_ends_it_with_one_clear_line() -> None:
    with taken_port() as port:
        ended = subprocess.run(
            [sys.executable, "-m", "nudge", "--no-browser", "--port", str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert re.fullmatch(rf"nudge: .*port {port}.*--port\.\n", ended.stderr)


def test_the_next_free_port_is_taken_unless_one_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    with taken_port() as port:
        monkeypatch.setattr(command, "DEFAULT_PORT", port)
        with listen("127.0.0.1", None) as listener:
            assert listener.getsockname()[1] > port
        with pytest.raises(OSError, match=r"in use"):
            listen("127.0.0.1", port)


def test_port_0_is_any_free_one() -> None:
    with listen("127.0.0.1", 0) as first, listen("127.0.0.1", 0) as other:
        assert 0 != first.getsockname()[1] != other.getsockname()[1] != 0


def test_the_address_is_one_that_a_browser_here_can_open() -> None:
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert page_address("127.0.0.1", listener) == f"http://127.0.0.1:{port}/"
        assert page_address("0.0.0.0", listener) == f"http://127.0.0.1:{port}/"
        assert page_address("::1", listener) == f"http://[::1]:{port}/"


def test_blas_has_one_thread_unless_the_user_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for library in BLAS:
        monkeypatch.delenv(f"{library}_NUM_THREADS", raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    pin_blas()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "4"


def test_numpy_is_not_imported_before_blas_is_pinned() -> None:
    code = "import sys, nudge.__main__; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise there")
def test_an_interrupt_ends_it_without_a_traceback(own_server: Server) -> None:
    assert own_server.process is not None
    own_server.process.send_signal(signal.SIGINT)
    own_server.process.wait(30)
    assert own_server.errors == ""

"""The checks before every route, and the security headers of every response."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from nudge.settings import Settings
from nudge.web.addresses import server_names
from websockets.exceptions import InvalidStatus

from tests.support.server import Server
from tests.web.client import HANDSHAKE, TIMEOUT, HttpRoom, Viewer


@contextmanager
def connection(server: Server) -> Iterator[http.client.HTTPConnection]:
    parts = urlsplit(server.url)
    http_connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=TIMEOUT)
    try:
        yield http_connection
    finally:
        http_connection.close()


def raw(
    server: Server, method: str, path: str, headers: dict[str, str], body: bytes = b""
) -> tuple[int, dict[str, Any]]:
    """Send a request with exactly these headers; return its status and error."""
    with connection(server) as http_connection:
        http_connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            http_connection.putheader(name, value)
        http_connection.putheader("Content-Length", str(len(body)))
        http_connection.endheaders(body)
        answer = http_connection.getresponse()
        payload = json.loads(answer.read() or b"{}")
        return answer.status, payload.get("error", {})


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "a b", "x@localhost"]
)
def test_the_server_answers_to_its_own_names_only(server: Server, host: str) -> None:
    status, error = raw(server, "GET", "/api/health", {"Host": host})
    assert status in (400, 403)
    if status == 403:
        assert (error["code"], error["field"], error["value"]) == ("not_allowed", "host", host)
        assert "localhost" in error["allowed"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:9", "[::1]:80"])
def test_every_name_of_this_machine_is_answered(server: Server, host: str) -> None:
    assert raw(server, "GET", "/api/health", {"Host": host})[0] == 200


def test_names_may_be_added_and_an_open_server_answers_to_any_address() -> None:
    assert "nudge.school" in server_names(Settings(allowed_host=("Nudge.School",)))
    assert "192.168.1.5" in server_names(Settings(host="192.168.1.5"))
    assert "evil.example" not in server_names(Settings(host="0.0.0.0"))


def test_an_open_server_answers_to_addresses_but_not_to_foreign_names(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    options = ["--host", "0.0.0.0", "--allowed-host", "nudge.school"]
    with Server(tmp_path_factory.mktemp("open"), options) as server:
        for host, status in {
            "192.168.1.5:8000": 200,
            "[fe80::1]:8000": 200,
            "nudge.school": 200,
            "evil.example": 403,
        }.items():
            assert raw(server, "GET", "/api/health", {"Host": host})[0] == status


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "file://"])
def test_pages_of_others_can_neither_order_nor_listen(
    server: Server, room: HttpRoom, origin: str
) -> None:
    headers = {**room.bearer, "Origin": origin}
    for method, path in (("POST", "/api/rooms"), ("DELETE", room.path)):
        answer = room.http.request(method, path, headers=headers)
        assert answer.status_code == 403
        error = answer.json()["error"]
        assert (error["field"], error["value"]) == ("origin", origin)
        assert error["allowed"] == server.url
    assert room.state()["step"] == 0
    with (
        pytest.raises(InvalidStatus) as caught,
        Viewer.of(server, room.code, origin=origin),
    ):
        pass
    assert caught.value.response.status_code == 403
    assert json.loads(caught.value.response.body)["error"]["field"] == "origin"
    assert room.state()["viewers"] == 0


def test_the_servers_own_page_may_do_both(server: Server, room: HttpRoom) -> None:
    step = room.http.post(
        f"{room.path}/commands",
        json={"type": "step"},
        headers={**room.bearer, "Origin": server.url},
    )
    assert step.json()["room"]["step"] == 1
    with Viewer.of(server, room.code, origin=server.url) as viewer:
        assert viewer.receive_text("welcome")["room"]["step"] == 1


def test_a_socket_under_a_foreign_name_is_refused(server: Server, room: HttpRoom) -> None:
    with connection(server) as http_connection:
        http_connection.putrequest("GET", f"/ws/rooms/{room.code}", skip_host=True)
        for name, value in {"Host": "evil.example", **HANDSHAKE}.items():
            http_connection.putheader(name, value)
        http_connection.endheaders()
        answer = http_connection.getresponse()
        assert answer.status == 403
        assert json.loads(answer.read())["error"]["field"] == "host"


def test_a_body_that_is_too_large_is_refused_whether_its_length_is_told_or_not(
    server: Server, room: HttpRoom
) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(2000):
            yield b" " * 65_536

    large = b" " * 100_000
    for content in (large, pieces()):
        try:
            answer = room.http.post(f"{room.path}/commands", content=content, headers=room.bearer)
        except httpx.TransportError:  # the server closed the connection, which is also correct
            continue
        assert answer.status_code == 413
        error = answer.json()["error"]
        assert (error["code"], error["field"]) == ("too_large", "body")
        assert error["allowed"] == "65536 bytes"
    assert room.state()["step"] == 0


def test_a_network_may_be_larger_than_a_message_but_not_without_end(
    server: Server, room: HttpRoom
) -> None:
    path = f"{room.path}/network.safetensors"
    some = room.http.put(path, content=b" " * 1_000_000, headers=room.bearer)
    assert some.status_code == 422
    try:
        more = room.http.put(path, content=b" " * 17_000_000, headers=room.bearer)
    except httpx.TransportError:
        return
    assert more.status_code == 413


def test_every_answer_tells_browsers_what_not_to_do(http: httpx.Client) -> None:
    sent = {"Sec-Fetch-Site": "none"}
    for path in ("/", "/api/health", "/nothing", "/api/rooms/NOSUCH", "/static/importmap.json"):
        headers = http.get(path, headers=sent).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert policy.endswith("frame-ancestors 'self'")
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_a_browser_that_does_not_heed_it_is_not_sent_what_it_would_complain_about(
    http: httpx.Client,
) -> None:
    assert "cross-origin-opener-policy" not in http.get("/").headers  # as by http://NAME.local/


def test_an_error_inside_tells_nothing_of_the_inside(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    options = ["--templates-dir", str(tmp_path_factory.mktemp("empty"))]
    server = Server(tmp_path_factory.mktemp("broken"), options)
    with server, httpx.Client(base_url=server.url, trust_env=False) as client:
        answer = client.get("/")
        assert answer.status_code == 500
        assert answer.json()["error"]["code"] == "internal"
        assert "template" not in answer.text.lower()
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert client.get("/api/health").status_code == 200
    assert "TemplateNotFound" in server.errors


def test_who_leaves_in_the_middle_of_a_body_leaves_nothing_in_the_log(own_server: Server) -> None:
    with connection(own_server) as http_connection:
        http_connection.putrequest("POST", "/api/rooms")
        http_connection.putheader("Content-Length", "1000")
        http_connection.endheaders(b"{")
    assert raw(own_server, "GET", "/api/health", {"Host": "localhost"})[0] == 200
    own_server.stop()
    assert own_server.errors == ""


def test_what_a_browser_calls_cross_site_orders_nothing_and_may_look(
    server: Server, room: HttpRoom
) -> None:
    headers = {"Host": "localhost", "Sec-Fetch-Site": "cross-site"}
    status, error = raw(server, "POST", "/api/rooms", headers)
    assert (status, error["field"], error["value"]) == (403, "sec-fetch-site", "cross-site")
    assert raw(server, "GET", room.path, headers)[0] == 200
    same = {**headers, "Sec-Fetch-Site": "same-origin"}
    assert raw(server, "POST", "/api/rooms", same)[0] == 201

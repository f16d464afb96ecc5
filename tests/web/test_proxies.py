"""What proxies may change, and what only those may whom the server trusts."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from nudge.settings import Settings
from nudge.web.security import Guard

from tests.support.proxy import free_port
from tests.support.server import Server
from tests.web.client import HANDSHAKE, TIMEOUT
from tests.web.test_security import connection, raw

PUBLIC = "https://school.example/nudge"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has been told its public address."""
    with Server(tmp_path_factory.mktemp("public"), ["--public-url", PUBLIC]) as server:
        yield server


@pytest.fixture(scope="module")
def trusting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that trusts proxies at the loopback, and has a second name."""
    options = ["--trusted-proxy", "127.0.0.1", "--allowed-host", "school.example"]
    with Server(tmp_path_factory.mktemp("trusting"), options) as server:
        yield server


def create(server: Server, **headers: str) -> tuple[int, dict[str, Any]]:
    """Try to make a room, as a page would; return the status and the error."""
    sent = {"Host": f"127.0.0.1:{server.port}", "Content-Type": "application/json"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    return raw(server, "POST", "/api/rooms", sent, b"{}")


def open_socket(server: Server, **headers: str) -> int:
    """Try to open the socket of a room that is not there; return the status of the handshake."""
    with connection(server) as http_connection:
        http_connection.putrequest("GET", "/ws/rooms/NOSUCH", skip_host=True)
        for name, value in {
            "Host": f"127.0.0.1:{server.port}",
            **HANDSHAKE,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }.items():
            http_connection.putheader(name, value)
        http_connection.endheaders()
        return http_connection.getresponse().status


# The public address


@pytest.mark.parametrize("host", ["school.example", "127.0.0.1:1", "localhost", "[::1]:8000"])
def test_pages_of_the_public_address_are_its_own_whatever_host_the_proxy_sends(
    public: Server, host: str
) -> None:
    origin = "https://school.example"
    assert create(public, Host=host, Origin=origin, Sec_Fetch_Site="same-origin")[0] == 201
    assert open_socket(public, Host=host, Origin=origin) == 101


@pytest.mark.parametrize(
    "origin",
    [
        *("http://school.example", "https://school.example:8443", "https://school.example.evil"),
        *("https://evil.example", "https://x.school.example", "null", "http://localhost:1"),
    ],
)
def test_pages_of_no_other_address_are(public: Server, origin: str) -> None:
    status, error = create(public, Origin=origin)
    assert (status, error["field"]) == (403, "origin")
    assert open_socket(public, Origin=origin) == 403


def test_the_error_says_what_to_do_where_a_proxy_is_the_reason(server: Server) -> None:
    status, error = create(server, Origin="https://school.example")
    assert status == 403
    assert "--public-url" in error["message"]


def test_the_command_prints_both_addresses(public: Server) -> None:
    assert public.output == f"Nudge is at {public.url}/, for others at {PUBLIC}/\n"


def test_a_public_address_opens_the_server_to_no_other_name(public: Server) -> None:
    status, error = raw(public, "GET", "/api/health", {"Host": "evil.example"})
    assert (status, error["field"]) == (403, "host")


@pytest.mark.parametrize("path", ["/api/health", "/nudge/api/health", "//api/health"])
def test_the_path_is_found_whether_the_proxy_has_removed_its_own_or_not(
    public: Server, path: str
) -> None:
    assert raw(public, "GET", path, {"Host": "school.example"})[0] == 200
    assert raw(public, "GET", f"/other{path}", {"Host": "school.example"})[0] == 404


def test_the_interface_is_described_relative_to_its_description(http: httpx.Client) -> None:
    assert http.get("/api/openapi.json").json()["servers"] == [{"url": "../"}]


# An Origin that a proxy has rewritten


def test_a_rewritten_origin_is_accepted_where_the_browser_vouches_for_the_page(
    public: Server,
) -> None:
    origin = f"http://localhost:{public.port}"
    sent = {"Host": "school.example", "Origin": origin}
    assert create(public, **sent, Sec_Fetch_Site="same-origin")[0] == 201
    assert open_socket(public, **sent) == 101


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", None])
def test_what_changes_something_is_refused_where_it_does_not(
    public: Server, site: str | None
) -> None:
    sent = {"Host": "school.example", "Origin": f"http://localhost:{public.port}"}
    assert create(public, **sent, **({"Sec_Fetch_Site": site} if site else {}))[0] == 403


def test_without_a_public_address_no_origin_counts_as_rewritten(server: Server) -> None:
    sent = {"Host": f"127.0.0.1:{server.port}", "Origin": f"http://localhost:{server.port}"}
    assert create(server, **sent, Sec_Fetch_Site="same-origin")[0] == 403
    assert open_socket(server, **sent) == 403


# X-Forwarded-Host


def test_a_trusted_proxy_says_which_host_the_browser_asked_for(trusting: Server) -> None:
    for host in ("school.example", "school.example:443", "school.example, 10.0.0.1"):
        sent = {"Origin": "https://school.example", "X_Forwarded_Host": host}
        assert create(trusting, **sent)[0] == 201
        assert open_socket(trusting, **sent) == 101


def test_it_is_heeded_from_nobody_else(server: Server, public: Server) -> None:
    for each in (server, public):
        sent = {"Origin": "https://localhost", "X_Forwarded_Host": "localhost"}
        assert create(each, **sent)[0] == 403
        assert open_socket(each, **sent) == 403


@pytest.mark.parametrize(
    ("trusted", "status"),
    [("10.0.0.2", 403), ("10.0.0.0/8", 403), ("127.0.0.0/8", 201), ("127.0.0.1", 201)],
)
def test_who_is_trusted_is_the_other_end_of_the_connection_whatever_it_says(
    tmp_path_factory: pytest.TempPathFactory, trusted: str, status: int
) -> None:
    options = ["--trusted-proxy", trusted, "--allowed-host", "school.example"]
    with Server(tmp_path_factory.mktemp("said"), options) as server:
        for said in ("10.0.0.2", "127.0.0.1", "evil.example", ""):
            sent = {"X_Forwarded_For": said, "X_Forwarded_Host": "school.example"}
            assert create(server, Origin="https://school.example", **sent)[0] == status


@pytest.mark.parametrize(
    ("peer", "is_trusted"),
    [
        (("::ffff:10.0.0.2", 1), True),
        (("10.0.0.2", 1), True),
        (("fd00::1", 1), True),
        (("10.0.0.3", 1), False),
        (("::ffff:10.0.0.3", 1), False),
        (None, False),
    ],
)
@pytest.mark.anyio
async def test_at_a_socket_for_both_an_ipv4_address_is_the_same(
    peer: tuple[str, int] | None, is_trusted: bool
) -> None:
    seen = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["path"])

    guard = Guard(app, Settings(trusted_proxy=("10.0.0.2", "fd00::/8")))
    headers = [(b"host", b"localhost"), (b"x-forwarded-host", b"evil.example")]
    scope = {"type": "websocket", "path": "/", "headers": headers, "client": peer}
    sent = []

    async def send(message: Any) -> None:
        sent.append(message)

    await guard(scope, None, send)
    assert (seen == [], bool(sent)) == (is_trusted, is_trusted)  # the name is refused where heeded


@pytest.mark.parametrize(
    ("host", "forwarded"), [("evil.example", "localhost"), ("localhost", "evil.example")]
)
def test_a_rebound_name_is_refused_in_either_header(
    trusting: Server, host: str, forwarded: str
) -> None:
    """A page of evil.example on this machine connects from a trusted address, and may send both."""
    sent = {"Host": host, "X-Forwarded-Host": forwarded}
    status, error = raw(trusting, "GET", "/api/health", sent)
    assert (status, error["value"]) == (403, "evil.example")
    assert (
        create(trusting, Origin="http://evil.example", Host=host, X_Forwarded_Host=forwarded)[0]
        == 403
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a test keep a port")
def test_a_port_for_a_proxy_is_given_to_nobody_else() -> None:
    port = free_port()
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", port))
    with socket.create_server(("127.0.0.1", port)):  # as the proxies listen
        socket.create_connection(("127.0.0.1", port), TIMEOUT).close()


# QR codes


def test_an_address_has_a_qr_code_and_other_texts_have_none(http: httpx.Client) -> None:
    answer = http.get("/api/qr.svg", params={"address": "https://school.example/nudge/r/ABC234"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.text.startswith("<svg")
    for text in ("javascript:alert(1)", "", "https://x.example/" + 500 * "y"):
        assert http.get("/api/qr.svg", params={"address": text}).status_code == 422


def test_names_and_paths_in_any_script_are_those_that_browsers_send(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    public = ["--public-url", "https://schule-köln.example/schüler"]
    options = [*public, "--allow-embedding", "https://lms-köln.example"]
    with Server(tmp_path_factory.mktemp("scripts"), options) as server:
        headers = {"Host": "xn--schule-kln-lcb.example"}
        answer = httpx.get(f"{server.url}/sch%C3%BCler/api/health", headers=headers)
        assert answer.status_code == 200
        assert "https://xn--lms-kln-e1a.example" in answer.headers["content-security-policy"]
        own = "https://xn--schule-kln-lcb.example"
        assert create(server, Host=headers["Host"], Origin=own)[0] == 201

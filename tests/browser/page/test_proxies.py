"""The page behind real proxies, and at other addresses than the server's own."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import trustme
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import ARGUMENTS, NewContext, page_options
from tests.browser.support.contexts import Contexts
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import address, value
from tests.support.chromium import find_chromium
from tests.support.nginx import documented, nginx
from tests.support.proxy import Rules, free_port, proxy
from tests.support.server import Server
from tests.support.trouble import Trouble

HTTP_PORT, HTTPS_PORT = free_port(), free_port()
"""Where the browser of these tests connects to for ports 80 and 443, which only root may use."""
NAMES = (
    f"MAP *:80 127.0.0.1:{HTTP_PORT}, MAP *:443 127.0.0.1:{HTTPS_PORT}, "
    "MAP *.example 127.0.0.1, MAP *.local 127.0.0.1"
)

Walk = Callable[[Server, str], None]


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """Contexts of a Chromium for which other names are names of this machine."""
    path = find_chromium(browser.browser_type.executable_path)
    arguments = [*ARGUMENTS, f"--host-resolver-rules={NAMES}"]
    launch = browser.browser_type.launch
    with launch(executable_path=path, headless=True, args=arguments) as other_browser:
        yield Contexts(other_browser)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of a key and of a certificate that no browser knows."""
    issued = trustme.CA().issue_cert("school.example")
    path = tmp_path_factory.mktemp("certificate") / "server.pem"
    issued.private_key_and_cert_chain_pem.write_to_path(path)
    return str(path)


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Server]:
    """Run a server with these options within the context."""
    with Server(folder, [*page_options(), *options]) as server:
        yield server
        assert "Traceback" not in server.errors, server.errors


def nginx_location(to: int, path: str, *, host: str = "", strip: bool = True) -> str:
    """Return the documented configuration, for a server at port `to` and with another Host."""
    block = documented().replace("/nudge/", path).replace(":8000/", f":{to}{'/' if strip else ''}")
    assert f"location {path} " in block
    assert f":{to}" in block
    header = f"{{\n    proxy_set_header Host {host};\n"
    return block.replace("{\n", header, 1) if host else block


@pytest.fixture
def walk(new_context: NewContext) -> Walk:
    """`walk(server, url)`: what a person does on a page at the base `url`, with a slash at its end.

    The first picture, a command, another place, a reload, and the addresses of Share: read back
    from the QR code as well, and opened by another person.
    """

    def walk(server: Server, url: str) -> None:
        there = {"base_url": url, "ignore_https_errors": True}
        page = new_context(server, **there).new_page()
        nudge = Nudge.open(page, server, f"{url}story/cost?step=1&phase=cost")
        expect(page.locator("#chapter-title")).to_be_visible()
        nudge.button("Next step").click()
        nudge.until_step(2)
        page.get_by_role("tab", name="Draw").click()
        expect(page.get_by_role("application", name="Drawing pad")).to_be_visible()
        assert address(page).startswith(f"{url}r/{nudge.code}/draw")
        page.reload()
        nudge.until_step(2)
        nudge.button("Next step").click()
        nudge.until_step(3)

        nudge.button("Share").click()
        room, moment = (value(page.get_by_label(name)) for name in ("This room", "This moment"))
        assert room == f"{url}r/{nudge.code}"
        assert moment.startswith(f"{url}?")
        assert read_qr_code(page.get_by_role("img", name="QR code")) == room
        other = new_context(server, **there).new_page()
        watcher = Nudge.open(other, server, room)
        watcher.until_step(3)
        expect(other.locator(".watching")).to_have_text("watching")
        again = Nudge.open(other, server, moment)
        again.until_step(3)
        assert again.code != nudge.code
        for opened in (page, other):
            opened.close()  # before the proxy ends: a lost connection is trouble

    return walk


def read_qr_code(image: Locator) -> str:
    """Return the text of a QR code on the page, read from its pixels."""
    picture = np.asarray(Image.open(io.BytesIO(image.screenshot())).convert("L"))
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1, f"{len(found)} codes"
    return str(found[0].text)


# nginx


def test_behind_nginx_that_speaks_tls_removes_the_path_and_sends_its_own_host(
    tmp_path: Path, certificate: str, walk: Walk
) -> None:
    url = "https://school.example/nudge/"
    with (
        served(tmp_path, "--public-url", "https://school.example/nudge") as server,
        nginx(tmp_path, HTTPS_PORT, nginx_location(server.port, "/nudge/"), certificate),
    ):
        walk(server, url)


def test_behind_nginx_that_sends_the_host_without_its_port(tmp_path: Path, walk: Walk) -> None:
    port = free_port()
    url = f"http://school.example:{port}/"
    with (
        served(tmp_path, "--public-url", url) as server,
        nginx(tmp_path, port, nginx_location(server.port, "/", host="$host")),
    ):
        walk(server, url)


def test_behind_nginx_that_leaves_the_path_and_adds_no_slash(tmp_path: Path, walk: Walk) -> None:
    url = "http://school.example/nudge/"
    with (
        served(tmp_path, "--public-url", url) as server,
        nginx(
            tmp_path, HTTP_PORT, nginx_location(server.port, "/nudge", host="$host", strip=False)
        ),
    ):
        walk(server, url)


# Others


def test_behind_a_proxy_that_leaves_the_path_as_that_of_jupyterhub_does(
    tmp_path: Path, walk: Walk
) -> None:
    port = free_port()
    url = f"http://hub.example:{port}/services/nudge/"
    forwarded = {"x-forwarded-host": "{host}", "x-forwarded-proto": "http"}
    with served(tmp_path, "--public-url", url) as server:
        rules = Rules(port, server.port, prefix="/services/nudge", headers=forwarded)
        with proxy(rules):
            walk(server, url)


def test_behind_a_proxy_that_removes_a_path_of_which_nobody_has_told_the_server(
    tmp_path: Path, walk: Walk
) -> None:
    port = free_port()
    prefix = "/user/ada/proxy/8000"
    with (
        served(tmp_path, "--allowed-host", "hub.example") as server,
        proxy(Rules(port, server.port, prefix, strip=True)),
    ):
        walk(server, f"http://hub.example:{port}{prefix}/")


@pytest.mark.parametrize("header", ["host", "origin"])
def test_behind_a_proxy_that_writes_the_servers_own_name_into_a_header(
    tmp_path: Path, walk: Walk, header: str
) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/user/ada/proxy/"
    with served(tmp_path, "--public-url", url) as server:
        own = f"localhost:{server.port}" if header == "host" else f"http://localhost:{server.port}"
        rules = Rules(port, server.port, "/user/ada/proxy", strip=True, headers={header: own})
        with proxy(rules):
            walk(server, url)


def test_behind_a_trusted_proxy_that_names_the_host_in_another_header(
    tmp_path: Path, walk: Walk
) -> None:
    port = free_port()
    names = ["--trusted-proxy", "127.0.0.0/8", "--allowed-host", "school.example"]
    with served(tmp_path, *names) as server:
        headers = {"x-forwarded-host": "{host}", "host": f"127.0.0.1:{server.port}"}
        with proxy(Rules(port, server.port, headers=headers)):
            walk(server, f"http://school.example:{port}/")


def test_at_an_address_whose_slash_is_missing(
    tmp_path: Path, new_context: NewContext, trouble: Trouble
) -> None:
    trouble.expect("404")  # the browser asks ahead for files, from where they are not
    port = free_port()
    with served(tmp_path) as server, proxy(Rules(port, server.port, "/nudge", strip=True)):
        page = new_context(server, base_url=f"http://127.0.0.1:{port}").new_page()
        nudge = Nudge.open(page, server, "/nudge?step=1&phase=update")
        assert address(page).startswith(f"http://127.0.0.1:{port}/nudge/r/{nudge.code}/")
        page.close()


# Other addresses


def test_at_port_443_behind_tls(tmp_path: Path, certificate: str, walk: Walk) -> None:
    with (
        served(tmp_path, "--allowed-host", "school.example") as server,
        proxy(Rules(HTTPS_PORT, server.port, certificate=certificate)),
    ):
        walk(server, "https://school.example/")


def test_by_the_name_of_a_machine_in_the_same_network(tmp_path: Path, walk: Walk) -> None:
    options = ["--host", "0.0.0.0", "--allowed-host", "name.local"]
    with served(tmp_path, *options) as server, proxy(Rules(HTTP_PORT, server.port)):
        walk(server, "http://name.local/")


def test_by_an_ipv6_address(tmp_path: Path, walk: Walk) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError as error:
        pytest.skip(f"NO IPV6 on this machine: {error}")
    with served(tmp_path, "--host", "::") as server:
        walk(server, f"http://[::1]:{server.port}/")

"""Under which addresses browsers know the server."""

from __future__ import annotations

import socket

import pytest
from nudge.option_values import OWN_PATHS
from nudge.settings import Settings
from nudge.web.addresses import (
    Origin,
    host_name,
    origins_of,
    path_below,
    read_origin,
    relative_base,
    server_names,
)
from nudge.web.assets import STATIC_PATH
from nudge.web.factory import create_app
from nudge.web.pages import PATHS


@pytest.mark.parametrize(
    ("host", "name"),
    [
        *(("School.example", "school.example"), ("school.example.:80", "school.example")),
        *(("[::1]:8000", "::1"), ("127.0.0.1", "127.0.0.1")),
        *(("", None), ("a b", None), ("x@localhost", None), ("[::1", None), ("a/b", None)),
    ],
)
def test_a_host_header_names_a_host_or_nothing(host: str, name: str | None) -> None:
    assert host_name(host) == name


def test_origins_are_compared_with_their_ports() -> None:
    assert read_origin("https://School.example") == Origin("https", "school.example", 443)
    assert read_origin("http://[::1]:80") == Origin("http", "::1", 80)
    for text in ("null", "file://", "", "school.example", "http://", "http://a:b"):
        assert read_origin(text) is None
    assert origins_of("school.example") == {
        Origin("http", "school.example", 80),
        Origin("https", "school.example", 443),
    }


@pytest.mark.parametrize(
    ("path", "base"),
    [("/", "./"), ("/lab", "./"), ("/story/cost", "../"), ("/r/A/story/cost", "../../../")],
)
def test_the_base_leads_from_a_page_to_the_root(path: str, base: str) -> None:
    assert relative_base(path) == base


@pytest.mark.parametrize(
    ("path", "below"),
    [
        *(("/nudge/lab", "/lab"), ("/nudge/", "/"), ("/nudge", "/"), ("/lab", "/lab")),
        *(("/nudges", "/nudges"), ("//lab", "/lab"), ("/nudge//lab", "/lab")),
        ("/story/nudge/", "/story/nudge/"),
    ],
)
def test_a_proxy_may_remove_its_path_or_leave_it(path: str, below: str) -> None:
    assert path_below(path, "/nudge") == below


def test_without_a_prefix_a_path_is_what_it_is() -> None:
    for path in ("/", "/lab", "/api/rooms"):
        assert path_below(path, "") == path


def test_a_machine_has_a_name_in_its_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for own in ("Mac", "Mac.fritz.box"):
        monkeypatch.setattr(socket, "gethostname", lambda own=own: own)
        assert {own.lower(), "mac.local"} <= server_names(Settings(host="::"))


def test_names_are_those_that_browsers_send() -> None:
    settings = Settings(
        allowed_host=("Schule-Köln.example.", "[fd00::1]"), public_url="https://Lms.example:8443/x/"
    )
    wanted = {"xn--schule-kln-lcb.example", "fd00::1", "lms.example"}
    assert wanted <= server_names(settings)


def test_the_paths_that_no_prefix_may_have_are_those_of_the_server() -> None:
    paths = [*create_app(Settings()).openapi()["paths"], *PATHS, STATIC_PATH, "/ws"]
    assert {path.split("/")[1] for path in paths} - {""} == set(OWN_PATHS)

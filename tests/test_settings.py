"""Settings: each has a name, a default and a help text, on the command line and in the docs."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from nudge.settings import Settings, as_markdown, options, resource_folder


def rejection_text(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the error that the command line prints for wrong arguments."""
    with pytest.raises(SystemExit) as caught:
        Settings.from_arguments(arguments)
    assert caught.value.code == 2
    return capsys.readouterr().err


def test_every_setting_is_an_option_with_a_help() -> None:
    found = list(options())
    assert len(found) == len(fields(Settings))
    for name, _, help in found:
        assert name.startswith("--")
        assert help.endswith(".")


def test_every_option_is_shown_by_help_with_its_default(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        Settings.from_arguments(["--help"])
    shown = " ".join(capsys.readouterr().out.split())
    for name, default, _ in options():
        assert name in shown
        assert not default or f"(default: {default})" in shown


def test_the_table_for_the_documentation_has_a_row_for_each() -> None:
    rows = as_markdown().splitlines()
    assert len(rows) == 2 + len(fields(Settings))
    assert "| `--max-rooms` | 200 | Rooms held at a time; idle ones give way. |" in rows


def test_the_readme_has_that_table() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    _, _, after = readme.partition("<!-- options -->\n")
    assert after.partition("<!-- /options -->")[0] == as_markdown()


def test_without_arguments_the_defaults_hold() -> None:
    assert Settings.from_arguments([]) == Settings()
    assert Settings().host == "127.0.0.1"
    assert Settings().port is None
    assert Settings().browser


def test_arguments_are_read_as_what_they_are(tmp_path: Path) -> None:
    settings = Settings.from_arguments(
        (
            *("--port", "0", "--no-browser", "--data-dir", str(tmp_path), "--idle-minutes", "0.5"),
            *("--allowed-host", "one", "--allowed-host", "two", "--host", "0.0.0.0"),
        )
    )
    assert (settings.port, settings.browser, settings.host) == (0, False, "0.0.0.0")
    assert (settings.data_dir, settings.rooms_dir) == (tmp_path, tmp_path / "rooms")
    assert settings.allowed_host == ("one", "two")
    assert settings.idle_minutes == 0.5


def test_addresses_are_stored_in_one_form() -> None:
    settings = Settings.from_arguments(
        (
            *("--public-url", "https://School.example/Nudge", "--trusted-proxy", "10.0.0.0/8"),
            *("--allow-embedding", "https://Lms.example/"),
        )
    )
    assert settings.public_url == "https://school.example/Nudge/"
    assert settings.trusted_proxy == ("10.0.0.0/8",)
    assert settings.allow_embedding == ("https://lms.example",)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("https://Schule-Köln.example", "https://xn--schule-kln-lcb.example"),
        ("https://straße.example:8443", "https://xn--strae-oqa.example:8443"),
        ("https://例え.example", "https://xn--r8jz45g.example"),
        ("https://lms.example:", "https://lms.example"),
        ("http://[FE80::1]:8000", "http://[fe80::1]:8000"),
    ],
)
def test_names_are_stored_as_browsers_send_them(given: str, stored: str) -> None:
    settings = Settings.from_arguments(["--allow-embedding", given, "--public-url", given])
    assert settings.allow_embedding == (stored,)
    assert settings.public_url == f"{stored}/"


def test_a_path_is_stored_as_browsers_send_it() -> None:
    for given in ("https://a.example/schüler~1", "https://a.example/sch%C3%BCler~1/"):
        settings = Settings.from_arguments(["--public-url", given])
        assert settings.public_url == "https://a.example/sch%C3%BCler~1/"


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--port", "70000"), "a whole number from 0 to 65535"),
        (("--port", "-1"), "a whole number from 0 to 65535"),
        (("--port", "http"), "a whole number from 0 to 65535"),
        (("--max-rooms", "0"), "a whole number from 1"),
        (("--max-rooms", "1.5"), "a whole number from 1"),
        (("--idle-minutes", "nan"), "a number from 0"),
        (("--send-seconds", "0"), "a number from 0.1"),
        (("--public-url", "school.example"), "an address such as https://school.example/nudge"),
        (("--public-url", "https://a.example/?b"), "an address such as"),
        (("--public-url", "https://a@b.example"), "an address such as"),
        (("--public-url", "https://a.example/lab/x"), "anything but api, draw, lab"),
        (("--public-url", "https://a.example/%61pi"), "anything but api, draw, lab"),
        (("--allow-embedding", "https://a.example/b"), "an origin has none"),
        (("--allow-embedding", "https://a.example;"), "an address such as"),
        (("--allow-embedding", "*"), "an address such as"),
        (("--allow-embedding", "https://☃-.example"), "an address such as"),
        (("--public-url", "https://a%2eb.example"), "an address such as"),
        (("--trusted-proxy", "proxy"), "an IP address or a network"),
        (("--trusted-proxy", "::ffff:10.0.0.2"), "an IP address or a network"),
    ],
)
def test_a_value_out_of_range_is_told_what_is_allowed(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, str], allowed: str
) -> None:
    text = rejection_text(capsys, *arguments)
    assert arguments[0] in text
    assert arguments[1] in text
    assert allowed in text


def test_an_unknown_or_shortened_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--speed" in rejection_text(capsys, "--speed", "3")
    assert "--max-room" in rejection_text(capsys, "--max-room", "3")


def test_the_folders_of_the_page_lie_beside_the_package_in_a_checkout() -> None:
    root = Path(__file__).parent.parent
    assert Settings().static_dir == resource_folder("static") == root / "static"
    assert Settings().templates_dir == root / "templates"
    assert Settings().locales_dir == root / "locales"


def test_a_data_folder_in_the_home_folder_may_be_written_with_a_tilde() -> None:
    settings = Settings.from_arguments(["--data-dir", "~/nudge"])
    assert settings.data_dir == Path.home() / "nudge"

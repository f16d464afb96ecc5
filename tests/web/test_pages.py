"""The page and its files, served from a folder of the test, so that every byte is known."""

from __future__ import annotations

import contextlib
import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from nudge.texts import Text

from tests.support.server import Server

SCRIPT = "import './core/other.js';\nimport 'preact';\n" + "export const answer = 42;\n" * 100
TEXTS = "contents = Contents\n" * 100
FONT = b"wOF2" + bytes(2000)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for path, content in {
        "static/main.js": SCRIPT.encode(),
        "static/core/other.js": b"",
        "static/core/late.js": b"",
        "static/vendor/preact.js": b"",
        "static/styles/late.css": b"",
        "static/styles/first.css": b"p {}",
        "static/styles/last.css": b"p {}",
        "static/page.json": b'{"styles": [["styles/first.css"], ["styles/last.css"]], "first": []}',
        "static/font.woff2": FONT,
        "static/importmap.json": b'{"imports": {"preact": "/static/vendor/preact.js"}}',
        "templates/index.html": (
            b"<html data-static='{{ files }}' data-base='{{ base }}' lang='{{ language }}'"
            b" data-languages='{{ languages }}'><title>{{ title }}</title>"
            b"<texts>{{ texts }}</texts>"
            b"{% for style in styles %}<style>{{ style }}</style>{% endfor %}"
            b"{% for module in modules %}<module>{{ module }}</module>{% endfor %}"
            b'<script type="importmap" nonce="{{ csp_nonce }}">{{ importmap | safe }}</script>'
        ),
        "locales/en/shell.ftl": TEXTS.encode(),
        "locales/en/features/race.ftl": b"race = A race",
        "locales/de/shell.ftl": b"contents = Inhalt",
        "secret.txt": b"not for you",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def folder_options(files: Path) -> list[str]:
    """Return the options of a server that serves these files."""
    folders = ("static", "templates", "locales")
    return [word for name in folders for word in (f"--{name}-dir", str(files / name))]


@pytest.fixture(scope="module")
def pages(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with (
        Server(tmp_path_factory.mktemp("pages"), folder_options(files)) as server,
        httpx.Client(base_url=server.url, trust_env=False) as client,
    ):
        yield client


def test_the_same_page_is_served_at_every_path(pages: httpx.Client) -> None:
    nonce = re.compile(r'nonce="[^"]+"')
    first, other = pages.get("/"), pages.get("/lab")
    assert first.headers["content-type"] == "text/html; charset=utf-8"
    assert nonce.sub("", first.text) == nonce.sub("", other.text)


@pytest.mark.parametrize(
    ("path", "base"),
    [
        *(("/", "./"), ("/lab", "./"), ("/story/cost", "../"), ("/r/ABCDEF", "../")),
        *(("/r/ABCDEF/lab", "../../"), ("/r/ABCDEF/story/cost", "../../../")),
    ],
)
def test_a_page_names_everything_from_where_the_browser_stands(
    pages: httpx.Client, path: str, base: str
) -> None:
    text = pages.get(path).text
    assert f"data-base='{base}'" in text
    assert '"/' not in text
    assert "'/" not in text


def test_a_redirect_is_relative_too(pages: httpx.Client) -> None:
    answer = pages.get("/r/ABCDEF/lab/?step=1")
    assert (answer.status_code, answer.headers["location"]) == (307, "../../../r/ABCDEF/lab?step=1")


@pytest.mark.parametrize(
    "path",
    [
        *("/lab", "/draw", "/story", "/story/cost"),
        *("/r/ABCDEF/lab", "/r/ABCDEF/draw", "/r/ABCDEF/story", "/r/ABCDEF/story/cost"),
    ],
)
def test_every_place_has_an_address(pages: httpx.Client, path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code == 200
    assert f"data-static='{page_base(pages)[1:]}'" in answer.text


@pytest.mark.parametrize("path", ["/nowhere", "/r/ABCDEF/nowhere", "/lab/cost", "/story/a/b"])
def test_there_is_no_page_elsewhere(pages: httpx.Client, path: str) -> None:
    assert pages.get(path).status_code == 404


def test_a_page_has_its_title_before_any_script_runs(pages: httpx.Client) -> None:
    assert f"<title>{Text.of('server-page-title')}</title>" in pages.get("/").text


def test_looking_at_the_page_makes_no_room(pages: httpx.Client) -> None:
    pages.get("/")
    assert pages.get("/api/health").json()["rooms"] == 0


def test_each_page_has_a_nonce_of_its_own_that_its_policy_names(pages: httpx.Client) -> None:
    seen = set()
    for _ in range(3):
        answer = pages.get("/")
        found = re.search(r'nonce="([^"]+)"', answer.text)
        assert found is not None
        assert f"script-src 'self' 'nonce-{found[1]}';" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        seen.add(found[1])
    assert len(seen) == 3


def page_base(pages: httpx.Client) -> str:
    """Return the address below which the page's files are, from the root: /static/<digest>."""
    found = re.search(r"<html data-static='(static/[0-9a-f]{16})'", pages.get("/").text)
    assert found is not None
    return f"/{found[1]}"


def test_the_page_names_its_files_with_their_digest_and_nothing_without(
    pages: httpx.Client,
) -> None:
    base, text = page_base(pages), pages.get("/").text
    assert f'{{"imports": {{"preact": ".{base}/vendor/preact.js"}}}}' in text
    assert text.count("static/") == text.count(f"{base[1:]}/") + 1  # data-static itself


def found_texts(pages: httpx.Client, accepted: str = "", query: str = "") -> tuple[str, str]:
    """Return the language of a page, and the address of its texts from the root."""
    page = pages.get(f"/lab{query}", headers={"Accept-Language": accepted}).text
    found = re.search(r"lang='(.*?)'.*<texts>(.+?)</texts>", page)
    assert found is not None
    return found[1], f"/{found[2]}"


@pytest.mark.parametrize(
    ("accepted", "query", "language"),
    [
        *(
            ("", "", "en"),
            ("fr", "", "en"),
            ("de-AT, en;q=0.5", "", "de"),
            ("de", "?lang=en", "en"),
        ),
        *(("en", "?lang=de-CH&step=1", "de"), ("de", "?lang=fr", "de"), ("de", "?lang=", "de")),
    ],
)
def test_a_page_speaks_the_language_of_its_address_or_the_one_that_the_browser_likes_best(
    pages: httpx.Client, accepted: str, query: str, language: str
) -> None:
    found, address = found_texts(pages, accepted, query)
    assert (found, address) == (language, f"{page_base(pages)}/texts/{language}.ftl")


def test_the_texts_of_a_language_are_one_file_that_may_be_kept_for_ever(
    pages: httpx.Client,
) -> None:
    answer = pages.get(found_texts(pages, "en")[1])
    assert answer.text == f"race = A race\n\n{TEXTS}\n"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_a_page_knows_the_texts_of_every_language(pages: httpx.Client) -> None:
    found = re.search(r"data-languages='(.+?)'", pages.get("/").text)
    assert found is not None
    addresses = json.loads(html.unescape(found[1]))
    base = page_base(pages)[1:]
    assert addresses == {name: f"{base}/texts/{name}.ftl" for name in ("de", "en")}
    assert pages.get(f"/{addresses['de']}").text == "contents = Inhalt\n\n"


def test_an_edited_text_has_another_address_and_the_sources_have_none(
    pages: httpx.Client, files: Path
) -> None:
    before = found_texts(pages, "de")[1]
    with changed(files / "locales/de/shell.ftl", "contents = Übersicht".encode()):
        after = found_texts(pages, "de")[1]
        assert after != before
        assert pages.get(after).text == "contents = Übersicht\n\n"
    assert pages.get("/static/locales/de/shell.ftl").status_code == 404


def test_the_page_names_its_first_stylesheets_in_their_order_and_all_modules_of_the_start(
    pages: httpx.Client,
) -> None:
    base, text = page_base(pages)[1:], pages.get("/").text
    styles = re.findall(r"<style>(.+?)</style>", text)
    assert styles == [f"{base}/styles/first.css", f"{base}/styles/last.css"]
    modules = re.findall(r"<module>(.+?)</module>", text)
    assert modules == [f"{base}/{name}" for name in MODULES]


MODULES = ("main.js", "core/other.js", "vendor/preact.js")


def test_what_has_a_digest_in_its_address_may_be_kept_for_ever(pages: httpx.Client) -> None:
    answer = pages.get(f"{page_base(pages)}/main.js")
    assert answer.text == SCRIPT
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_scripts_are_served_as_scripts_and_compressed_as_far_as_it_goes(
    pages: httpx.Client,
) -> None:
    path = f"{page_base(pages)}/main.js"
    answer = pages.get(path)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(gzip.compress(SCRIPT.encode(), 9, mtime=0))
    plain = pages.get(path, headers={"Accept-Encoding": "identity"})
    assert plain.text == SCRIPT
    assert "content-encoding" not in plain.headers
    assert plain.headers["etag"] != answer.headers["etag"]


def test_what_is_compressed_already_is_not_compressed_again(pages: httpx.Client) -> None:
    answer = pages.get(f"{page_base(pages)}/font.woff2")
    assert answer.content == FONT
    assert answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers


def test_without_a_digest_a_file_is_asked_for_anew_and_told_only_if_it_changed(
    pages: httpx.Client, files: Path
) -> None:
    first = pages.get("/static/core/other.js")
    assert first.headers["cache-control"] == "no-cache"
    known = {"If-None-Match": first.headers["etag"]}
    again = pages.get("/static/core/other.js", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    with changed(files / "static/core/other.js", b"export const answer = 43;\n"):
        answer = pages.get("/static/core/other.js", headers=known)
        assert (answer.status_code, answer.text) == (200, "export const answer = 43;\n")


@contextlib.contextmanager
def changed(path: Path, contents: bytes) -> Iterator[None]:
    """Edit a file within the context, and restore it at the end."""
    before = path.read_bytes()
    path.write_bytes(contents)
    try:
        yield
    finally:
        path.write_bytes(before)


def test_an_address_answers_with_what_it_named_after_the_file_was_changed(
    pages: httpx.Client, files: Path
) -> None:
    old = page_base(pages)
    with changed(files / "static/core/late.js", b"// another"):
        new = page_base(pages)
        assert new != old
        assert pages.get(f"{new}/core/late.js").text == "// another"
        assert pages.get(f"{old}/core/late.js").text == ""
    assert page_base(pages) == old


@pytest.mark.parametrize("name", ["main.js", "page.json", "js/never.js"])
def test_a_page_of_another_version_is_told_so_and_nothing_of_it_is_kept(
    pages: httpx.Client, name: str
) -> None:
    answer = pages.get(f"/static/0123456789abcdef/{name}")
    assert answer.status_code == 410
    assert "another version of Nudge" in answer.json()["error"]["message"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_file_that_a_version_has_not_is_missing_and_not_kept_so(pages: httpx.Client) -> None:
    answer = pages.get(f"{page_base(pages)}/js/never.js")
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")


def test_a_page_that_is_open_goes_on_after_the_server_was_started_again(
    files: Path, tmp_path: Path
) -> None:
    with Server(tmp_path, folder_options(files)) as server:
        with httpx.Client(base_url=server.url, trust_env=False) as client:
            base = page_base(client)
        server.stop()
        server.start()
        with httpx.Client(base_url=server.url, trust_env=False) as client:
            assert client.get(f"{base}/core/late.js").status_code == 200


def test_static_files_are_only_read(pages: httpx.Client) -> None:
    answer = pages.post("/static/main.js")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_json_is_compressed_and_tensors_are_not(pages: httpx.Client) -> None:
    labels = pages.get("/api/datasets/mnist-6k")
    assert labels.headers["content-encoding"] == "gzip"
    images = pages.get("/api/datasets/mnist-6k/test/images.safetensors?index=1,2,3")
    assert "content-encoding" not in images.headers


@pytest.mark.parametrize(
    "path",
    [
        *("/static/../secret.txt", "/static/%2e%2e/secret.txt", "/static//etc/passwd", "/static/"),
        *("BASE/../../secret.txt", "BASE/../secret.txt", "BASE/%2e%2e/secret.txt", "BASE/"),
    ],
)
def test_only_what_is_in_the_folder_is_served(pages: httpx.Client, path: str) -> None:
    address = httpx.URL(pages.base_url).join(path.replace("BASE", page_base(pages)))
    answer = pages.send(pages.build_request("GET", address))
    assert answer.status_code == 404
    assert "not for you" not in answer.text


def test_a_head_request_is_answered_without_a_body(pages: httpx.Client) -> None:
    for path in ("/", "/static/main.js"):
        answer = pages.head(path)
        assert (answer.status_code, answer.content) == (200, b"")

"""The texts in `locales/`: whole, used, and the same in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import ROOT, texts, untranslated

LOCALES = ROOT / "locales"
LANGUAGES = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())
FILES = [file.relative_to(ROOT) for file in sorted(LOCALES.rglob("*")) if file.is_file()]
MOST_FILES = 20
CHAPTERS = "story/"
"""The texts here have live values, each of which may be a tag and choose words as well."""


NO_TEXTS = {
    ("shell/notices.js", "The texts of this page could not be loaded. Reload it."),
    ("kept/drawings.js", "Bearer"),
    ("shell/keys.js", "dialog, input, textarea"),
    ("places/story.js", "input, select, canvas, [data-scrolls]"),
}
"""What the page says where it has no texts, and what reads as words but is for programs."""


SAME_IN_ALL = {"Fashion-MNIST", "NumPy (.npz)", "PNGs (.zip)"}
"""Pieces of several words that are right in every language."""


def test_english_is_there() -> None:
    assert "en" in LANGUAGES


def test_a_locale_has_nothing_but_texts_and_no_crowded_folder() -> None:
    assert {file.suffix for file in FILES} == {".ftl"}
    folders = [file.parent for file in FILES]
    assert {str(folder) for folder in folders if folders.count(folder) > MOST_FILES} == set()


def test_no_comment_is_a_part_of_a_text() -> None:
    """A line that begins with spaces goes on with a text, also where it looks like a comment."""
    indented = re.compile(r"^[ \t]+#+\s", re.MULTILINE)
    files = [str(file) for file in FILES if indented.search((ROOT / file).read_text("utf-8"))]
    assert files == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_have_no_syntax_errors_and_their_tags_are_closed(language: str) -> None:
    found = texts.read_texts(LOCALES / language)
    assert [key for key, text in found.items() if texts.unbalanced(text.markup)] == []
    said = {key: text for key, text in found.items() if not text.file.startswith(CHAPTERS)}
    assert [key for key, text in said.items() if texts.shared_names(text)] == []
    references = {name for text in found.values() for name in text.references}
    assert references - set(found) == set()


def test_every_text_that_is_said_is_there_and_every_text_is_said() -> None:
    assert texts.missing_and_unused(ROOT) == []


def test_the_page_has_no_words_but_those_of_its_texts() -> None:
    allowed = {f"{file}: {words}" for file, words in NO_TEXTS}
    found = [
        f"{file}:{line}: {words}"
        for file, line, words in untranslated.find(ROOT / "static")
        if not any(f"{file}: {words}".endswith(each) for each in allowed)
    ]
    assert found == [], "say them by their ids: see CONTRIBUTING.md, Add a text"


def test_the_html_of_the_page_has_no_words_but_those_of_its_texts() -> None:
    found = {
        file.name: untranslated.find_in_html(file.read_text("utf-8"))
        for file in (ROOT / "templates").rglob("*.html")
    }
    assert found == {name: [] for name in found}
    assert {"base.html", "index.html"} <= set(found)
    one = "<title>Nudge</title><script>let it = 'go on';</script>{# a word #}<p>{{ x }} of it</p>"
    assert untranslated.find_in_html(one) == ["of it"]


def test_no_id_is_built_where_it_is_said() -> None:
    built = {
        name: calls
        for name, file in texts.sources(ROOT / "static", "*.js")
        if (calls := texts.unchecked_ids(file.read_text("utf-8")))
    }
    assert built == {}, "write the ids out in a table: textIds in static/text/say.js"


def test_every_language_has_every_text_with_the_same_values_and_tags() -> None:
    english = texts.read_texts(LOCALES / "en")
    wrong = {
        language: texts.differences(english, texts.read_texts(LOCALES / language))
        for language in LANGUAGES
    }
    assert wrong == {language: [] for language in LANGUAGES}


def test_no_words_of_another_language_were_left_as_they_are_in_english() -> None:
    english = texts.pieces(LOCALES / "en")
    same = {
        language: {
            piece
            for piece in texts.pieces(LOCALES / language) & english - SAME_IN_ALL
            if len(re.findall(r"[^\W\d_]{2,}", piece)) > 1
        }
        for language in LANGUAGES
        if language != "en"
    }
    assert same == {language: set() for language in same}


# The checks themselves.


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, source in files.items():
        (folder / f"{name}.ftl").write_text(source, "utf-8")
    return folder


def test_a_syntax_error_and_a_text_that_is_there_twice_are_noticed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="syntax error"):
        texts.read_texts(write(tmp_path, a="good = Good\nbad = { $x"))
    with pytest.raises(ValueError, match=r"b\.ftl and a\.ftl have a text good"):
        texts.read_texts(write(tmp_path, a="good = Good", b="good = Better"))


def test_differences_of_a_language_are_noticed(tmp_path: Path) -> None:
    english = write(tmp_path / "en", a="x = <b>{ $n }</b>\n  .title = T\ny = Y\nz = Z")
    other = write(tmp_path / "de", a="x = { $m }\ny = Ü\nw = W")
    found = texts.differences(texts.read_texts(english), texts.read_texts(other))
    assert found == [
        *("x.title is missing", "z is missing", "w is not in English"),
        *("x has the values ['m'], not ['n']", "x has the tags [], not ['</b>', '<b>']"),
    ]


def test_ids_are_found_where_texts_are_said_and_in_tables() -> None:
    source = """
        say('one'); rich("two", { a: 'no' }); say(x === 'no' ? 'three' : 'four.title');
        other('no'); store.say('no'); say(TABLE['no']); say(`${TABLE[x]}.title`);
        const TABLE = textIds({ a: 'five', 'b': 'six' }); const LIST = textIds(['seven']);
        html`<p title=${say('eight')}>${paragraphs('nine')} say('no')</p>`; // say('no')
    """
    ids = {"one", "two", "three", "four.title", "five", "six", "seven", "eight", "nine"}
    assert texts.named_texts(source) == ids
    assert texts.unchecked_ids(source) == []
    assert texts.unchecked_ids("say(`a-${b}`)") == ["say(`a-${b}`"]


def test_texts_that_nobody_says_and_texts_that_are_not_there_are_noticed(tmp_path: Path) -> None:
    for folder in ("static", "app", "locales/en"):
        (tmp_path / folder).mkdir(parents=True)
    write(tmp_path / "locales" / "en", a="-t = T\nx = X { -t }\n  .title = T\ny = Y\ns = S\nz = Z")
    (tmp_path / "static" / "a.js").write_text("say('x.title'); say('nowhere'); say('x.other')")
    (tmp_path / "app" / "a.py").write_text("refuse('s')")
    assert texts.missing_and_unused(tmp_path) == [
        *("a.js names nowhere, which is no text", "a.js names x.other, which is no text"),
        *("a.ftl: nothing says y", "a.ftl: nothing says z"),
    ]


@pytest.mark.parametrize(
    ("markup", "wrong"),
    [
        *((("<b>", "</b>", "<i>", "</i>"), False), (("<b>",), True), (("</b>",), True)),
        (("<b>", "<i>", "</b>", "</i>"), True),
    ],
)
def test_tags_that_are_not_closed_are_noticed(markup: tuple[str, ...], wrong: bool) -> None:
    assert texts.unbalanced(markup) is wrong


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("html`<p>So it ${x} goes</p>`", ["So it goes"]),
        (
            "html`<p>\n  <b>step</b>\n ${a ? html`<i>at</i>` : 'the end'}</p>`",
            ["step", "at", "the end"],
        ),
        ('html`<a title="Go on" class="big one" href="x y">→ ${x}</a>`', ["Go on"]),
        ('html`<${Part} label="Lines" name="lines" ...${rest} /><//>`', ["Lines"]),
        ("const NAMES = { story: 'Story', lab: 'Lab' };", ["Story", "Lab"]),
        ("notify(store, 'error', 'Nobody is there.');", ["Nobody is there."]),
        ("const text = `at ${step} of ${count} steps it is`;", ["at of steps it is"]),
        (
            "const text = x ? 'a drawing' : 'mini-batch average';",
            ["a drawing", "mini-batch average"],
        ),
        *(
            (source, [])
            for source in (
                "import { x } from './the one place.js'; // a word or two",
                "html`<p class=${`big ${x} one`}>a = ${x} · h2 <b>${say('the id')}</b></p>`",
                "throw new Error('No such thing.'); if (x === 'Some word') y['Some word'] = 'x';",
                "const KEYS = textIds({ Home: 'a-b' }); document.querySelector('p b');",
                "const [media, key, event] = ['(color-scheme: light)', 'Enter', 'keydown'];",
                "context.font = `${size}px Inter`; path = `M ${x} ${y} L ${x} ${y}`;",
                'html`<h1>Nudge</h1><p>×</p><${Part} id="part" />`',
            )
        ),
    ],
)
def test_words_that_are_in_no_file_of_texts_are_found(source: str, words: list[str]) -> None:
    found = untranslated.find_in("a.js", source.encode())
    assert [each.words for each in found] == words


def test_a_name_of_both_a_tag_and_a_value_is_noticed(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "en", a="x = <right>{ $right }</right>\ny = <right>{ $count }</right>"
    )
    found = texts.read_texts(folder)
    assert [key for key, text in found.items() if texts.shared_names(text)] == ["x"]

"""The import rules of docs/architecture.md, and that their checker finds what breaks them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import ROOT, architecture, javascript


def test_python_modules_import_only_what_the_architecture_allows() -> None:
    assert architecture.python_violations(ROOT) == []


def test_javascript_modules_import_only_what_the_architecture_allows() -> None:
    assert architecture.javascript_violations(ROOT) == []


def test_the_checkers_read_the_modules_of_every_part() -> None:
    python = {architecture.part(module) for module in architecture.python_imports(ROOT)}
    assert {"nn", "data", "training", "descent", "protocol", "rooms", "web"} <= python
    files = architecture.javascript_imports(ROOT)
    assert {architecture.kind(file) for file in files} == {*architecture.PAGE, "protocol.js"}


def test_the_page_imports_what_makes_its_components_follow_signals() -> None:
    assert "@preact/signals" in architecture.javascript_imports(ROOT)["main.js"]


def test_no_address_of_the_page_begins_at_the_root_of_a_site() -> None:
    """A proxy may serve Nudge below a path: an address such as /api leaves it."""
    at_root = re.compile(r"""["'`]/(?:api|static|ws|r|lab|draw|story)\b|(?:href|src)=["']/""")
    sources = architecture.javascript_sources(ROOT)
    assert [file for file, source in sources.items() if at_root.search(source)] == []
    assert at_root.search("fetch(`/api/rooms`)")
    assert at_root.search('<a href="/">')


def test_no_folder_holds_more_files_than_one_can_look_over() -> None:
    assert architecture.crowded(ROOT) == []


def test_features_know_each_other_without_cycles_and_only_where_they_need_to() -> None:
    assert architecture.cycles(architecture.KNOWS) == []
    graph = architecture.javascript_imports(ROOT, late=False)
    used = {
        (architecture.feature(file), architecture.feature(other))
        for file, other in architecture.edges(graph)
        if other in graph
    }
    listed = {(one, other) for one, others in architecture.KNOWS.items() for other in others}
    assert listed <= used, "the table names what no feature imports"


def tree(root: Path, files: dict[str, str]) -> Path:
    """Write a small source tree to check: {path: text}."""
    for name, text in {
        "static/importmap.json": '{"imports": {"preact": "x", "uplot": "y"}}',
        **files,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.mark.parametrize(
    ("file", "text", "violation"),
    [
        ("nn/a.py", "import scipy.linalg", "nudge.nn.a imports scipy.linalg"),
        ("nn/a.py", "import os", "nudge.nn.a imports os"),
        ("nn/a.py", "from nudge.errors import E", "nudge.nn.a imports nudge.errors"),
        ("data/a.py", "from nudge.nn import b", "nudge.data.a imports nudge.nn.b"),
        ("training/a.py", "import nudge.rooms.c", "nudge.training.a imports nudge.rooms.c"),
        (
            "training/a.py",
            "def f():\n  from nudge.web import d",
            "nudge.training.a imports nudge.web.d",
        ),
        ("training/a.py", "import nudge.descent.e", "nudge.training.a imports nudge.descent.e"),
        ("descent/a.py", "from nudge.rooms import c", "nudge.descent.a imports nudge.rooms.c"),
        ("descent/a.py", "async def f(): ...", "nudge.descent.a is asynchronous"),
        ("rooms/a.py", "from fastapi import APIRouter", "nudge.rooms.a imports fastapi"),
        ("rooms/a.py", "import starlette.types", "nudge.rooms.a imports starlette.types"),
        ("errors.py", "from nudge.nn import b", "nudge.errors imports nudge.nn.b"),
        ("training/a.py", "async def f(): ...", "nudge.training.a is asynchronous"),
    ],
)
def test_a_forbidden_python_import_is_found(
    tmp_path: Path, file: str, text: str, violation: str
) -> None:
    modules = ("nn/b", "rooms/c", "web/d", "descent/e")
    others = {f"app/nudge/{module}.py": "" for module in modules}
    root = tree(tmp_path, {**others, f"app/nudge/{file}": text})
    assert architecture.python_violations(root) == [violation]


def test_the_python_imports_that_the_architecture_wants_are_allowed(tmp_path: Path) -> None:
    files = {
        "app/nudge/__init__.py": "",
        "app/nudge/__main__.py": "import uvicorn\nfrom nudge.web.d import create_app",
        "app/nudge/errors.py": "",
        "app/nudge/nn/b.py": "import numpy.typing as npt\nfrom collections.abc import Sequence",
        "app/nudge/training/a.py": "from nudge.nn import b\nimport nudge.errors, pydantic",
        "app/nudge/descent/e.py": "from nudge.training.a import x\nfrom nudge.nn import b",
        "app/nudge/rooms/c.py": "import asyncio, nudge.descent.e\nasync def f(): ...",
        "app/nudge/web/d.py": "import fastapi\nfrom nudge.rooms import c\nfrom nudge.nn import b",
    }
    assert architecture.python_violations(tree(tmp_path, files)) == []


def test_a_cycle_of_python_modules_is_found(tmp_path: Path) -> None:
    files = {
        "app/nudge/nn/__init__.py": "from nudge.nn.a import x",
        "app/nudge/nn/a.py": "from nudge.nn import b",
        "app/nudge/nn/b.py": "def f():\n  from nudge.nn import x",
    }
    assert architecture.python_violations(tree(tmp_path, files)) == [
        "cycle: nudge.nn -> nudge.nn.a -> nudge.nn.b -> nudge.nn"
    ]


@pytest.mark.parametrize(
    ("file", "text", "violation"),
    [
        ("stage/draw/a.js", 'import "../../core/c.js";', "stage/draw/a.js imports core/c.js"),
        ("stage/scene/a.js", 'import "../../net/n.js";', "stage/scene/a.js imports net/n.js"),
        ("core/a.js", 'const n = await import("../net/n.js");', "core/a.js imports net/n.js"),
        ("core/a.js", 'import "../stage/show.js";', "core/a.js imports stage/show.js"),
        ("text/a.js", "import { h } from 'preact';", "text/a.js imports preact"),
        ("ui/a.js", 'export * from "../features/x/x.js";', "ui/a.js imports features/x/x.js"),
        ("ui/a.js", 'import { x } from "../shell/s.js";', "ui/a.js imports shell/s.js"),
        ("ui/a.js", 'import { x } from "../main.js";', "ui/a.js imports main.js"),
        ("shell/a.js", 'import "../features/x/x.js";', "shell/a.js imports features/x/x.js"),
        ("story/a.js", 'import "../features/x/x.js";', "story/a.js imports features/x/x.js"),
        (
            "features/race/a.js",
            'import "../x/model/m.js";',
            "features/race/a.js imports features/x/model/m.js",
        ),
        (
            "features/race/a.js",
            'const late = () => import("../x/x.js");',
            "features/race/a.js imports features/x/x.js",
        ),
        (
            "features/x/draw/a.js",
            'import "../../../core/c.js";',
            "features/x/draw/a.js imports core/c.js",
        ),
        ("stage/scene/a.js", "export const w = () => window.a;", "stage/scene/a.js uses window"),
        ("core/a.js", "const t = `${localStorage.x}`;", "core/a.js uses localStorage"),
        (
            "features/x/model/a.js",
            "const t = [...document.all];",
            "features/x/model/a.js uses document",
        ),
        (
            "net/a.js",
            'import { x } from "./gone.js";',
            "net/a.js imports net/gone.js, which is neither a file nor in the import map",
        ),
        (
            "ui/a.js",
            'import { x } from "lodash";',
            "ui/a.js imports lodash, which is neither a file nor in the import map",
        ),
    ],
)
def test_a_forbidden_javascript_import_or_name_is_found(
    tmp_path: Path, file: str, text: str, violation: str
) -> None:
    names: tuple[str, ...] = ("main.js", "core/c.js", "net/n.js", "shell/s.js", "stage/show.js")
    names += ("features/x/x.js", "features/x/model/m.js")
    others = {f"static/{name}": "" for name in names}
    root = tree(tmp_path, {**others, f"static/{file}": text})
    assert architecture.javascript_violations(root) == [violation]


def test_the_javascript_imports_that_the_architecture_wants_are_allowed(tmp_path: Path) -> None:
    files = {
        "static/main.js": 'import "./net/n.js"; import("./features/race/r.js");',
        "static/net/n.js": "export const width = () => window.innerWidth;",
        "static/core/c.js": "// the window of a document\nexport const s = { a: x.window };",
        "static/stage/scene/s.js": 'import { c } from "../../core/c.js"; const t = "document";',
        "static/stage/draw/d.js": 'import { s } from "../scene/s.js";',
        "static/shell/s.js": 'import { h } from "preact"; import "../core/c.js";',
        "static/features/race/model/m.js": 'import { c } from "../../../core/c.js";',
        "static/features/race/r.js": 'import "./model/m.js"; import "../../net/n.js";',
        "static/features/descent/d.js": 'import "../race/r.js"; import("../landscape/l.js");',
        "static/features/landscape/l.js": 'import "../race/model/m.js"; import "uplot";',
    }
    assert architecture.javascript_violations(tree(tmp_path, files)) == []


def test_a_cycle_of_javascript_modules_is_found(tmp_path: Path) -> None:
    files = {
        "static/text/a.js": 'import { b } from "./b.js";',
        "static/text/b.js": 'import { a } from "../text/a.js";',
    }
    assert architecture.javascript_violations(tree(tmp_path, files)) == [
        "cycle: text/a.js -> text/b.js -> text/a.js"
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('import a, { b as c } from "./x.js";', ["./x.js"]),
        ('import * as a from\n  "./x.js"; export { a } from "./y.js";', ["./x.js", "./y.js"]),
        ('import "./x.js"; import("./y.js").then(f);', ["./x.js", "./y.js"]),
        ('/** @import { A } from "./x.js" */ // import "./y.js"', []),
        ('const text = `import "./x.js" ${`from ${f({ a: 1 })} "./y.js"`} from "./z.js"`;', []),
        ('const text = "import \\"./x.js\\""; const re = /["\'`]/; import "./y.js";', ["./y.js"]),
        ('const half = a / 2; const t = "/"; import "./x.js";', ["./x.js"]),
        ('const list = Array.from("abc"); const o = { from: "x" };', []),
        ('html`<p class="a">${n}</p>`; import "./x.js";', ["./x.js"]),
    ],
)
def test_the_imports_of_javascript_are_read(source: str, expected: list[str]) -> None:
    assert javascript.imports(source) == expected


def test_the_free_names_of_javascript_are_those_outside_comments_strings_and_members() -> None:
    source = "// x\nconst a = b.c?.d + `e ${f.g} h` + 'i' /* j */ + /k/.test(l);"
    assert javascript.free_names(source) == {"const", "a", "b", "f", "l"}

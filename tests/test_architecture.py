"""The import rules of docs/architecture.md, and that their checker finds what breaks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ROOT, architecture, javascript


def test_python_modules_import_only_what_the_architecture_allows() -> None:
    assert architecture.python_violations(ROOT) == []


def test_javascript_modules_import_only_what_the_architecture_allows() -> None:
    assert architecture.javascript_violations(ROOT) == []


def test_the_checkers_read_the_modules_of_every_part() -> None:
    python = {architecture.part(module) for module in architecture.python_imports(ROOT)}
    assert {"nn", "data", "training", "descent", "rooms", "web"} <= python
    files = architecture.javascript_imports(ROOT)
    assert "main.js" in files
    folders = {architecture.folder(file) for file in files}
    assert {"net", "state", "scene", "draw", "panels"} <= folders


def tree(root: Path, files: dict[str, str]) -> Path:
    """Write a small source tree to check: {path: text}."""
    for name, text in {"static/importmap.json": '{"imports": {"preact": "x"}}', **files}.items():
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
        ("training/a.py", "def f():\n  from nudge.web import d", "nudge.training.a imports nudge.web.d"),
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
    others = {f"app/{module}.py": "" for module in modules}
    root = tree(tmp_path, {**others, f"app/{file}": text})
    assert architecture.python_violations(root) == [violation]


def test_the_python_imports_that_the_architecture_wants_are_allowed(tmp_path: Path) -> None:
    files = {
        "app/nudge/__init__.py": "",
        "app/nudge/__main__.py": "import uvicorn\nfrom nudge.web.d import create_app",
        "app/nudge/errors.py": "",
        "app/nn/b.py": "import numpy.typing as npt\nfrom collections.abc import Sequence",
        "app/training/a.py": "from nudge.nn import b\nfrom nudge.errors import E\nimport pydantic",
        "app/descent/e.py": "from nudge.training.a import x\nfrom nudge.nn import b",
        "app/rooms/c.py": "import asyncio\nfrom nudge.descent.e import x\nasync def f(): ...",
        "app/web/d.py": "import fastapi\nfrom nudge.rooms import c\nfrom nudge.nn import b",
    }
    assert architecture.python_violations(tree(tmp_path, files)) == []


def test_a_cycle_of_python_modules_is_found(tmp_path: Path) -> None:
    files = {
        "app/nudge/nn/__init__.py": "from nudge.nn.a import x",
        "app/nn/a.py": "from nudge.nn import b",
        "app/nn/b.py": "def f():\n  from nudge.nn import x",
    }
    assert architecture.python_violations(tree(tmp_path, files)) == [
        "cycle: nudge.nn -> nudge.nn.a -> nudge.nn.b -> nudge.nn"
    ]


@pytest.mark.parametrize(
    ("file", "text", "violation"),
    [
        ("draw/a.js", 'import { s } from "../state/s.js";', "draw/a.js imports state/s.js"),
        ("draw/a.js", 'export * from "../net/n.js";', "draw/a.js imports net/n.js"),
        ("scene/a.js", 'import "../net/n.js";', "scene/a.js imports net/n.js"),
        ("state/a.js", 'const n = await import("../net/n.js");', "state/a.js imports net/n.js"),
        ("scene/a.js", "import { h } from 'preact';", "scene/a.js imports preact"),
        ("panels/a.js", 'import { x } from "../net/n.js";', "panels/a.js imports net/n.js"),
        ("panels/a.js", 'import { x } from "../main.js";', "panels/a.js imports main.js"),
        ("scene/a.js", "export const w = () => window.innerWidth;", "scene/a.js uses window"),
        ("state/a.js", "const t = `${localStorage.x}`;", "state/a.js uses localStorage"),
        ("state/a.js", "const t = [...document.all];", "state/a.js uses document"),
        (
            "net/a.js",
            'import { x } from "./gone.js";',
            "net/a.js imports net/gone.js, which is neither a file nor in the import map",
        ),
        (
            "panels/a.js",
            'import { x } from "lodash";',
            "panels/a.js imports lodash, which is neither a file nor in the import map",
        ),
    ],
)
def test_a_forbidden_javascript_import_or_name_is_found(
    tmp_path: Path, file: str, text: str, violation: str
) -> None:
    others = {f"static/js/{name}": "" for name in ("main.js", "state/s.js", "net/n.js")}
    root = tree(tmp_path, {**others, f"static/js/{file}": text})
    assert architecture.javascript_violations(root) == [violation]


def test_the_javascript_imports_that_the_architecture_wants_are_allowed(tmp_path: Path) -> None:
    files = {
        "static/main.js": 'import "./net/n.js"; import "./draw/d.js"; import "./state/s.js";',
        "static/js/net/n.js": "export const width = () => window.innerWidth;",
        "static/js/state/s.js": "// the window of a document\nexport const s = { a: x.window };",
        "static/js/scene/c.js": 'import { s } from "../state/s.js"; const t = "document";',
        "static/js/draw/d.js": 'import { c } from "../scene/c.js";',
        "static/js/panels/p.js": 'import { h } from "preact"; import "../state/s.js";',
    }
    assert architecture.javascript_violations(tree(tmp_path, files)) == []


def test_a_cycle_of_javascript_modules_is_found(tmp_path: Path) -> None:
    files = {
        "static/js/scene/a.js": 'import { b } from "./b.js";',
        "static/js/scene/b.js": 'import { a } from "../scene/a.js";',
    }
    assert architecture.javascript_violations(tree(tmp_path, files)) == [
        "cycle: scene/a.js -> scene/b.js -> scene/a.js"
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

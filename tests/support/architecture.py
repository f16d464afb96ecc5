"""Who imports whom, in Python and in JavaScript, and what docs/architecture.md allows."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from tests.support import javascript

Graph = Mapping[str, set[str]]

# What a part of app/ may import of the other parts: nn, data, drawings <- training <- descent
# <- rooms <- web; pen <- web.
# "" is app/nudge/__init__.py; __main__, the composition root, may import all.
BASE = {"", "errors", "lock", "settings"}
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": {""},
    "lock": {""},
    "settings": {"", "errors"},
    "nn": set(),
    "pen": BASE,
    "drawings": BASE,
    "data": BASE,
    "training": BASE | {"nn", "data", "drawings"},
    "descent": BASE | {"nn", "data", "drawings", "training"},
    "rooms": BASE | {"nn", "data", "drawings", "training", "descent"},
    "web": BASE | {"nn", "pen", "data", "drawings", "training", "descent", "rooms"},
}
# nn is what the page shows as "the code": NumPy, and what says the types.
NN_LIBRARIES = {"numpy", "__future__", "abc", "collections", "dataclasses", "enum"}
NN_LIBRARIES |= {"functools", "itertools", "math", "types", "typing"}
WEB_LIBRARIES = {"fastapi", "starlette", "jinja2"}
ASYNC_PARTS = {"rooms", "web", "__main__"}

# What a folder of static/js may not import. Only main.js imports from everywhere.
MAY_NOT_IMPORT: dict[str, set[str]] = {
    "pen": {"net", "state", "words", "figures", "scene", "draw", "panels", "places"},
    "net": {"state", "words", "figures", "scene", "draw", "panels", "places"},
    "state": {"net", "words", "figures", "scene", "draw", "panels", "places"},
    "words": {"net", "scene", "draw", "panels", "places"},
    "figures": {"net", "draw", "panels", "places"},
    "scene": {"net", "draw", "panels", "places"},
    "draw": {"net", "state", "panels", "places"},
    "panels": {"net", "places"},
    "places": {"net"},
}
PURE = {"state", "words", "figures", "scene", "pen"}
DOM_NAMES = {"document", "window", "navigator", "localStorage", "sessionStorage", "globalThis"}
DOM_LIBRARIES = {"preact", "preact/hooks", "@preact/signals", "htm", "htm/preact", "uplot"}
DOM_LIBRARIES |= {"three", "three/core"}


def python_sources(root: Path) -> dict[str, ast.Module]:
    """Module name -> syntax tree, of the package app below `root`."""
    return {
        module_name(file.relative_to(root)): ast.parse(file.read_text("utf-8"), str(file))
        for file in sorted((root / "app").rglob("*.py"))
    }


def module_name(file: Path) -> str:
    parts = file.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def python_imports(root: Path) -> dict[str, set[str]]:
    """Module of app -> modules it imports, wherever in the file. `from . import x` isn't used."""
    sources = python_sources(root)
    return {
        module: {name for node in ast.walk(tree) for name in imported(node, sources)}
        for module, tree in sources.items()
    }


def imported(node: ast.AST, modules: Mapping[str, object]) -> Iterator[str]:
    """The modules that one statement imports; `from package import module` means the module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        if node.level:
            raise ValueError(f"relative import in line {node.lineno}: write app.… in full")
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in modules else str(node.module)


def part(module: str) -> str:
    """`nn` of `nudge.nn.network`; "" of `app`."""
    return [*module.split("."), ""][1]


def python_violations(root: Path) -> list[str]:
    """What breaks the rules for app/, one sentence each."""
    graph = python_imports(root)
    wrong = [
        f"{module} imports {other}" for module, other in edges(graph) if not allowed(module, other)
    ]
    wrong += [f"{module} is asynchronous" for module in sorted(asynchronous(root))]
    return wrong + [f"cycle: {' -> '.join(cycle)}" for cycle in cycles(graph)]


def allowed(module: str, other: str) -> bool:
    """Whether `module` of app may import `other`."""
    library, own = other.split(".")[0], part(module)
    if library == "app":
        if own == "__main__":
            return True
        return own == part(other) or part(other) in MAY_IMPORT.get(own, set())
    if own == "nn":
        return library in NN_LIBRARIES
    return own == "web" or library not in WEB_LIBRARIES


def asynchronous(root: Path) -> set[str]:
    """Modules with `async def` outside the parts that may wait."""
    return {
        module
        for module, tree in python_sources(root).items()
        if part(module) not in ASYNC_PARTS
        and any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree))
    }


def edges(graph: Graph) -> list[tuple[str, str]]:
    return sorted((one, other) for one, others in graph.items() for other in others)


def cycles(graph: Graph) -> list[list[str]]:
    """Every cycle that a walk from each module, in order, runs into: a -> b -> a."""
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(module: str, path: list[str]) -> None:
        if module in path:
            found.append([*path[path.index(module) :], module])
        elif module not in done:
            for other in sorted(graph.get(module, ())):
                walk(other, [*path, module])
            done.add(module)

    for module in sorted(graph):
        walk(module, [])
    return found


def javascript_sources(root: Path) -> dict[str, str]:
    """Path below static/js (scene/layout.js) -> source."""
    folder = root / "static" / "js"
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*.js"))
    }


def resolved(file: str, specifier: str) -> str:
    """The path below static/js that `specifier` means in `file`; a bare name as it is."""
    if not specifier.startswith("."):
        return specifier
    parts: list[str] = []
    for step in (PurePosixPath(file).parent / specifier).parts:
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def javascript_imports(root: Path) -> dict[str, set[str]]:
    """File below static/js -> the files and the bare names it imports."""
    return {
        file: {resolved(file, specifier) for specifier in javascript.imports(source)}
        for file, source in javascript_sources(root).items()
    }


def javascript_violations(root: Path) -> list[str]:
    """What breaks the rules for static/js, one sentence each."""
    graph = javascript_imports(root)
    named = set(json.loads((root / "static" / "importmap.json").read_text("utf-8"))["imports"])
    wrong = []
    for file, other in edges(graph):
        if other not in graph and other not in named:
            wrong.append(f"{file} imports {other}, which is neither a file nor in the import map")
        elif not javascript_allowed(file, other):
            wrong.append(f"{file} imports {other}")
    for file, source in javascript_sources(root).items():
        if folder(file) in PURE:
            names = sorted(javascript.free_names(source) & DOM_NAMES)
            wrong += [f"{file} uses {name}" for name in names]
    return wrong + [f"cycle: {' -> '.join(cycle)}" for cycle in cycles(graph)]


def folder(file: str) -> str:
    """`scene` of scene/layout.js; "" of main.js."""
    return file.split("/")[0] if "/" in file else ""


def javascript_allowed(file: str, other: str) -> bool:
    if other == "main.js":
        return False
    if other in DOM_LIBRARIES:
        return folder(file) not in PURE
    return folder(other) not in MAY_NOT_IMPORT.get(folder(file), set())

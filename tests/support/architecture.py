"""Who imports whom, in Python and in JavaScript, and what docs/architecture.md allows."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from tests.support import javascript

Graph = Mapping[str, set[str]]

# What a part of the package may import of the other parts: nn, data, drawings <- training
# <- descent <- protocol <- rooms <- web; pen <- web.
# "" is app/nudge/__init__.py; __main__, the composition root, may import all.
BASE = {"", "allowed", "errors", "images", "lock", "option_values", "settings", "texts"}
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "allowed": {"texts"},
    "errors": {"", "texts"},
    "images": {"texts"},
    "lock": {""},
    "option_values": set(),
    "settings": {"", "option_values"},
    "texts": {"settings"},
    "nn": set(),
    "pen": BASE,
    "drawings": BASE,
    "data": BASE,
    "training": BASE | {"nn", "data", "drawings"},
    "descent": BASE | {"nn", "data", "drawings", "training"},
    "protocol": BASE | {"nn", "data", "drawings", "training", "descent"},
    "rooms": BASE | {"nn", "data", "drawings", "training", "descent", "protocol"},
    "web": BASE | {"nn", "pen", "data", "drawings", "training", "descent", "protocol", "rooms"},
}
# nn is what the page shows as "the code": NumPy, and what says the types.
NN_LIBRARIES = {"numpy", "__future__", "abc", "collections", "dataclasses", "enum"}
NN_LIBRARIES |= {"functools", "itertools", "math", "types", "typing"}
WEB_LIBRARIES = {"fastapi", "starlette", "jinja2"}
ASYNC_PARTS = {"rooms", "web", "__main__"}

# What a kind of the page's modules may import, by kind; see `kind`. What is `late` is imported by
# `import()` where it is first wanted.
PAGE: dict[str, set[str]] = {
    "text": {"text", "core", "model"},
    "core": {"core", "text", "model"},
    "story": {"story", "core", "text", "model"},
    "model": {"model", "core", "text"},
    "scene": {"scene", "model", "core", "text"},
    "draw": {"draw", "canvas", "scene", "model", "text"},
    "canvas": {"canvas", "ui"},
    "ui": {"ui", "canvas", "core", "text"},
    "net": {"net", "protocol.js", "text"},
    "stage": {"stage", "draw", "scene", "canvas", "ui", "core", "text"},
    "feature": {"feature", "model", "draw", "scene", "canvas", "ui", "net", "core", "text"},
    "shell": {"shell", "story", "stage", "ui", "core", "text", "late feature"},
    "main.js": {"shell", "stage", "ui", "net", "core", "text", "late feature", "late model"},
}
PURE = {"core", "text", "story", "model", "scene"}
# Which features know which; by whole folders, and without cycles. All others know only themselves.
KNOWS: dict[str, set[str]] = {
    "agreement": {"race"},
    "avenues": {"sensitivity"},
    "confusion": {"draw"},
    "deal": {"nudge-table"},
    "descent": {"race"},
    "kept": {"draw"},
    "landscape": {"descent", "race"},
    "nudge-table": {"sensitivity"},
    "race": {"sensitivity"},
    "teach": {"draw", "output-nudges"},
    "weighted-sum": {"inspector"},
}
# What a feature loads when it is first wanted, and is itself known by.
LOADS_LATE = {("descent", "landscape")}
DOM_NAMES = {"document", "window", "navigator", "localStorage", "sessionStorage", "globalThis"}
DOM_LIBRARIES = {"preact", "preact/hooks", "@preact/signals", "htm", "htm/preact", "uplot"}


def python_sources(root: Path) -> dict[str, ast.Module]:
    """Module name -> syntax tree, of the package below `root`."""
    return {
        module_name(file.relative_to(root / "app")): ast.parse(file.read_text("utf-8"), str(file))
        for file in sorted((root / "app").rglob("*.py"))
    }


def module_name(file: Path) -> str:
    parts = file.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def python_imports(root: Path) -> dict[str, set[str]]:
    """Module -> modules it imports, wherever in the file. `from . import x` isn't used."""
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
            raise ValueError(f"relative import in line {node.lineno}: write nudge.… in full")
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in modules else str(node.module)


def part(module: str) -> str:
    """`nn` of `nudge.nn.network`; "" of `nudge`."""
    return [*module.split("."), ""][1]


def python_violations(root: Path) -> list[str]:
    """What breaks the rules for the package, one sentence each."""
    graph = python_imports(root)
    wrong = [
        f"{module} imports {other}" for module, other in edges(graph) if not allowed(module, other)
    ]
    wrong += [f"{module} is asynchronous" for module in sorted(asynchronous(root))]
    return wrong + [f"cycle: {' -> '.join(cycle)}" for cycle in cycles(graph)]


def allowed(module: str, other: str) -> bool:
    """Whether `module` of the package may import `other`."""
    library, own = other.split(".")[0], part(module)
    if library == "nudge":
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
    """Path below static (stage/scene/layout.js) -> source, of our own modules."""
    folder = root / "static"
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*.js"))
        if "vendor" not in file.parts
    }


def resolved(file: str, specifier: str) -> str:
    """The path below static that `specifier` means in `file`; a bare name as it is."""
    if not specifier.startswith("."):
        return specifier
    parts: list[str] = []
    for step in (PurePosixPath(file).parent / specifier).parts:
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def javascript_imports(root: Path, *, late: bool = True) -> dict[str, set[str]]:
    """File below static -> the files and bare names it imports; ``late``: by `import()` too."""
    return {
        file: {resolved(file, specifier) for specifier in javascript.imports(source, late=late)}
        for file, source in javascript_sources(root).items()
    }


def javascript_violations(root: Path) -> list[str]:
    """What breaks the rules for the page, one sentence each."""
    graph, at_once = javascript_imports(root), javascript_imports(root, late=False)
    named = set(json.loads((root / "static" / "importmap.json").read_text("utf-8"))["imports"])
    wrong = []
    for file, other in edges(graph):
        if other not in graph and other not in named:
            wrong.append(f"{file} imports {other}, which is neither a file nor in the import map")
        elif not javascript_allowed(file, other, late=other not in at_once[file]):
            wrong.append(f"{file} imports {other}")
    for file, source in javascript_sources(root).items():
        if kind(file) in PURE:
            names = sorted(javascript.free_names(source) & DOM_NAMES)
            wrong += [f"{file} uses {name}" for name in names]
    return wrong + [f"cycle: {' -> '.join(cycle)}" for cycle in cycles(graph)]


def kind(file: str) -> str:
    """Which row of PAGE a file is under: mostly its first folder's name."""
    first, *inner = PurePosixPath(file).parts
    if first == "features":
        return inner[1] if inner[1] in {"model", "draw"} else "feature"
    if first in {"stage", "ui"} and len(inner) > 1 and inner[0] not in {"access", "texts"}:
        return inner[0]  # scene, draw, canvas
    return first


def feature(file: str) -> str | None:
    """`race` of features/race/model/race.js; None where a file is no feature's."""
    parts = PurePosixPath(file).parts
    return parts[1] if parts[0] == "features" else None


def javascript_allowed(file: str, other: str, *, late: bool = False) -> bool:
    """Whether `file` may import `other`: at once, or ``late``."""
    if other in DOM_LIBRARIES:
        return kind(file) not in PURE
    if not other.endswith(".js"):
        return True
    may, wanted = PAGE.get(kind(file), set()), kind(other)
    if wanted not in may and not (late and f"late {wanted}" in may):
        return False
    mine, its = feature(file), feature(other)
    if mine is None or its is None or mine == its:
        return True
    return its in KNOWS.get(mine, set()) or (late and (mine, its) in LOADS_LATE)


def crowded(root: Path, most: int = 20) -> list[str]:
    """Folders with more than ``most`` modules of their own, stylesheets and tests included."""
    found: dict[str, int] = {}
    for top in ("app", "static", "tests", "benchmarks"):
        for file in (root / top).rglob("*"):
            if file.suffix in {".py", ".js", ".mjs", ".css"} and "vendor" not in file.parts:
                place = file.parent.relative_to(root).as_posix()
                found[place] = found.get(place, 0) + 1
    return [f"{place} has {count} files" for place, count in sorted(found.items()) if count > most]

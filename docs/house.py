"""Draws docs/house.svg: the rooms of the house, who imports whom, and the road of a step.

python -m docs.house            writes the picture
python -m docs.house --check    fails where the picture is not that of the present imports

The arrows and the names of the features come from the checkout. The places of the rooms, their
descriptions and the road are written down here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

from tests.support import ROOT, architecture

PICTURE: Final = Path(__file__).with_name("house.svg")
SIZE: Final = (1240, 800)


class Room(NamedTuple):
    """A box of the picture: its corner and size in pixels, and what is in it, line by line."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]


SERVER: Final = {
    "web": Room(60, 70, 500, 66, ("FastAPI: pages, files, the HTTP interface, sockets",)),
    "rooms": Room(
        60,
        180,
        370,
        116,
        (
            "a run that people share: its loop, session, limits",
            "race/ · storage/ on disk · questions/",
            "threads/ that train · feed/ of frames to viewers",
        ),
    ),
    "pen": Room(450, 180, 110, 66, ("strokes → image",)),
    "protocol": Room(60, 340, 240, 66, ("messages, frames; writes protocol.js",)),
    "descent": Room(320, 340, 240, 66, ("a race of runs, its plane, surface",)),
    "training": Room(60, 450, 500, 66, ("one step and its record; run/: replay of every step",)),
    "nn": Room(60, 560, 150, 66, ("the network",)),
    "data": Room(230, 560, 150, 66, ("data sets",)),
    "drawings": Room(400, 560, 160, 66, ("kept drawings",)),
}
PAGE: Final = {
    "main.js": Room(680, 70, 180, 66, ("puts all together",)),
    "shell": Room(880, 70, 300, 66, ("places, header, keys, dialogs, address",)),
    "features": Room(680, 180, 500, 150, ()),
    "stage": Room(
        680, 374, 240, 84, ("the picture of the network", "scene/ (pure) → draw/ (canvas)")
    ),
    "ui": Room(940, 374, 240, 84, ("widgets that know no feature", "canvas/")),
    "net": Room(680, 502, 200, 66, ("socket, decode, HTTP",)),
    "story": Room(950, 502, 230, 66, ("live values of the sentences",)),
    "core": Room(680, 612, 240, 76, ("store, record, phases, player",)),
    "text": Room(950, 612, 230, 76, ("numbers and names as words",)),
}
PURE: Final = {"core", "text", "story"}
NOTHING_ABOVE: Final = {"core", "text"}
"""Rooms at the bottom of the page. They and the models of features may import each other."""

STOPS: Final = (
    (560, 483, "training: Trainer.step makes a StepRecord"),
    (430, 272, "rooms: a mailbox holds a viewer’s newest frame"),
    (560, 103, "web: the socket sends the frame"),
    (680, 535, "net: decode makes typed arrays of it"),
    (680, 674, "core: the record goes into the store"),
    (920, 440, "stage: state → scene → pixels"),
)
"""A step on its way to the screen: where it stops in the picture, and what happens there."""
ROAD: Final = (
    ((560, 483), (590, 483), (590, 272), (430, 272)),
    ((430, 272), (590, 272), (590, 110), (560, 110)),
    ((560, 96), (630, 96), (630, 535), (680, 535), (680, 674), (930, 674), (930, 440), (920, 440)),
)
"""The lines between the stops."""

STYLE: Final = """
  .ground { fill: #fafbfd }
  text { font: 13px Inter, system-ui, sans-serif; fill: #1d2433 }
  .name { font-weight: 650; font-size: 15px } .small { font-size: 11.5px; fill: #5a6478 }
  .room { fill: #fff; stroke: #9aa5b8 } .pure { fill: #eef4ff }
  .chip { fill: #f3f5f9; stroke: #d5dbe6 }
  .import { fill: none; stroke: #9aa5b8; stroke-width: 1.2 } .head { fill: #9aa5b8 }
  .road { fill: none; stroke: #e07b00; stroke-width: 3; stroke-linejoin: round }
  .stop { fill: #e07b00 }
  .stop-text { fill: #fff; font-weight: 700; font-size: 12px }
  .side { font-size: 18px; font-weight: 650 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6ebf5 } .small { fill: #a3aec2 } .room { fill: #182030; stroke: #5a6478 }
    .pure { fill: #1a2a44 } .chip { fill: #222c3f; stroke: #3a465c }
    .import { stroke: #6d7890 } .head { fill: #6d7890 } .stop-text { fill: #fff }
    .ground { fill: #0f1521 }
  }
"""


def picture() -> str:
    """Return the picture of the checkout as it is now, as SVG."""
    width, height = SIZE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="title">',
        '<title id="title">The rooms of Nudge, their imports, and the road of a step</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{width}" height="{height}"/>',
        text(60, 44, "the server: app/nudge", "side"),
        text(680, 44, "the page: static", "side"),
        *arrows(SERVER, python_imports(), ignored=set()),
        *arrows(PAGE, page_imports(), ignored=NOTHING_ABOVE),
        *boxes(SERVER),
        *boxes(PAGE),
        *chips(PAGE["features"]),
        *road(),
        *legend(),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def python_imports() -> dict[str, set[str]]:
    """Return for each part of the package the parts that it imports."""
    return between_rooms(architecture.python_imports(ROOT), architecture.part, SERVER)


def page_imports() -> dict[str, set[str]]:
    """Return for each folder of the page the folders that it imports, `import()` included."""
    return between_rooms(architecture.javascript_imports(ROOT), page_room, PAGE)


def page_room(file: str) -> str:
    """Return the room of a file: its first folder, or its own name."""
    return file.split("/")[0]


def between_rooms(
    graph: architecture.Graph, room_of: Callable[[str], str], rooms: Mapping[str, Room]
) -> dict[str, set[str]]:
    """Return the imports of modules as imports of rooms; modules of no room are left out."""
    imports: dict[str, set[str]] = {name: set() for name in rooms}
    for module, other in architecture.edges(graph):
        one, two = room_of(module), room_of(other)
        if one != two and one in rooms and two in rooms:
            imports[one].add(two)
    return imports


def arrows(
    rooms: Mapping[str, Room], imports: Mapping[str, set[str]], ignored: set[str]
) -> Iterator[str]:
    """Yield an arrow for each import that others do not imply.

    Arrows up, and those out of ``ignored`` rooms, are between rooms that import each other.
    """
    downward = {
        one: {other for other in others if rooms[other].y > rooms[one].y}
        for one, others in imports.items()
        if one not in ignored
    }
    for one, others in downward.items():
        for other in sorted(others):
            if not any(reaches(downward, each, other) for each in others - {other}):
                yield from arrow(rooms[one], rooms[other])


def reaches(graph: Mapping[str, set[str]], one: str, other: str) -> bool:
    return other in graph.get(one, set()) or any(
        reaches(graph, each, other) for each in graph.get(one, set())
    )


def arrow(one: Room, other: Room) -> Iterator[str]:
    """Yield a curve from the bottom of one room to the top of another."""
    x0 = clamp(other.x + other.width // 2, one)
    x1 = clamp(one.x + one.width // 2, other)
    y0, y1 = one.y + one.height, other.y
    middle = (y0 + y1) // 2
    yield f'<path class="import" d="M{x0} {y0}C{x0} {middle} {x1} {middle} {x1} {y1 - 6}"/>'
    yield f'<path class="head" d="M{x1} {y1}l-4 -8h8z"/>'


def clamp(x: int, room: Room) -> int:
    return max(room.x + 20, min(x, room.x + room.width - 20))


def boxes(rooms: Mapping[str, Room]) -> Iterator[str]:
    """Yield each room: its name, and what is in it."""
    for name, (x, y, width, height, lines) in rooms.items():
        kind = "room pure" if name in PURE or name == "nn" else "room"
        yield f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}" rx="8"/>'
        yield text(x + 12, y + 25, name if name == "main.js" else f"{name}/", "name")
        for i, line in enumerate(lines):
            yield text(x + 12, y + 47 + 18 * i, line, "small")


def chips(room: Room) -> Iterator[str]:
    """Yield the features by their names."""
    names = {architecture.feature(file) or "" for file in architecture.javascript_sources(ROOT)}
    x, y = room.x + 12, room.y + 38
    for name in sorted(names - {""}):
        width = int(6.1 * len(name)) + 14
        if x + width > room.x + room.width - 8:
            x, y = room.x + 12, y + 22
        yield f'<rect class="chip" x="{x}" y="{y}" width="{width}" height="18" rx="9"/>'
        yield text(x + width / 2, y + 13, name, "small", "middle")
        x += width + 5


def road() -> Iterator[str]:
    """Yield the road of a step with its numbered stops."""
    for points in ROAD:
        line = "L".join(f"{x} {y}" for x, y in points)
        yield f'<path class="road" d="M{line}"/>'
    for number, (x, y, _) in enumerate(STOPS, 1):
        yield from stop(number, x, y)


def stop(number: int, x: int, y: int) -> Iterator[str]:
    yield f'<circle class="stop" cx="{x}" cy="{y}" r="10"/>'
    yield text(x, y + 4, str(number), "stop-text", "middle")


def legend() -> Iterator[str]:
    """Yield what happens at the stops of the road, and what an arrow is."""
    for i, (_, _, event) in enumerate(STOPS):
        x, y = 72 + 380 * (i // 2), 722 + 26 * (i % 2)
        yield from stop(i + 1, x, y)
        yield text(x + 18, y + 4, event, "small")
    yield text(
        62,
        784,
        "Grey arrows are imports; an import that other arrows imply is left out. "
        "Blue rooms are pure: no DOM, no clock, no files.",
        "small",
    )


def text(x: float, y: float, content: str, kind: str, anchor: str = "start") -> str:
    at = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}"'
    return f'<text class="{kind}" {at}>{escape(content)}</text>'


def main(arguments: Sequence[str] = ()) -> int:
    """Write the picture; with ``--check`` return 1 where the file differs from it."""
    drawn = picture()
    if "--check" not in arguments:
        PICTURE.write_text(drawn, "utf-8")
        return 0
    if PICTURE.read_text("utf-8") == drawn:
        return 0
    print("docs/house.svg is not that of the present imports: python -m docs.house")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Prints a command of the README: CI runs the commands that people type.

    python .ci/readme.py NAME [README]

NAME is the name in the comment above the command: `<!-- command: NAME -->`, an empty line, and the
command in one line, indented by four spaces. Ends with a message where there is no such command.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def command(name: str, readme: str) -> str:
    """Return the line below the comment `name` in the text `readme`.

    Raises ValueError unless there is exactly one such comment, with one line of code below it.
    """
    block = rf"^<!-- command: {re.escape(name)} -->\n\n((?:    .+\n)+)(?:\n|\Z)"
    found = re.findall(block, readme, re.MULTILINE)
    lines = [line.strip() for code in found for line in code.splitlines()]
    if len(lines) != 1:
        raise ValueError(f"the README has {len(lines)} lines marked 'command: {name}', not 1")
    return str(lines[0])


def main(name: str, readme: str | Path = README) -> None:
    """Print the command `name`; exit with a message where there is none."""
    try:
        print(command(name, Path(readme).read_text("utf-8")))
    except ValueError as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main(*sys.argv[1:])

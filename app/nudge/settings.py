"""Every setting of the server: its name, its default and what it does, in this one place.

The command line and the documentation are made from the fields of ``Settings``; all
paths are resolved here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
DEFAULT_PORT = 8000
MAX_PORT = 65535


def user_data_dir() -> Path:
    """Return the user's own folder for what Nudge keeps."""
    import platformdirs  # only where no folder was given

    return Path(platformdirs.user_data_path("nudge", appauthor=False))


def user_cache_dir() -> Path:
    """Return the user's own folder for what can be downloaded again."""
    import platformdirs  # only where no folder was given

    return Path(platformdirs.user_cache_path("nudge", appauthor=False))


def resources(name: str) -> Path:
    """Return a folder of the page: beside the package in a checkout, inside it in a wheel."""
    checkout = PACKAGE.parent.parent
    return (checkout if (checkout / "pyproject.toml").is_file() else PACKAGE) / name


def says(
    help: str, *, least: float = 0, most: float | None = None, metavar: str = "NAME"
) -> dict[str, Any]:
    """Return what is known of a setting beside its default; numbers lie in least..most."""
    return {"help": help, "least": least, "most": most, "metavar": metavar}


@dataclass(frozen=True)
class Settings:
    """What a server runs with. Every field is an option of the command ``nudge``."""

    host: str = field(
        default="127.0.0.1",
        metadata=says("Address to listen at; 0.0.0.0 lets a whole class in."),
    )
    port: int | None = field(
        default=None,
        metadata=says(
            f"Port to listen on, 0 for any free one. Unless given: {DEFAULT_PORT}, "
            "or the next free one after it.",
            most=MAX_PORT,
        ),
    )
    browser: bool = field(default=True, metadata=says("Open the page in the browser."))
    data_dir: Path = field(
        default_factory=user_data_dir,
        metadata=says("Folder where rooms are kept. Unless given: the user's one for such data."),
    )
    cache_dir: Path = field(
        default_factory=user_cache_dir,
        metadata=says("Folder for downloads. Unless given: the user's one for such files."),
    )
    mnist_dir: Path | None = field(
        default=None,
        metadata=says("Folder where the four files of the full MNIST are, gzipped or not."),
    )
    mirror: tuple[str, ...] = field(
        default=(),
        metadata=says(
            "Address to download data sets from instead of their publishers', as in "
            "http://HOST/, which then has mnist/ and fashion-mnist/; may be repeated.",
            metavar="ADDRESS",
        ),
    )
    allowed_host: tuple[str, ...] = field(
        default=(),
        metadata=says("Another name this server answers to, as in http://NAME/; may be repeated."),
    )
    max_rooms: int = field(
        default=200, metadata=says("Rooms held at a time; idle ones give way.", least=1)
    )
    max_viewers: int = field(default=1000, metadata=says("Viewers of one room.", least=1))
    max_message_bytes: int = field(
        default=65_536, metadata=says("Bytes of one message on the socket.", least=1024)
    )
    messages_per_second: int = field(
        default=100,
        metadata=says("Messages a second from one viewer; twice as many in a burst.", least=1),
    )
    max_body_bytes: int = field(
        default=16_777_216, metadata=says("Bytes of the body of one request.", least=1024)
    )
    idle_minutes: float = field(
        default=5.0,
        metadata=says("Minutes until a room that nobody watches stops playing."),
    )
    store_days: float = field(
        default=30.0, metadata=says("Days after which a room left alone is forgotten.")
    )
    store_rooms: int = field(
        default=2000,
        metadata=says("Rooms kept on disk; then the oldest go.", least=1),
    )
    save_seconds: float = field(
        default=3.0, metadata=says("Seconds between two savings of a room that plays.", least=0.2)
    )
    send_seconds: float = field(
        default=5.0,
        metadata=says("Seconds after which a viewer who takes nothing is let go.", least=0.1),
    )
    training_threads: int = field(
        default=1, metadata=says("Threads that train, shared by all rooms.", least=1)
    )
    static_dir: Path = field(
        default_factory=partial(resources, "static"),
        metadata=says("Folder of the page's scripts and styles. Unless given: the built-in ones."),
    )
    templates_dir: Path = field(
        default_factory=partial(resources, "templates"),
        metadata=says("Folder of the page's templates. Unless given: the built-in ones."),
    )

    @property
    def rooms_dir(self) -> Path:
        """Where the rooms' files are."""
        return self.data_dir / "rooms"

    @classmethod
    def from_arguments(cls, arguments: Sequence[str] | None = None) -> Settings:
        """Read the command line; exit with a readable line where it is wrong."""
        return cls.from_given(vars(_parser().parse_args(arguments)))

    @classmethod
    def from_given(cls, given: dict[str, Any]) -> Settings:
        """Return settings from those that were given, as ``add_options`` reads them."""
        lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
        return cls(**given | lists)


def options() -> Iterator[tuple[str, str, str]]:
    """Yield (option, default, help) of every setting, as the documentation lists them."""
    for each in fields(Settings):
        shown = _shown(each)
        yield _name(each), "" if shown is None else shown, _help(each)


def as_markdown() -> str:
    """Return the table of all settings for the documentation."""
    rows = "".join(f"| `{name}` | {default} | {help} |\n" for name, default, help in options())
    return f"| option | default | what it does |\n|---|---|---|\n{rows}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nudge",
        description="Nudge: backpropagation, happening in front of you.",
        epilog="Data sets: nudge data lists them, nudge data download gets the full MNIST.",
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
    )
    add_options(parser, [each.name for each in fields(Settings)])
    return parser


def add_options(parser: argparse.ArgumentParser, names: Collection[str]) -> None:
    """Let ``parser`` read the settings of these names."""
    for each in fields(Settings):
        if each.name in names:
            parser.add_argument(_name(each), dest=each.name, **_kind(each))


def _name(option: Field[Any]) -> str:
    negative = "no-" if option.default is True else ""
    return f"--{negative}{option.name.replace('_', '-')}"


def _help(option: Field[Any]) -> str:
    help: str = option.metadata["help"]
    return f"Do not {help[0].lower()}{help[1:]}" if option.default is True else help


def _shown(option: Field[Any]) -> str | None:
    """Return the default as text, None where the help says what it is."""
    unsaid = option.default is MISSING or isinstance(option.default, bool)
    return None if unsaid or option.default in (None, ()) else str(option.default)


def _kind(option: Field[Any]) -> dict[str, Any]:
    """Return how argparse is to read one setting, by its type."""
    help, shown, kind = _help(option), _shown(option), str(option.type)
    if shown is not None:
        help += f" (default: {shown})"
    if kind == "bool":
        return {"action": "store_false", "help": help}
    if kind.startswith("tuple"):
        return {"action": "append", "metavar": option.metadata["metavar"], "help": help}
    if kind.startswith("Path"):
        return {"type": _path, "metavar": "DIR", "help": help}
    if kind == "str":
        return {"metavar": "ADDRESS", "help": help}
    return {"type": _number(option), "metavar": "N", "help": help}


def _path(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _number(option: Field[Any]) -> Callable[[str], float]:
    """Return a reader of numbers that says which are allowed."""
    whole = str(option.type).startswith("int")
    least, most = option.metadata["least"], option.metadata["most"]
    allowed = f"{'a whole' if whole else 'a'} number from {least}"
    allowed += f" to {most}" if most is not None else ""

    def read(text: str) -> float:
        try:
            number = int(text) if whole else float(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not {allowed}") from None
        if not (least <= number and (most is None or number <= most)):
            raise argparse.ArgumentTypeError(f"{text} is not {allowed}")
        return number

    return read

"""All settings of the server: their names, their defaults and their help texts.

The command line and the documentation are made from the fields of ``Settings``. All paths are
resolved here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

from nudge.option_values import network, public_address, web_origin

PACKAGE = Path(__file__).parent
DEFAULT_PORT = 8000
MAX_PORT = 65535


def user_data_dir() -> Path:
    """Return the user's own folder for data that Nudge stores."""
    import platformdirs  # needed only without a folder option

    return Path(platformdirs.user_data_path("nudge", appauthor=False))


def user_cache_dir() -> Path:
    """Return the user's own folder for files that can be downloaded again."""
    import platformdirs  # needed only without a folder option

    return Path(platformdirs.user_cache_path("nudge", appauthor=False))


def resource_folder(name: str) -> Path:
    """Return a folder of the page: beside the package in a checkout, inside it in a wheel."""
    checkout = PACKAGE.parent.parent
    return (checkout if (checkout / "pyproject.toml").is_file() else PACKAGE) / name


def option_metadata(
    help: str,
    *,
    least: float = 0,
    most: float | None = None,
    metavar: str = "NAME",
    read: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Return the metadata of a setting; numbers lie in ``least`` to ``most``, both included.

    ``read`` checks a text and returns it as it is stored; it raises ArgumentTypeError.
    """
    return {"help": help, "least": least, "most": most, "metavar": metavar, "read": read}


@dataclass(frozen=True)
class Settings:
    """The settings of one server. Every field is an option of the command ``nudge``."""

    host: str = field(
        default="127.0.0.1",
        metadata=option_metadata("Address to listen at; 0.0.0.0 lets a whole class in."),
    )
    port: int | None = field(
        default=None,
        metadata=option_metadata(
            f"Port to listen on, 0 for any free one. Unless given: {DEFAULT_PORT}, "
            "or the next free one after it.",
            most=MAX_PORT,
        ),
    )
    browser: bool = field(default=True, metadata=option_metadata("Open the page in the browser."))
    data_dir: Path = field(
        default_factory=user_data_dir,
        metadata=option_metadata(
            "Folder where rooms are kept. Unless given: the user's one for such data."
        ),
    )
    cache_dir: Path = field(
        default_factory=user_cache_dir,
        metadata=option_metadata(
            "Folder for downloads. Unless given: the user's one for such files."
        ),
    )
    mnist_dir: Path | None = field(
        default=None,
        metadata=option_metadata(
            "Folder where the four files of the full MNIST are, gzipped or not."
        ),
    )
    mirror: tuple[str, ...] = field(
        default=(),
        metadata=option_metadata(
            "Address to download data sets from instead of their publishers', as in "
            "http://HOST/, which then has mnist/ and fashion-mnist/; may be repeated.",
            metavar="ADDRESS",
        ),
    )
    allowed_host: tuple[str, ...] = field(
        default=(),
        metadata=option_metadata(
            "Another name this server answers to, as in http://NAME/; may be repeated."
        ),
    )
    public_url: str | None = field(
        default=None,
        metadata=option_metadata(
            "Address at which a proxy serves this server, as in https://school.example/nudge.",
            metavar="ADDRESS",
            read=public_address,
        ),
    )
    trusted_proxy: tuple[str, ...] = field(
        default=(),
        metadata=option_metadata(
            "IP address or network of a proxy whose X-Forwarded-Host is heeded, for names of this "
            "server; may be repeated.",
            metavar="ADDRESS",
            read=network,
        ),
    )
    allow_embedding: tuple[str, ...] = field(
        default=(),
        metadata=option_metadata(
            "Site whose pages may embed Nudge, as in https://lms.example; may be repeated.",
            metavar="ORIGIN",
            read=web_origin,
        ),
    )
    max_rooms: int = field(
        default=200, metadata=option_metadata("Rooms held at a time; idle ones give way.", least=1)
    )
    max_viewers: int = field(
        default=1000, metadata=option_metadata("Viewers of one room.", least=1)
    )
    max_message_bytes: int = field(
        default=65_536, metadata=option_metadata("Bytes of one message on the socket.", least=1024)
    )
    messages_per_second: int = field(
        default=100,
        metadata=option_metadata(
            "Messages a second from one viewer; twice as many in a burst.", least=1
        ),
    )
    max_body_bytes: int = field(
        default=16_777_216,
        metadata=option_metadata("Bytes of the body of one request.", least=1024),
    )
    idle_minutes: float = field(
        default=5.0,
        metadata=option_metadata("Minutes until a room that nobody watches stops playing."),
    )
    store_days: float = field(
        default=30.0, metadata=option_metadata("Days after which a room left alone is forgotten.")
    )
    store_rooms: int = field(
        default=2000,
        metadata=option_metadata("Rooms kept on disk; then the oldest go.", least=1),
    )
    save_seconds: float = field(
        default=3.0,
        metadata=option_metadata("Seconds between two savings of a room that plays.", least=0.2),
    )
    send_seconds: float = field(
        default=5.0,
        metadata=option_metadata(
            "Seconds after which a viewer who takes nothing is let go.", least=0.1
        ),
    )
    heartbeat_seconds: float = field(
        default=2.5,
        metadata=option_metadata(
            "Seconds between two signs of life; after three without one the page says that the "
            "server is silent.",
            least=0.1,
            most=60,
        ),
    )
    training_threads: int = field(
        default=1, metadata=option_metadata("Threads that train, shared by all rooms.", least=1)
    )
    static_dir: Path = field(
        default_factory=partial(resource_folder, "static"),
        metadata=option_metadata(
            "Folder of the page's scripts and styles. Unless given: the built-in ones."
        ),
    )
    templates_dir: Path = field(
        default_factory=partial(resource_folder, "templates"),
        metadata=option_metadata(
            "Folder of the page's templates. Unless given: the built-in ones."
        ),
    )
    locales_dir: Path = field(
        default_factory=partial(resource_folder, "locales"),
        metadata=option_metadata(
            "Folder of the texts, with a folder for each language. Unless given: the built-in ones."
        ),
    )

    @property
    def rooms_dir(self) -> Path:
        """The folder of the rooms' files."""
        return self.data_dir / "rooms"

    @classmethod
    def from_arguments(cls, arguments: Sequence[str] | None = None) -> Settings:
        """Return the settings of the command line; exit with a readable line where it is wrong."""
        return cls.from_options(vars(_parser().parse_args(arguments)))

    @classmethod
    def from_options(cls, option_values: dict[str, Any]) -> Settings:
        """Return settings from the values of options that ``add_options`` has defined."""
        lists = {
            name: tuple(value) for name, value in option_values.items() if isinstance(value, list)
        }
        return cls(**option_values | lists)


def options() -> Iterator[tuple[str, str, str]]:
    """Yield (option, default, help) of every setting, as the documentation lists them."""
    for setting in fields(Settings):
        default = _default_text(setting)
        yield _option_name(setting), "" if default is None else default, _help_text(setting)


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
    add_options(parser, [setting.name for setting in fields(Settings)])
    return parser


def add_options(parser: argparse.ArgumentParser, names: Collection[str]) -> None:
    """Add the options of the settings ``names`` to ``parser``."""
    for setting in fields(Settings):
        if setting.name in names:
            parser.add_argument(
                _option_name(setting), dest=setting.name, **_parser_arguments(setting)
            )


def _option_name(setting: Field[Any]) -> str:
    negative = "no-" if setting.default is True else ""
    return f"--{negative}{setting.name.replace('_', '-')}"


def _help_text(setting: Field[Any]) -> str:
    help: str = setting.metadata["help"]
    return f"Do not {help[0].lower()}{help[1:]}" if setting.default is True else help


def _default_text(setting: Field[Any]) -> str | None:
    """Return the default as text, or None where the help text names it."""
    has_no_text = setting.default is MISSING or isinstance(setting.default, bool)
    return None if has_no_text or setting.default in (None, ()) else str(setting.default)


def _parser_arguments(setting: Field[Any]) -> dict[str, Any]:
    """Return the keyword arguments of argparse for one setting, by its type."""
    help, default, type_name = _help_text(setting), _default_text(setting), str(setting.type)
    if default is not None:
        help += f" (default: {default})"
    if type_name == "bool":
        return {"action": "store_false", "help": help}
    if type_name.startswith("tuple"):
        reads = {"type": setting.metadata["read"], "metavar": setting.metadata["metavar"]}
        return {"action": "append", "help": help, **reads}
    if type_name.startswith("Path"):
        return {"type": _path, "metavar": "DIR", "help": help}
    if type_name.startswith("str"):
        return {"type": setting.metadata["read"], "metavar": "ADDRESS", "help": help}
    return {"type": _number(setting), "metavar": "N", "help": help}


def _path(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _number(setting: Field[Any]) -> Callable[[str], float]:
    """Return a function that reads a number; its errors say which numbers are allowed."""
    whole = str(setting.type).startswith("int")
    least, most = setting.metadata["least"], setting.metadata["most"]
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

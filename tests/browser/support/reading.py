"""Numbers as they stand on the page, read back, to be held against the server's."""

from __future__ import annotations

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def read(text: str) -> tuple[float, float]:
    """The value that `text` stands for, and half a unit of the last digit that it shows.

    Raises ValueError where it is no number: "?", "…" or empty.
    """
    plain = text.strip().replace("−", "-").replace("+", "").replace(",", "").replace("\u00a0", " ")
    scale = 1.0
    if plain.endswith("%"):
        plain, scale = plain.removesuffix("%").strip(), 0.01
    mantissa, _, power = plain.partition("·10")
    scale *= 10.0 ** int(power.translate(SUPERSCRIPTS)) if power else 1.0
    decimals = len(mantissa.partition(".")[2])
    return float(mantissa) * scale, 0.5 * 10.0**-decimals * scale


def shows(text: str, value: float) -> bool:
    """Whether `text` is `value`, rounded to the digits that it shows (and float32 allowed for)."""
    shown, half = read(text)
    return abs(shown - value) <= half * 1.001 + 2e-6 * abs(value)

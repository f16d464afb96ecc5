"""Parses numbers that the page shows, to compare them with the server's numbers."""

from __future__ import annotations

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def parse_number(text: str) -> tuple[float, float]:
    """Return the value that `text` shows, and half a unit of its last digit.

    Raises ValueError where `text` is not a number: "not known yet" or empty.
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
    """Return whether `text` is `value`, rounded to the digits in `text`.

    Allows also for the rounding of `value` to float32. Raises ValueError where `text` is not a
    number.
    """
    shown, half = parse_number(text)
    return abs(shown - value) <= half * 1.001 + 2e-6 * abs(value)

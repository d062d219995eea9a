"""How a number is rounded where people read it (handbook, section 4)."""

from decimal import ROUND_HALF_UP, Decimal

RATE_PLACES = 3  # digits of a rate 0–1 that are shown: 82,4 %
EXACT = 12  # digits after the point beyond which a float is noise: 0.7125 − 0.65 is 0.0625


def half_away(number: float, places: int) -> Decimal:
    """The number with so many digits after the point, a half rounded away from zero; never −0."""
    exact = Decimal(str(round(float(number), EXACT)))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0


def without_noise(number: float) -> float:
    """The number without what floats add to it, so that a spreadsheet rounds it alike."""
    return round(number, EXACT)

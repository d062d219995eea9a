"""Stamps of machines, which leave nothing to guess, as ISO 8601 in UTC."""

from datetime import UTC, datetime


def of_epoch(value: object, per_second: int = 1) -> str:
    """Seconds since 1970 (or parts of them: 1000 for milliseconds); what is no such number stays as
    it stands."""
    try:
        return datetime.fromtimestamp(float(str(value)) / per_second, UTC).isoformat(
            timespec="seconds"
        )
    except (TypeError, ValueError, OverflowError, OSError):
        return str(value)


def of_words(value: object, form: str) -> str:
    """A stamp with an offset in a ``strptime`` form (English names); what is not of that form stays
    as it stands."""
    try:
        return datetime.strptime(str(value), form).isoformat(timespec="seconds")
    except ValueError:
        return str(value)

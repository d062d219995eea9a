"""The machine's clock: the only place that reads it, and only for receipt times and ages (handbook,
section 3)."""

import os
from datetime import UTC, datetime
from typing import overload
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")


def now() -> datetime:
    """This moment in UTC, whole seconds; TANGGAP_NOW (ISO 8601 with offset) sets it in tests."""
    fixed = os.environ.get("TANGGAP_NOW")
    moment = datetime.fromisoformat(fixed) if fixed else datetime.now(UTC)
    return moment.astimezone(UTC).replace(microsecond=0)


@overload
def to_text(moment: datetime) -> str: ...
@overload
def to_text(moment: None) -> None: ...
def to_text(moment: datetime | None) -> str | None:
    """A UTC moment as ISO 8601 with ``Z``, whole seconds."""
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@overload
def from_text(text: str) -> datetime: ...
@overload
def from_text(text: None) -> None: ...
def from_text(text: str | None) -> datetime | None:
    """The inverse of :func:`to_text`."""
    return None if text is None else datetime.fromisoformat(text)


def day_start(moment: datetime) -> datetime:
    """00:00 WIB of the moment's WIB day, in UTC."""
    local = moment.astimezone(WIB)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)

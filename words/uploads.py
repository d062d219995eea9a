"""The words for an upload: when it came, for which days, in which format."""

from datetime import datetime
from zoneinfo import ZoneInfo

from data.importers import registry
from words import numbers

WIB = ZoneInfo("Asia/Jakarta")


FORMATS = {known.name: known.title for known in registry.FORMATS}


def when(upload: dict) -> str:
    """30 Sep 2026, 16.00 WIB"""
    return numbers.moment(local(upload["received_at"]))


def day(upload: dict) -> str:
    """30 Sep 2026"""
    received = local(upload["received_at"]).date()
    return numbers.days(received, received)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(WIB)

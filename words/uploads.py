"""The words for an upload: when it came, for which days, in which format."""

from datetime import datetime
from zoneinfo import ZoneInfo

from data.importers import registry
from words import numbers

WIB = ZoneInfo("Asia/Jakarta")


FORMATS = {known.name: known.title for known in registry.FORMATS}


def number(upload_id: str) -> str:
    """000012: the running number of an upload, by which every screen calls it."""
    return upload_id.split("-")[0]


def name(upload: dict) -> str:
    """000012 WhatsApp 30 Sep 2026, 16.00 WIB"""
    return f"{number(upload['upload_id'])} {_format(upload)} {when(upload)}"


def short_name(upload: dict) -> str:
    """000012 WhatsApp 30 Sep 2026"""
    return f"{number(upload['upload_id'])} {_format(upload)} {day(upload)}"


def _format(upload: dict) -> str:
    return FORMATS.get(upload["format"], upload["format"])


def when(upload: dict) -> str:
    """30 Sep 2026, 16.00 WIB"""
    return numbers.moment(local(upload["received_at"]))


def day(upload: dict) -> str:
    """30 Sep 2026"""
    received = local(upload["received_at"]).date()
    return numbers.days(received, received)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(WIB)

"""Columns whose values are chosen, not written."""

from data.editing.table import Table
from data.lake import home
from data.register.register import Register
from data.targets.classes import Classes
from data.targets.grounds import KINDS as GROUND_KINDS
from data.targets.schedules import ALWAYS, Schedules
from data.targets.setting import TABLE as SETTINGS
from pages.access import rights

OPEN = {  # columns that also take what nobody has written before
    ("accounts", "platform"),
    ("classes", "class"),
    ("schedules", "schedule"),
}
PLATFORMS = (
    "whatsapp",
    "instagram",
    "facebook",
    "x",
    "tiktok",
    "youtube",
    "telegram",
    "signal",
    "ticket",
)
KINDS_OF_DAYS = ("holiday", "leave", "ramadan", "local")


def of(table: Table) -> dict[str, list[str]]:
    """Column → its values, as they are now."""
    place = home.current()
    grounds = list(dict.fromkeys(GROUND_KINDS.values()))
    if table.name == "calendar":
        return {"kind": list(KINDS_OF_DAYS)}
    return {
        "opds": {"schedule": list(Schedules.current(place).names)},
        "accounts": {"opd_id": list(Register.current(place).opds), "platform": list(PLATFORMS)},
        "users": {"role": list(rights.EVERYONE)},
        "settings": {
            "name": [name for name in SETTINGS if not name.startswith("resolution_days_")],
            "ground_kind": grounds,
        },
        "classes": {"class": list(Classes.current(place).history), "ground_kind": grounds},
        "topics": {"class": list(Classes.current(place).history)},
        "schedules": {
            "schedule": [name for name in Schedules.current(place).names if name != ALWAYS],
            "season": ["regular", "ramadan"],
            "weekday": [str(day) for day in range(1, 8)],
        },
    }[table.name]

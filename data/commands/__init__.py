"""What each command of ``python -m data`` does, by its name; results go to standard output as JSON,
nothing else does."""

from data.commands.keeping import backup, demo, rebuild, verify
from data.commands.loading import exclude, formats, load, look, purge, undo, uploads
from data.commands.registering import (
    calendar,
    classes,
    register,
    schedules,
    settings,
    topics,
    users,
    wall,
)

__all__ = [
    "backup",
    "calendar",
    "classes",
    "demo",
    "exclude",
    "formats",
    "load",
    "look",
    "purge",
    "rebuild",
    "register",
    "schedules",
    "settings",
    "topics",
    "undo",
    "uploads",
    "users",
    "verify",
    "wall",
]

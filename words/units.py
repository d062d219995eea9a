"""Names of OPDs, accounts and platforms."""

from dataclasses import dataclass


def platform_name(platform: str) -> str:
    """WhatsApp, YouTube, Instagram."""
    return {
        "whatsapp": "WhatsApp",
        "tiktok": "TikTok",
        "youtube": "YouTube",
        "x": "X",
        "sp4n": "SP4N-LAPOR!",
        "lapor": "SP4N-LAPOR!",
        "ticket": "Tiket",
    }.get(platform.casefold(), platform.capitalize())


def account_name(platform: str, handle: str) -> str:
    """Instagram @dukcapil; the platform only once where the handle begins with it."""
    name = platform_name(platform)
    return (
        handle
        if handle.casefold().startswith(name.casefold()) and len(name) > 1
        else f"{name} {handle}"
    )


def name(row: dict, by: str) -> str:
    """What the unit is called: the OPD's name, or platform and handle of the account."""
    return (
        row["opd_name"]
        if by == "opd"
        else account_name(row["platform"], row["handle"] or row["unit"])
    )


SHORT = 13  # signs of a name that fit beside a line


@dataclass(frozen=True)
class Unit:
    """``by`` opd or account; ``name`` as people say it, ``opd`` the name of its OPD, ``opd_id``
    that one's id."""

    by: str
    unit: str
    name: str
    opd: str
    opd_id: str

    @property
    def short(self) -> str:
        """The name beside the curve of an own page, which has room for one line."""
        return (
            self.name if len(self.name) <= SHORT else "OPD ini" if self.by == "opd" else "Akun ini"
        )


def full_name(names: dict, by: str, unit: str) -> str:
    """Dinas Kesehatan; Instagram @dinkes · Dinas Kesehatan"""
    row = names[by][unit]
    return row["opd_name"] if by == "opd" else f"{name(row, by)} · {row['opd_name']}"

"""How many uploads one OPD may store in a day: a setting, so that one stolen session cannot fill the
disk."""

from datetime import date

from data import moment
from data.errors import Refused, quote
from data.lake.uploads import Lake
from data.register.register import Register
from data.targets.settings import Settings

SETTING = "max_daily_uploads"


def refuse_beyond(before: Lake, info: dict) -> None:
    """Refused where an OPD with accounts in a new upload (``info``: its ``upload.json``) has stored
    as many on that day (WIB) as it may; undone ones count, too."""
    register = Register.current(before.home)
    day = _day(info)
    most = Settings.current(before.home).value(SETTING, day)
    assert isinstance(most, int)  # as its form says
    of_day = [upload.accounts() for upload in before.uploads if _day(upload.info) == day]
    if len(of_day) < most:
        return
    owners = {register.owner(account, day) for account in {*info["covered"], *info["stamps"]}}
    for opd in (register.opds[owner] for owner in sorted(filter(None, owners))):
        stored = sum(any(register.owner(a, day) == opd.opd_id for a in held) for held in of_day)
        if stored >= most:
            raise Refused(
                f"OPD {quote(opd.name)} sudah menyimpan {stored} unggahan hari ini, batasnya {most} "
                f"({SETTING}); gabungkan berkasnya dalam satu ZIP, atau lanjutkan besok."
            )


def _day(info: dict) -> date:
    """The WIB day on which an upload was received."""
    return moment.from_text(info["received_at"]).astimezone(moment.WIB).date()

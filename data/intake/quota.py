"""How many uploads one OPD may store in a day: a setting, so that one stolen session cannot fill the
disk."""

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
    day = moment.from_text(info["received_at"]).astimezone(moment.WIB).date()
    most = Settings.current(before.home).value(SETTING, day)
    of_day = [
        upload.accounts()
        for upload in before.uploads
        if moment.from_text(upload.info["received_at"]).astimezone(moment.WIB).date() == day
    ]
    if len(of_day) < most:
        return
    accounts = set(info["covered"]) | set(info["stamps"])
    for opd_id in sorted({register.owner(account, day) for account in accounts} - {None}):
        stored = sum(any(register.owner(a, day) == opd_id for a in accounts) for accounts in of_day)
        if stored >= most:
            raise Refused(
                f"OPD {quote(register.opds[opd_id].name)} sudah menyimpan {stored} unggahan hari ini, "
                f"batasnya {most} ({SETTING}); gabungkan berkasnya dalam satu ZIP, atau lanjutkan "
                "besok."
            )

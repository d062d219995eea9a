"""The commands that keep a home whole: derived files, hashes, backups, and the demo."""

import sys

from data.access.acting import who
from data.cases import spark, store
from data.commands.answering import assemble, say
from data.intake import forgetting
from data.lake import backup as backups
from data.lake import damage, home, leftovers, removal, returning
from data.lake import strangers as others
from data.lake import verify as verification
from data.lake.uploads import Lake


def rebuild(chosen) -> int:
    """Deletes all derived files and makes them anew from the lake; with ``--engine spark`` the
    workers of a server cut the cases."""
    place = home.current()
    for upload in Lake.read(place).valid:
        damage.refuse_unless_whole(upload.folder)
    removal.forget_derived(place)
    if chosen.engine == "spark":
        spark.cut(place, chosen.remote)
    path = store.current(place)
    count = store.cursor(path).execute("SELECT count(*) FROM cases").fetchall()[0][0]
    return say({"store": path.name, "accounts": len(Lake.read(place).by_account), "cases": count})


def verify(_) -> int:
    """Every file against its recorded hash, every count against its rows; then ``lupakan``."""
    place = home.current()
    backups.refuse_unfinished(place)
    leftovers.finish(place)
    looked, bad = verification.bad_files(place)
    if bad:
        print(
            f"{len(bad)} dari {looked} berkas tidak seperti yang tercatat: {', '.join(bad)}. "
            "Kembalikan dari cadangan.",
            file=sys.stderr,
        )
        return 1
    found = others.strangers(place)
    return say({"files": looked, "bad": 0, "strangers": found, forgetting.STEP: _forget(place)})


def backup(chosen) -> int:
    """Copies the lake, after ``lupakan``: so an earlier backup is cleaned, too."""
    place = home.current()
    if chosen.check:
        return say(returning.check(place, chosen.dir))
    leftovers.finish(place)
    _forget(place)
    return say(backups.backup(place, chosen.dir))


def _forget(place: home.Home) -> dict[str, int]:
    """What had to go, and went; the store is made anew where uploads were written anew."""
    forgotten = forgetting.forget(place, who())
    if forgotten.rewritten and place.has_register():
        assemble(place)
    return forgotten.as_line()


def demo(_) -> int:
    """Fills ``<home>/demo``."""
    from data.demo import (
        filling,
    )  # late: what it needs to invent data costs every other command its start

    return say(filling.fill(home.current()))

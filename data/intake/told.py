"""What an importer is told of a FILE: what the register and the home know, and what the person
said."""

from datetime import datetime

from data import moment
from data.cases.tables import FIRST_DAY, LAST_DAY
from data.importers.context import Account, Context
from data.intake import kept_topics, mappings, own_names
from data.intake.options import Options
from data.intake.stated import Stated
from data.lake.home import Home
from data.register.register import Register


def context(
    home: Home,
    register: Register,
    options: Options,
    statement_given: Stated,
    received: datetime,
    *,
    preview: bool,
) -> Context:
    """``register``: as far as the person may load; accounts of others are named, so that a row of
    theirs is rejected and never counted for another. ``preview``: whether the first rows are
    wanted."""
    own = own_names.remembered(home)
    accounts = [
        Account(
            account_id=r.account_id,
            valid_from=str(r.valid_from or FIRST_DAY).rjust(10, "0"),
            valid_to=str(r.valid_to or LAST_DAY),
            platform=r.platform,
            handle=r.handle,
            staff_handles=list(r.staff_handles),
            own_names=sorted(own.get(r.account_id, ())),
        )
        for rows in register.accounts.values()
        for r in rows
    ]
    others = [
        Account(account_id=r.account_id, handle=r.handle)
        for account_id, rows in Register.current(home).accounts.items()
        if account_id not in register.accounts
        for r in rows
    ]
    account = options.accounts[0] if options.accounts else None
    return Context(
        accounts=accounts,
        others=others,
        own=options.own,
        map=options.map,
        values=options.values,
        remembered_values=mappings.remembered_values(home, account, set(register.opds)),
        account=account,
        dates=options.dates,
        timezone=options.timezone,
        encoding=options.encoding,
        format=options.format,
        received_at=moment.to_text(received),
        secret=home.secret(),
        topics=kept_topics.known(home),
        preview=preview,
        may_be_empty=statement_given.may_be_empty,
    )

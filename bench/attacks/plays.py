"""What the playing office of ``bench.attacks`` does: one function per attack, each hands in the
window in its own way.

In each, ``talks`` are what really happened; none answers a citizen sooner or closes a case better
than it did."""

import itertools
from datetime import timedelta

import numpy as np
import pandas as pd

from bench.attacks.talks import END, HARD, HOUR, is_on_time, is_ticket
from bench.attacks.town import BAD, EDGES, HONEST, MIDDLING, MONTHS, OVERSIGHT, PLAYER, WINDOW, Town
from data.lake import documents
from metrics.cases.case_list import cases_behind

MINUTE, SECOND = HOUR / 60, HOUR / 3600
RECEIVED = "Pesan Anda kami terima, mohon ditunggu"


def honest(town: Town) -> None:
    """Everything, as it was."""
    town.by_month(town.talks)


def ignore_the_hard_ones(town: Town) -> None:
    """Complaints are no longer answered at all."""
    talks = town.talks
    talks.loc[talks["topic"] == HARD, ["replied", "closed"]] = pd.NaT
    town.by_month(talks)


def close_without_an_answer(town: Town) -> None:
    """Tickets that were not answered on time are closed after an hour, with no answer at all."""
    talks = town.talks
    late = is_ticket(talks["account_id"].str) & ~is_on_time(talks)
    talks.loc[late, "replied"] = pd.NaT
    talks.loc[late, "closed"] = talks["opened"] + HOUR
    town.by_month(talks)


def paste_received(town: Town) -> None:
    """ "Kami terima" to every citizen after five minutes; what really is answered comes in the same
    talk or not."""
    town.by_month(_pasted(town.talks, 5 * MINUTE, RECEIVED))


def paste_received_in_tickets(town: Town) -> None:
    """The same in the tickets, whose export has no texts."""
    town.by_month(_pasted(town.talks, 5 * MINUTE, RECEIVED, to_tickets=True))


def paste_by_machine(town: Town) -> None:
    """The same within eight seconds, by a machine that the export does not name."""
    town.by_month(_pasted(town.talks, 8 * SECOND, RECEIVED))


def paste_by_machine_as_human(town: Town) -> None:
    """The same, with "no" in the column that says what is automatic."""
    town.by_month(_pasted(town.talks, 8 * SECOND, RECEIVED).assign(automatic="false"))


def paste_with_a_number(town: Town) -> None:
    """ "Kami terima" with another number each time, after five minutes: no two texts are alike."""
    talks = town.talks
    town.by_month(_pasted(talks, 5 * MINUTE, [f"{RECEIVED}, nomor {i}" for i in range(len(talks))]))


def split_uploads(town: Town) -> None:
    """Six days a file, questions and answers apart."""
    days = [WINDOW + timedelta(days=6 * i) for i in range((END - WINDOW).days // 6)] + [END]
    for since, until in itertools.pairwise(days):
        for part in ("inbound", "outbound"):
            town.hand_in(town.talks, since, until, part=part)
    town.hand_in(town.talks[is_ticket(town.talks["account_id"].str)], WINDOW, END)


def only_good_chats(town: Town) -> None:
    """Talks that were not answered on time are left out of the export."""
    town.by_month(town.talks[is_on_time(town.talks)])


def only_good_chats_of_one(town: Town) -> None:
    """The same by the account that answers most: what is missing is less than half."""
    left_out = (town.talks["account_id"] == MIDDLING) & ~is_on_time(town.talks)
    town.by_month(town.talks[~left_out])


def state_days_not_handed_in(town: Town) -> None:
    """Of each account the better two thirds of the weeks, stated as complete for all of them."""
    talks = town.talks
    week = [talks["account_id"], talks["opened"].dt.isocalendar().week]
    rate = is_on_time(talks).groupby(week).transform("mean")
    worst = rate.groupby(talks["account_id"]).transform("quantile", 1 / 3)
    town.by_month(talks[rate >= worst])


def state_the_rest_later(town: Town) -> None:
    """Ten days of each month, honestly stated; then the same days once more, stated for the whole
    month."""
    for since, until in itertools.pairwise(EDGES):
        for stated_until in (since + timedelta(days=10), until):
            known = town.talks[town.talks["opened"] < str(since + timedelta(days=10))]
            town.hand_in(known, since, since + timedelta(days=10), stated=(since, stated_until))


def delete_before_the_next_export(town: Town) -> None:
    """August and September honestly; then all three months again, without the talks that were not
    answered on time."""
    for since, until in itertools.pairwise(EDGES[:-1]):
        town.hand_in(town.talks, since, until)
    early = town.talks["opened"] < str(EDGES[2])
    town.hand_in(town.talks[~early | is_on_time(town.talks)], WINDOW, END)


def mark_as_oversight(town: Town) -> None:
    """What is not settled within five days gets the topic with sixty working days."""
    talks = town.talks
    settled = talks["closed"].where(is_ticket(talks["account_id"].str), talks["replied"])
    talks.loc[~(settled - talks["opened"] <= 120 * HOUR), "topic"] = OVERSIGHT
    town.by_month(talks)


def move_the_bad_account(town: Town) -> None:
    """The bad account is written to another OPD from the window's first day."""
    town.by_month(town.talks)
    before = WINDOW - timedelta(days=1)
    town.register(
        [
            f"{BAD},{PLAYER},instagram,@x,,{before}",
            f"{BAD},{list(HONEST)[-1]},instagram,@x,{WINDOW},",
        ]
    )


def retire_the_bad_account(town: Town) -> None:
    """The bad account ends on the day before the window."""
    town.by_month(town.talks[town.talks["account_id"] != BAD])
    town.register([f"{BAD},{PLAYER},instagram,@x,,{WINDOW - timedelta(days=1)}"])


def have_bad_ones_excluded(town: Town) -> None:
    """A third of what was not answered on time is called spam, and Diskominfo agrees."""
    town.by_month(town.talks)
    found = pd.concat(
        [cases_behind(town.cursor(), "opd", PLAYER, month, "wall") for month in MONTHS]
    )
    for case in found[~found["on_time"].fillna(True).astype(bool)][::3].to_dict("records"):
        documents.add(
            town.home,
            "exclusions",
            {
                "account_id": case["account_id"],
                "case_id": case["case_id"],
                "conversation": None,
                "reason": "spam",
            },
            "bench",
        )


def be_the_citizen(town: Town) -> None:
    """Staff ask sixty easy questions a month from one phone, and answer them within the hour."""
    town.by_month(_staged(town.talks, ["warga rajin"]))


def be_many_citizens(town: Town) -> None:
    """The same from sixty phones."""
    town.by_month(_staged(town.talks, [f"warga rajin {i}" for i in range(60)]))


def forge_the_stamps(town: Town) -> None:
    """Late replies are written into the CSV with an earlier time."""
    talks = town.talks
    late = talks["replied"].notna() & ~is_on_time(talks)
    talks.loc[late, "replied"] = talks["opened"] + 20 * HOUR
    town.by_month(talks)


def join_talks(town: Town) -> None:
    """A question that was not answered on time is written into a talk of the same account that was,
    a little earlier, as if the same citizen had gone on asking."""
    own = town.talks[["talk", "citizen"]]
    good = own.where(is_on_time(town.talks)).groupby(town.talks["account_id"]).ffill(limit=3)
    town.by_month(town.talks.assign(**good.fillna(own)))


def _pasted(
    talks: pd.DataFrame, after: pd.Timedelta, text: str | list[str], to_tickets: bool = False
) -> pd.DataFrame:
    """The first reply to everything; the real one that may follow would change nothing on a
    board."""
    chosen = is_ticket(talks["account_id"].str) == to_tickets
    pasted = talks.assign(replied=talks["opened"] + after, reply=text)
    return pasted.where(chosen, talks)


def _staged(talks: pd.DataFrame, phones: list[str]) -> pd.DataFrame:
    opened = pd.Timestamp(WINDOW) + pd.to_timedelta(np.arange(180) * 12 + 9, unit="h")
    names = [f"{MIDDLING}-rajin-{i}" for i in range(len(opened))]
    own = pd.DataFrame(
        {
            "account_id": MIDDLING,
            "id": names,
            "talk": names,
            "opened": opened,
            "replied": opened + HOUR / 2,
            "citizen": np.resize(phones, len(opened)),
            "question": [f"Jam buka loket {name}" for name in names],
            "reply": [f"Loket {name} buka pukul 8" for name in names],
            "topic": "informasi",
            "automatic": "",
        }
    )
    return pd.concat([talks, own], ignore_index=True)

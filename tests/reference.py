"""An independent, slow recomputation of the figures of the handbook, in plain Python.

The program computes the same with SQL; the tests compare both on random histories, exactly. Each
function quotes in short the sentence of handbook.md (sections 2, 3, 4) that it follows.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from fractions import Fraction
from itertools import pairwise

WIB = timezone(timedelta(hours=7), "WIB")  # Asia/Jakarta
LONG_AGO = datetime.min.replace(tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
AUTOMATIC_WITHIN = timedelta(seconds=10)
AUTOMATIC_CONVERSATIONS = 5
NEW_CASE_AFTER = timedelta(days=7)
SILENCE = timedelta(hours=72)
WAITING_AGAIN_AFTER = timedelta(hours=24)
TOLERANCE = Fraction(1, 10**9)

# The bands of the backlog, from so many days of age on ("lower bound inclusive").
BACKLOG = {
    "backlog_lt_1d": 0,
    "backlog_1_3d": 1,
    "backlog_3_7d": 3,
    "backlog_7_30d": 7,
    "backlog_gt_30d": 30,
}


@dataclass
class Open:
    """One open span of a schedule, minutes after 00:00 WIB: a row of `schedules.csv`."""

    schedule: str
    weekday: int  # 1 Monday to 7 Sunday
    opens: int
    closes: int
    season: str = "regular"  # regular, ramadan
    valid_from: date | None = None


def weekly(schedule, weekdays, spans, season="regular", valid_from=None):
    """The same spans ("07:30-12:00 13:00-16:00") on some weekdays."""
    minutes = [[int(t[:2]) * 60 + int(t[3:]) for t in span.split("-")] for span in spans.split()]
    return [
        Open(schedule, weekday, opens, closes, season, valid_from)
        for weekday in weekdays
        for opens, closes in minutes
    ]


# "Built in: `office` (Perpres 21/2023 art. 4 [...]) and `24h`, holidays too"
BUILT_IN = [
    *weekly("office", (1, 2, 3, 4), "07:30-12:00 13:00-16:00"),
    *weekly("office", (5,), "07:30-11:30 13:00-16:30"),
    *weekly("office", (1, 2, 3, 4), "08:00-12:00 12:30-15:00", "ramadan"),
    *weekly("office", (5,), "08:00-11:30 12:30-15:30", "ramadan"),
    *weekly("24h", range(1, 8), "00:00-24:00"),
]


@dataclass
class Message:
    account_id: str
    conversation_id: str
    message_id: int
    sent_at: datetime
    has_seconds: bool
    direction: str  # inbound, outbound
    author: str | None = None
    is_automatic: bool | None = None
    is_courtesy: bool = False
    is_request: bool = True
    channel: str = "private"
    post_id: str | None = None
    topic: str | None = None
    fingerprint: object = None
    row: int = 0


@dataclass
class Ticket:
    account_id: str
    case_id: int
    opened_at: datetime
    first_reply_at: datetime | None = None
    closed_at: datetime | None = None
    status: str = "open"  # open, waiting, resolved, closed, auto_closed, rejected
    author: str | None = None
    topic: str | None = None
    reopened: int | None = 0
    row: int = 0


@dataclass
class Upload:
    sha256: str
    received_at: datetime
    messages: list
    tickets: list
    stated_from: datetime | None = None
    stated_until: datetime | None = None
    accounts: tuple = ()
    has_reply: bool = True
    has_closed_at: bool = True
    has_reopened: bool = True
    newest_first: bool = False


@dataclass
class Account:
    account_id: str
    opd_id: str
    platform: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass
class Opd:
    opd_id: str
    name: str
    kind: str = "dinas"
    schedule: str = "office"


@dataclass
class Calendar:
    holidays: set = field(default_factory=set)
    leaves: set = field(default_factory=set)
    ramadan: set = field(default_factory=set)


@dataclass
class Settings:
    response_hours: int = 24
    resolution_days: dict = field(
        default_factory=lambda: {"information": 5, "complaint": 14, "oversight": 60, "ppid": 10}
    )
    topics: dict = field(
        default_factory=lambda: {
            "informasi": "information",
            "pengaduan": "complaint",
            "pengaduan berkadar pengawasan": "oversight",
            "permohonan informasi publik": "ppid",
        }
    )
    hours: list = field(default_factory=lambda: list(BUILT_IN))


@dataclass
class Known:
    """One message after its rows became one, with its place in the order of its conversation."""

    message: Message
    position: tuple  # of its row: (first stamp of the upload, sha256, row)
    place: int = -1
    automatic: bool = False

    @property
    def sent_at(self):
        return self.message.sent_at

    @property
    def is_inbound(self):
        return self.message.direction == "inbound"

    @property
    def is_substantive_inbound(self):
        """ "inbound without courtesies (and without the comments [that are no request])" """
        return self.is_inbound and not self.message.is_courtesy and self.message.is_request

    @property
    def is_human_reply(self):
        """ "outbound without automatic ones" """
        return not self.is_inbound and not self.automatic


@dataclass
class Case:
    account_id: str
    opd_id: str | None  # the owner on the WIB date of opened_at
    case_id: int
    opened_at: datetime
    first_reply_at: datetime | None
    first_auto_reply_at: datetime | None
    resolved_at: datetime | None
    basis: str  # silence (from messages), status (from tickets)
    topic: str | None
    channel: str
    reopened: int | None  # None: unknown
    waiting_again: bool
    excluded: bool
    replies_known: bool
    closing_known: bool
    as_of: datetime
    closed: bool
    first_outbound_automatic: bool = False
    inbounds: list = field(default_factory=list, repr=False)  # Known, of this case
    replies: list = field(default_factory=list, repr=False)  # Known, human, of the conversation


# Calendar and clocks (section 3)


def wib_date(moment):
    """ "grouped by day and month in Asia/Jakarta (WIB)" """
    return moment.astimezone(WIB).date()


def midnight(day):
    """00:00 WIB of the day, in UTC."""
    return datetime.combine(day, time(0), WIB).astimezone(UTC)


def is_working_day(day, calendar):
    """ "Working days are Mon-Fri without holidays and cuti bersama" """
    return day.weekday() < 5 and day not in calendar.holidays and day not in calendar.leaves


def hours_held(hours, schedule, day):
    """ "A file replaces a schedule from its `valid_from` on"; "a case keeps the schedule that held
    when it opened"; "A missing schedule is an error, never zero". The rows that hold on the day."""
    since = max(
        (row.valid_from or date.min)
        for row in hours
        if row.schedule == schedule and (row.valid_from or date.min) <= day
    )
    return [r for r in hours if r.schedule == schedule and (r.valid_from or date.min) == since]


def open_rows(held, weekday, in_ramadan):
    """ "A schedule without Ramadan rows keeps its regular ones" """
    season = "ramadan" if in_ramadan and any(r.season == "ramadan" for r in held) else "regular"
    return [row for row in held if (row.season, row.weekday) == (season, weekday)]


def office_spans(day, held, calendar):
    """The spans [from, until) in which the office clock runs on that day; "`24h`, holidays too"."""
    is_closed = day in calendar.holidays or day in calendar.leaves
    if is_closed and held[0].schedule != "24h":
        return []
    begin = datetime.combine(day, time(0), WIB)
    return [
        (begin + timedelta(minutes=row.opens), begin + timedelta(minutes=row.closes))
        for row in open_rows(held, day.isoweekday(), day in calendar.ramadan)
    ]


def elapsed(begin, end, clock, held, calendar):
    """Whole seconds; wall: "plain elapsed time"; office: "only the account's working hours run";
    ``held``: the rows that held at opening."""
    if clock == "wall":
        return (end - begin) // SECOND
    total = 0
    day = wib_date(begin)
    while day <= wib_date(end):
        for opens, closes in office_spans(day, held, calendar):
            total += max(0, (min(closes, end) - max(opens, begin)) // SECOND)
        day += DAY
    return total


def response_target(case, clock, held, calendar, settings):
    """ "First reply: 24 h on the citizen clock; on the office clock the open time of the Monday of
    the case's schedule and season". Seconds."""
    if clock == "wall":
        return settings.response_hours * 3600
    monday = open_rows(held, 1, wib_date(case.opened_at) in calendar.ramadan)
    return sum(row.closes - row.opens for row in monday) * 60


def resolution_deadline(case, calendar, settings):
    """ "a target of N ends at 24:00 WIB of the N-th working day after the WIB date of opening";
    "unknown topic 5" (as information)."""
    topic = " ".join((case.topic or "").lower().split())
    remaining = settings.resolution_days[settings.topics.get(topic, "information")]
    day = wib_date(case.opened_at)
    while remaining > 0:
        day += DAY
        if is_working_day(day, calendar):
            remaining -= 1
    return midnight(day + DAY)


# Register over time (section 3)


def is_valid(account, day):
    """ "from `valid_from` to `valid_to`, both inclusive" """
    return (account.valid_from is None or account.valid_from <= day) and (
        account.valid_to is None or day <= account.valid_to
    )


def opd_on(register_accounts, account_id, day):
    """The OPD that has the account on that day, or None."""
    for account in register_accounts:
        if account.account_id == account_id and is_valid(account, day):
            return account.opd_id
    return None


# Uploads of an account, as_of, coverage (section 3)


def uploads_of(account_id, uploads):
    """Uploads whose statement names the account or that have rows of it."""
    return [
        upload
        for upload in uploads
        if account_id in upload.accounts
        or any(row.account_id == account_id for row in upload.messages + upload.tickets)
    ]


def stamps(upload):
    """(account_id, stamp) of every row of the upload."""
    for message in upload.messages:
        yield message.account_id, message.sent_at
    for ticket in upload.tickets:
        for stamp in (ticket.opened_at, ticket.first_reply_at, ticket.closed_at):
            if stamp is not None:
                yield ticket.account_id, stamp


def default_begin(first_stamp):
    """00:00 WIB of the first stamp's day."""
    return midnight(wib_date(first_stamp))


def default_end(last_stamp, received_at):
    """ "The default end of a file that states a whole account is 24:00 of its last stamp's day where
    that day was over at receipt, else its last stamp" """
    day_end = midnight(wib_date(last_stamp) + DAY)
    return day_end if day_end <= received_at else last_stamp


def as_of(account_id, uploads):
    """ "the latest stated end among its valid uploads, at most the moment that upload was received;
    with no stated end, its latest stamp" """
    own = uploads_of(account_id, uploads)
    ends = [
        min(upload.stated_until, upload.received_at)
        for upload in own
        if upload.stated_until is not None
    ]
    if not ends:
        ends = [stamp for upload in own for owner, stamp in stamps(upload) if owner == account_id]
    return max(ends, default=None)


def covered_intervals(account_id, uploads):
    """What the uploads state ("all conversations of these accounts from F to U"), united."""
    stated = sorted(
        (upload.stated_from, min(upload.stated_until, upload.received_at))
        for upload in uploads_of(account_id, uploads)
        if upload.stated_from is not None and upload.stated_until is not None
    )
    united = []
    for begin, end in stated:
        if begin >= end:
            continue
        if united and begin <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((begin, end))
    return united


def is_covered(day, intervals):
    """ "A day counts when covered from 00:00 to 24:00 WIB" """
    return any(begin <= midnight(day) and midnight(day + DAY) <= end for begin, end in intervals)


# Messages: same message, order, automatic (section 2)


def precedence(upload, row):
    """ "the upload with the latest stated end wins, then the larger SHA-256"; then the later row"""
    return (upload.stated_until or LONG_AGO, upload.sha256, row.row)


def one_message(rows):
    """ "two rows with the same `(account_id, message_id)` are one [...]; a field missing in one is
    filled from the other; `sent_at` is the earliest seen", where a stamp of minutes is not earlier
    than one with seconds in its minute; "`is_automatic = false` always wins"."""
    ordered = [row for _, row in sorted(rows, key=lambda pair: precedence(*pair), reverse=True)]

    def first(name):
        values = [getattr(row, name) for row in ordered if getattr(row, name) is not None]
        return values[0] if values else None

    earliest = min(
        ordered, key=lambda row: (row.sent_at.replace(second=0), not row.has_seconds, row.sent_at)
    )
    marks = {row.is_automatic for row in ordered}
    with_text = [row for row in ordered if row.fingerprint is not None] or ordered
    return Message(
        account_id=first("account_id"),
        conversation_id=first("conversation_id"),
        message_id=first("message_id"),
        sent_at=earliest.sent_at,
        has_seconds=earliest.has_seconds,
        direction=first("direction"),
        author=first("author"),
        is_automatic=False if False in marks else True if True in marks else None,
        is_courtesy=with_text[0].is_courtesy,
        is_request=any(row.is_request for row in ordered),
        channel=first("channel"),
        post_id=first("post_id"),
        topic=first("topic"),
        fingerprint=first("fingerprint"),
    )


def position(upload, row):
    """ "upload (by its first stamp, then SHA-256), then row (reversed for newest-first files)" """
    first_stamp = min(stamp for _, stamp in stamps(upload))
    return (first_stamp, upload.sha256, -row.row if upload.newest_first else row.row)


def order(known):
    """ "`sent_at`; at equal stamps, [with] seconds: inbound before outbound, then the keyed
    `message_id`; [...] with minute stamps: upload, then row". Of both, minute stamps come first."""
    message = known.message
    if message.has_seconds:
        return (message.sent_at, 1, not known.is_inbound, message.message_id)
    return (message.sent_at, 0, *known.position, message.message_id)


def conversations(account_id, uploads, until):
    """The conversations of an account, each a list of Known in order; later messages wait:
    "Nothing after [as_of] is known"."""
    rows = {}
    for upload in uploads:
        for row in upload.messages:
            if row.account_id == account_id:
                rows.setdefault(row.message_id, []).append((upload, row))
    found = {}
    for pairs in rows.values():
        message = one_message(pairs)
        if message.sent_at <= until:
            in_minutes = [
                pair for pair in pairs if not pair[1].has_seconds
            ]  # the others have no place
            known = Known(message, min(position(*pair) for pair in in_minutes or pairs))
            found.setdefault(message.conversation_id, []).append(known)
    for conversation in found.values():
        conversation.sort(key=order)
        for place, known in enumerate(conversation):
            known.place = place
    mark_automatic(list(found.values()))
    return list(found.values())


def mark_automatic(all_conversations):
    """Decides for every outbound of an account whether it is automatic."""
    spread = {}  # fingerprint: the conversations that it went to
    for conversation in all_conversations:
        for known in conversation:
            if not known.is_inbound and known.message.fingerprint is not None:
                spread.setdefault(known.message.fingerprint, set()).add(
                    known.message.conversation_id
                )
    for conversation in all_conversations:
        for known in conversation:
            if not known.is_inbound:
                known.automatic = is_automatic(known, conversation, spread)


def is_automatic(outbound, conversation, spread):
    """ "the export says so [...]. With no mark: take the latest unbroken run of inbounds before it,
    and the *first* of that run; where stamps have seconds, it came at most 10 s after that one;
    where stamps have minutes only, in the same or the next minute **and** the same fingerprint
    went to at least 5 conversations of the account" """
    if outbound.message.is_automatic is not None:
        return outbound.message.is_automatic
    asked = first_of_latest_run(outbound, conversation)
    if asked is None:
        return False
    if outbound.message.has_seconds and asked.message.has_seconds:
        return outbound.sent_at - asked.sent_at <= AUTOMATIC_WITHIN
    minutes = outbound.sent_at.replace(second=0) - asked.sent_at.replace(second=0)
    conversations_reached = spread.get(outbound.message.fingerprint, ())
    return minutes <= timedelta(minutes=1) and len(conversations_reached) >= AUTOMATIC_CONVERSATIONS


def first_of_latest_run(outbound, conversation):
    """ "courtesies belong to a run, any outbound ends it" """
    run_start = None
    for known in reversed(conversation[: outbound.place]):
        if known.is_inbound:
            run_start = known
        elif run_start is not None:
            break
    return run_start


# Cases from messages (section 2)


def first_from(items, known):
    """The first of the items at or after that message, in the order of the conversation."""
    return next((item for item in items if item.place >= known.place), None)


def reply_before(inbound, previous, replies):
    """ "*r* the first human reply from *p* on and before *m*" """
    reply = first_from(replies, previous)
    return reply if reply is not None and reply.place < inbound.place else None


def opens(inbound, previous, replies):
    """ "*m* **opens** a case when there is no *p* or *m - b* > 7 days"; "*b* = *r*, or *p* where
    there is none" """
    if previous is None:
        return True
    base = reply_before(inbound, previous, replies) or previous
    return inbound.sent_at - base.sent_at > NEW_CASE_AFTER


def cases_from_messages(conversation, until):
    """The cases of one conversation; OPD and exclusion are filled in by `cut`."""
    inbounds = [known for known in conversation if known.is_substantive_inbound]
    replies = [known for known in conversation if known.is_human_reply]
    groups = []
    for previous, inbound in zip([None, *inbounds], inbounds, strict=False):
        if opens(inbound, previous, replies):
            groups.append([])
        groups[-1].append(inbound)
    return [message_case(group, conversation, replies, until) for group in groups]


def message_case(inbounds, conversation, replies, until):
    """One case out of its inbounds.

    "`first_reply_at`: the first human reply of the conversation at or after `opened_at`";
    "`first_auto_reply_at`: likewise for automatic ones"; "The topic of a case is the first
    non-empty one of its inbound messages"."""
    opening = inbounds[0]
    outbounds = [known for known in conversation if not known.is_inbound]
    automatic = [known for known in outbounds if known.automatic]
    reply, auto_reply = first_from(replies, opening), first_from(automatic, opening)
    outbound = first_from(outbounds, opening)
    topics = [known.message.topic for known in inbounds if (known.message.topic or "").strip()]
    case = Case(
        account_id=opening.message.account_id,
        opd_id=None,
        case_id=opening.message.message_id,
        opened_at=opening.sent_at,
        first_reply_at=reply and reply.sent_at,
        first_auto_reply_at=auto_reply and auto_reply.sent_at,
        resolved_at=resolved_by_silence(inbounds, replies, until),
        basis="silence",
        topic=topics[0] if topics else None,
        channel=opening.message.channel,
        reopened=times_reopened(inbounds, replies),
        waiting_again=False,
        excluded=False,
        replies_known=True,
        closing_known=True,
        as_of=until,
        closed=False,
        first_outbound_automatic=outbound is not None and outbound.automatic,
        inbounds=inbounds,
        replies=replies,
    )
    case.waiting_again = is_waiting_again(case, until)
    return case


def times_reopened(inbounds, replies):
    """ "the number of inbounds of the case, the opening one aside, with an *r* and
    *m - r* >= 72 h" """
    count = 0
    for previous, inbound in pairwise(inbounds):
        reply = reply_before(inbound, previous, replies)
        if reply is not None and inbound.sent_at - reply.sent_at >= SILENCE:
            count += 1
    return count


def resolved_by_silence(inbounds, replies, until):
    """ "the first human reply at or after the last inbound of the case, once 72 h have passed after
    that reply by `as_of`" """
    reply = first_from(replies, inbounds[-1])
    return reply.sent_at if reply is not None and reply.sent_at + SILENCE <= until else None


def is_waiting_again(case, moment):
    """ "answered, but the last inbound of the case is at least 24 h old at `as_of` and no human
    reply came at or after it", "looking at nothing after T"; "case rows are never" so."""
    inbounds = [known for known in case.inbounds if known.sent_at <= moment]
    replies = [known for known in case.replies if known.sent_at <= moment]
    if not inbounds or first_from(replies, inbounds[0]) is None:
        return False
    last = inbounds[-1]
    return last.sent_at + WAITING_AGAIN_AFTER <= moment and first_from(replies, last) is None


# Cases from tickets (section 2)


def ticket_precedence(upload, ticket):
    """ "the one of the upload with the latest stated end wins (then more filled fields, then larger
    SHA-256)"; a final status is one more filled field."""
    optional = (
        ticket.first_reply_at,
        ticket.closed_at,
        ticket.author,
        ticket.topic,
        ticket.reopened,
    )
    filled = sum(value is not None and value != "" for value in optional)
    filled += ticket.status in ("resolved", "closed", "auto_closed", "rejected")
    return (upload.stated_until or LONG_AGO, filled, upload.sha256)


def cases_from_tickets(account_id, uploads, until):
    """ "One row is one case"; of several rows of one case the winner, whole."""
    rows = {}
    for upload in uploads:
        for ticket in upload.tickets:
            if ticket.account_id == account_id:  # "within one file the later row wins"
                rows.setdefault(ticket.case_id, {})[id(upload)] = (upload, ticket)
    rows = {case_id: list(pairs.values()) for case_id, pairs in rows.items()}
    winners = [max(pairs, key=lambda pair: ticket_precedence(*pair)) for pairs in rows.values()]
    return [
        ticket_case(upload, ticket, until)
        for upload, ticket in winners
        if ticket.opened_at <= until
    ]


def ticket_case(upload, ticket, until):
    """ "Stamps later than `as_of` are not yet known"; "Rejected [...] are counted as `excluded`";
    "A row that says closed without saying when leaves the resolution figures"; "Without a
    `reopened` column they leave `reopen_rate`"; "Without closing times they are in no resolution
    time or rate"."""

    def by_now(stamp, is_known):
        return stamp if is_known and stamp is not None and stamp <= until else None

    first_reply_at = by_now(ticket.first_reply_at, upload.has_reply)
    closed_at = by_now(ticket.closed_at, upload.has_closed_at)
    says_closed = ticket.status in ("resolved", "closed", "auto_closed")
    says_when = upload.has_closed_at and ticket.closed_at is not None
    return Case(
        account_id=ticket.account_id,
        opd_id=None,
        case_id=ticket.case_id,
        opened_at=ticket.opened_at,
        first_reply_at=first_reply_at,
        first_auto_reply_at=None,
        resolved_at=resolved_by_status(ticket.status, first_reply_at, closed_at, upload.has_reply),
        basis="status",
        topic=ticket.topic,
        channel="ticket",
        reopened=ticket.reopened if upload.has_reopened else None,
        waiting_again=False,
        excluded=ticket.status == "rejected",
        replies_known=upload.has_reply,
        closing_known=upload.has_closed_at and (says_when or not says_closed),
        as_of=until,
        closed=says_closed and (closed_at is not None or not says_when),
    )


def resolved_by_status(status, first_reply_at, closed_at, replies_known):
    """ "`closed_at` for resolved and closed, not before `first_reply_at`; auto_closed is not
    resolved"; "Closing without a human reply [leaves it] unresolved"; without replies "closing
    counts as resolved"."""
    if status not in ("resolved", "closed") or closed_at is None:
        return None
    if not replies_known:
        return closed_at
    return max(closed_at, first_reply_at) if first_reply_at is not None else None


# All cases


def account_ids(register_accounts):
    return sorted({account.account_id for account in register_accounts})


def cut(register_accounts, opds, uploads, calendar, settings, excluded=frozenset()):
    """All cases of all accounts, the excluded ones flagged. "Each case is judged at its own
    account's `as_of`"; "a case belongs to the OPD of its account on the WIB date of
    `opened_at`"."""
    cases = []
    for account_id in account_ids(register_accounts):
        until = as_of(account_id, uploads)
        if until is None:
            continue
        for conversation in conversations(account_id, uploads, until):
            cases += cases_from_messages(conversation, until)
        cases += cases_from_tickets(account_id, uploads, until)
    for case in cases:
        case.opd_id = opd_on(register_accounts, case.account_id, wib_date(case.opened_at))
        case.excluded = case.excluded or (case.account_id, case.case_id) in excluded
    return cases


# Figures (section 4)


def period_of(month, months):
    """First day of the period, and the first day after it; the last month is `month`."""
    number = month[0] * 12 + month[1] - 1

    def first_day(n):
        return date(n // 12, n % 12 + 1, 1)

    return first_day(number - months + 1), first_day(number + 1)


def days_of(first, after):
    return [first + n * DAY for n in range((after - first).days)]


def unit_of(by, account_id, opd_id):
    """The unit that an account with that OPD counts for; None where it has no OPD."""
    if opd_id is None:
        return None
    return {"account": account_id, "opd": opd_id, "regency": "regency"}[by]


def active_days(register_accounts, by, days):
    """{unit: {account_id: [days]}}, the days on which the accounts of each unit are valid."""
    units = {}
    for account_id in account_ids(register_accounts):
        for day in days:
            unit = unit_of(by, account_id, opd_on(register_accounts, account_id, day))
            if unit is not None:
                units.setdefault(unit, {}).setdefault(account_id, []).append(day)
    return units


def rate(k, n):
    return k / n if n else None


def quantile(observations, p):
    """ "Kaplan-Meier quantiles [...]. Smallest t with F(t) >= p - 1e-9; where F never reaches p,
    null". Observations are (seconds, happened); at ties the censored ones come after the events."""
    surviving = Fraction(1)
    for t in sorted({t for t, happened in observations if happened}):
        at_risk = sum(other >= t for other, _ in observations)
        events = sum(other == t and happened for other, happened in observations)
        surviving *= 1 - Fraction(events, at_risk)
        if 1 - surviving >= p - TOLERANCE:
            return t
    return None


class Clock:
    """Durations and targets of a case on one clock. "A case keeps the schedule that held when it
    opened"; "resolution targets, stocks and counts stay as they are"."""

    def __init__(self, name, opds, calendar, settings):
        self.name, self.calendar, self.settings = name, calendar, settings
        self.schedules = {opd.opd_id: opd.schedule for opd in opds}

    def held(self, case):
        schedule = self.schedules[case.opd_id]
        return hours_held(self.settings.hours, schedule, wib_date(case.opened_at))

    def time_to(self, case, moment):
        return elapsed(case.opened_at, moment, self.name, self.held(case), self.calendar)

    def target(self, case):
        return response_target(case, self.name, self.held(case), self.calendar, self.settings)

    def is_due(self, case):
        """ "`opened_at` + target <= `as_of`, answered or not" """
        return self.time_to(case, case.as_of) >= self.target(case)

    def is_on_time(self, case):
        """ "first human reply <= target after opening" """
        return case.first_reply_at is not None and self.time_to(
            case, case.first_reply_at
        ) <= self.target(case)

    def response(self, case):
        """(seconds, answered): "unanswered ones are still waiting at `as_of`" """
        return (
            self.time_to(case, case.first_reply_at or case.as_of),
            case.first_reply_at is not None,
        )

    def resolution(self, case):
        """(seconds, resolved), None where left out: "unresolved ones still open at `as_of`, those
        by silence at `as_of` - 72 h ([...] cases opened after that are left out)" """
        if case.resolved_at is not None:
            return self.time_to(case, case.resolved_at), True
        seen_until = case.as_of - SILENCE if case.basis == "silence" else case.as_of
        if case.opened_at > seen_until:
            return None
        return self.time_to(case, seen_until), False


def response_figures(cohort, clock, wall):
    known = [case for case in cohort if case.replies_known]
    due = [case for case in known if clock.is_due(case)]
    on_time = sum(clock.is_on_time(case) for case in due)
    # "both among those whose citizen-clock target has run out (the same on either clock)"
    wall_due = [case for case in known if wall.is_due(case)]
    answered = sum(case.first_reply_at is not None for case in wall_due)
    responses = [clock.response(case) for case in known]
    return {
        "due": len(due),
        "on_time": on_time,
        "on_time_rate": rate(on_time, len(due)),
        "answered_rate": rate(answered, len(wall_due)),
        "median_response": quantile(responses, Fraction(1, 2)),
        "p90_response": quantile(responses, Fraction(9, 10)),
        # "the longest time seen in the cohort, answered or waiting"
        "longest_response": max((t for t, _ in responses), default=None),
    }


def resolution_figures(cohort, clock):
    """ "cases whose resolution target + 72 h <= `as_of`, both bases"; "of these, last `resolved_at`
    <= target"; "cases reopened at least once / cases resolved or reopened"."""
    known = [case for case in cohort if case.closing_known]
    deadlines = [
        (case, resolution_deadline(case, clock.calendar, clock.settings)) for case in known
    ]
    due = [(case, deadline) for case, deadline in deadlines if deadline + SILENCE <= case.as_of]
    in_time = sum(
        case.resolved_at is not None and case.resolved_at <= deadline for case, deadline in due
    )
    resolutions = [clock.resolution(case) for case in known]
    counted = [case for case in cohort if case.reopened is not None]
    reopened = sum(case.reopened > 0 for case in counted)
    resolved_or_reopened = sum(
        case.reopened > 0 or case.resolved_at is not None for case in counted
    )
    return {
        "resolution_due": len(due),
        "resolved_in_time": in_time,
        "resolution_rate": rate(in_time, len(due)),
        "median_resolution": quantile([r for r in resolutions if r is not None], Fraction(1, 2)),
        "reopen_rate": rate(reopened, resolved_or_reopened),
    }


def moment_of_stock(case, after):
    """ "T = the earlier of the period's end and the account's `as_of`" """
    return min(midnight(after), case.as_of)


def stock_unit(case, by, register_accounts, active, after):
    """ "a stock counts for the OPD that has the account on the date of the last second before T";
    by account and regency it counts where the account is active in the period."""
    if case.opd_id is None:
        return None
    if by == "opd":
        last_second = moment_of_stock(case, after) - SECOND
        return opd_on(register_accounts, case.account_id, wib_date(last_second))
    unit = unit_of(by, case.account_id, case.opd_id)
    return unit if case.account_id in active.get(unit, {}) else None


def stock_figures(stock, after):
    """ "had no human reply yet at T, by age at T; lower bound inclusive. A reply at T counts" """
    backlog = dict.fromkeys(BACKLOG, 0)
    waiting = 0
    for case in stock:
        moment = moment_of_stock(case, after)
        if not case.replies_known or case.opened_at > moment:
            continue
        if case.first_reply_at is None or case.first_reply_at > moment:
            backlog[age_band(moment - case.opened_at)] += 1
        waiting += is_waiting_again(case, moment)
    return {**backlog, "waiting_again": waiting}


def age_band(age):
    return next(name for name, from_days in reversed(BACKLOG.items()) if age >= from_days * DAY)


def auto_share(cohort):
    """ "cases from messages whose first outbound of any kind at or after opening was automatic /
    cases from messages" """
    from_messages = [case for case in cohort if case.basis == "silence"]
    return rate(sum(case.first_outbound_automatic for case in from_messages), len(from_messages))


def closed_unanswered(cohort):
    """ "closed by anyone, no human reply by `as_of`" """
    return sum(
        case.replies_known and case.closed and case.first_reply_at is None for case in cohort
    )


def replies_sent(register_accounts, uploads, by, days):
    """{unit: count}: "human outbound messages sent in the period; of an OPD: by the account's OPD
    on that date" """
    counts = {}
    for account_id in account_ids(register_accounts):
        until = as_of(account_id, uploads)
        if until is None:
            continue
        for conversation in conversations(account_id, uploads, until):
            for known in conversation:
                day = wib_date(known.sent_at)
                if known.is_human_reply and day in days:
                    unit = unit_of(by, account_id, opd_on(register_accounts, account_id, day))
                    counts[unit] = counts.get(unit, 0) + 1
    return counts


def coverage(by, days_by_account, uploads, now):
    """ "covered days / active days of the period, among days that have ended by "now"; of an OPD:
    the lowest among its active accounts"; of the regency: over all account-days."""
    counts = []
    for account_id, days in days_by_account.items():
        ended = [day for day in days if now is not None and midnight(day + DAY) <= now]
        intervals = covered_intervals(account_id, uploads)
        counts.append((sum(is_covered(day, intervals) for day in ended), len(ended)))
    if by == "regency":
        return rate(sum(k for k, _ in counts), sum(n for _, n in counts))
    return min((k / n for k, n in counts if n), default=None)


def figures(
    register_accounts,
    opds,
    uploads,
    calendar,
    settings,
    by,
    month,
    clock,
    excluded=frozenset(),
    months=1,
):
    """ "One row for every unit active in the period, also with zero cases"; "The cohort of a period
    is the cases **opened** in it"; "pooled cases of its accounts, never averages"."""
    first, after = period_of(month, months)
    days = days_of(first, after)
    active = active_days(register_accounts, by, days)
    cases = cut(register_accounts, opds, uploads, calendar, settings, excluded)
    replies = replies_sent(register_accounts, uploads, by, days)
    # "now" is the latest `as_of` of all accounts
    now = max(
        (
            moment
            for moment in (
                as_of(account_id, uploads) for account_id in account_ids(register_accounts)
            )
            if moment is not None
        ),
        default=None,
    )
    on_clock = Clock(clock, opds, calendar, settings)
    wall = Clock("wall", opds, calendar, settings)

    rows = []
    for unit in sorted(active):
        opened = [
            case
            for case in cases
            if first <= wib_date(case.opened_at) < after
            and unit_of(by, case.account_id, case.opd_id) == unit
        ]
        cohort = [case for case in opened if not case.excluded]
        stock = [
            case
            for case in cases
            if not case.excluded and stock_unit(case, by, register_accounts, active, after) == unit
        ]
        rows.append(
            {
                "regency" if by == "regency" else f"{by}_id": unit,
                "cases": len(cohort),
                **response_figures(cohort, on_clock, wall),
                **resolution_figures(cohort, on_clock),
                **stock_figures(stock, after),
                "auto_share": auto_share(cohort),
                "replies_sent": replies.get(unit, 0),
                "excluded": len(opened) - len(cohort),
                "closed_unanswered": closed_unanswered(cohort),
                "coverage": coverage(by, active[unit], uploads, now),
            }
        )
    return rows

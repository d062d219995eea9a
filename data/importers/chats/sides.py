"""Which side of a chat is the account: by the register, by what was answered before, else it is
asked.

The register knows handles, numbers and ``staff_handles``; ``--own NAME`` answers for a file and is
remembered for its account. Nothing is guessed in silence."""

from dataclasses import dataclass

from data.errors import Refused, quote
from data.importers.context import Account, Context
from data.importers.names import keyed, plain
from data.questions import AsksAccount, AsksOwn


@dataclass(frozen=True)
class Sides:
    """``account_id`` and which names in the file are the account's own; all other names are
    compared by ``of``.

    ``handles``: as the register writes them, by which others mention the account.
    """

    account_id: str
    own: frozenset[str]
    staff: frozenset[str]
    handles: frozenset[str] = frozenset()

    def of(self, name: str) -> str:
        """``account``, ``staff`` (neither citizen nor answer) or ``citizen``."""
        compared = plain(name)
        return (
            "account" if compared in self.own else "staff" if compared in self.staff else "citizen"
        )


def sides(
    participants: list[str],
    name: str,
    context: Context,
    platforms: tuple[str, ...],
    guess: str | None = None,
    always: tuple[str, ...] = (),
    unanswered: bool = False,
    owner: tuple[str, ...] = (),
) -> Sides:
    """Finds the account among the ``participants`` (names, handles or numbers as the export writes
    them).

    ``platforms``: of the register, those that this export can be of. ``guess``: the participant
    that a screen should suggest. ``always``: names that the export itself gives the account's own
    side ("Me", an owner's name). ``unanswered``: no conversation has more than one participant, so
    they may all be citizens; they are, once the account's own names are known. ``owner``: the names
    of whose the export is: other accounts in it are not the account, and where the register or an
    answer knows one of them, all are its own. A file in which nobody is named is the given
    account's. Refused, with a ``question`` that names the participants, where nobody knows yet."""
    named = [*participants, *owner]
    compared, own_side = {plain(p) for p in named if plain(p)}, {plain(p) for p in always}
    candidates = [
        row
        for row in context.accounts
        if context.account in (None, row.account_id)
        and (context.account or plain(row.platform) in platforms)
    ]
    told = compared & {plain(given) for given in context.own}
    owned = set() if told else {plain(p) for p in owner if plain(p)}
    found = {} if compared or not context.account else {context.account: own_side}
    for row in candidates:
        own = _own(row, [*named, *always], context)
        if own and owned and not own & owned:
            continue
        if own or (context.account and compared & own_side):
            own |= own_side | owned
        if own or (unanswered and context.account and (context.own or row.own_names)):
            found.setdefault(row.account_id, set()).update(own)
    if len(found) > 1:
        several = f"Berkas {quote(name)} memuat beberapa akun ({', '.join(sorted(found)[:3])})"
        raise Refused(
            f"{several}; sebutkan yang mana dengan --account.",
            AsksAccount(sorted(found)),
            f"{several}; pilih akunnya di bawah.",
        )
    if not found:
        _ask(
            list(dict.fromkeys(named)), name, context, candidates, guess or next(iter(owner), None)
        )
    account_id, own = found.popitem()
    rows = [row for row in candidates if row.account_id == account_id]
    staff = {plain(handle) for row in rows for handle in row.staff_handles}
    return Sides(
        account_id,
        frozenset(own),
        frozenset(staff & compared - own),
        frozenset(plain(row.handle) for row in rows),
    )


def _own(row: Account, participants: list[str], context: Context) -> set[str]:
    """The participants, as compared, that are this account."""
    known = {plain(row.handle)} | (
        {plain(name) for name in context.own} if context.account else set()
    )
    remembered = set(row.own_names)
    return {
        plain(p)
        for p in participants
        if plain(p) and (plain(p) in known or keyed(context.secret, p) in remembered)
    }


def _ask(
    participants: list[str],
    name: str,
    context: Context,
    candidates: list[Account],
    guess: str | None,
) -> None:
    file, asked = f"Berkas {quote(name)}", AsksOwn(participants, guess)
    if context.account is None:
        unknown = f"{file}: tidak ada nama atau nomor yang dikenal register sebagai akun"
        raise Refused(
            f"{unknown}; sebutkan akunnya dengan --account.",
            AsksAccount(sorted({row.account_id for row in candidates})),
            f"{unknown}; pilih akunnya di bawah.",
        )
    if context.own:
        missing = f"{file} tidak memuat {quote(context.own[0])}"
        raise Refused(
            f"{missing}; tulis --own seperti nama itu tertulis di berkas.",
            asked,
            f"{missing}; pilih namanya di bawah.",
        )
    shown = ", ".join(quote(p, 25) for p in participants[:3])
    if len(participants) == 1:
        only = f"{file}: hanya {shown} yang menulis"
        raise Refused(
            f"{only}; sebutkan dengan --own NAMA siapa akun {context.account}, nama itu atau nama "
            "lain; jawabannya diingat.",
            asked,
            f"{only}; pilih di bawah siapa akun Anda.",
        )
    who = f"{file}: siapa akun {context.account} di antara {shown}?"
    raise Refused(
        f"{who} Sebutkan dengan --own NAMA; jawabannya diingat.",
        asked,
        f"{who} Pilih namanya di bawah.",
    )

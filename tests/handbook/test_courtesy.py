"""Inbound messages that wait for no answer: courtesies, comments that are no request, deleted ones
(handbook, section 2). Each text stands alone in a conversation of its own; one that waits has
opened a case."""

from datetime import timedelta

import pytest

from tests.handbook.tables import accounts_of, check, load_examples, moment, rows, shown, town

COURTESIES = """
    text                                          | opens
    terima kasih                                  | no
    Terima Kasih!!!                               | no
    makasih                                       | no
    Makasiiiih                                    | no
    matur nuwun                                   | no
    matur   nuwun                                 | no
    ok                                            | no
    Okkk...                                       | no
    siap                                          | no
    SIAAAP 🙏                                     | no
    👍                                            | no
    👍🏽👍🏽                                          | no
    😀                                            | no
    ❤️                                             | no
    terima kasih pak                              | no
    terima kasih bu                               | no
    terima kasih mas                              | no
    terima kasih mbak                             | no
    makasih kak                                   | no
    makasih min                                   | no
    makasih admin                                 | no
    ok ya                                         | no
    nggih, matur nuwun                            | no
    terima kasih banyak                           | no
    Ok siap, makasih banyak ya min 🙏🙏            | no
    pak                                           | no
    ...                                           | no
    _terima kasih_                                | no
    *terima kasih*                                | no
    terima kasih?                                 | yes
    ok?                                           | yes
    👍?                                           | yes
    ?                                             | yes
    halo                                          | yes
    P                                             | yes
    Selamat pagi                                  | yes
    terima kasih, tapi lampunya masih mati        | yes
    ok saya tunggu                                | yes
    12                                            | yes
    oktober                                       | yes
    -                                             | yes
    """
COMMENTS = """
    text                            | opens
    @dinas                          | no
    @dinas @bupati                  | no
    https://contoh.id/banjir        | no
    #banjir #klaten                 | no
    😀😀                            | no
    🙏 @dinas #banjir               | no
    !!!                             | no
    2026                            | no
    @dinas kapan buka               | yes
    #banjir masih tinggi            | yes
    https://contoh.id/banjir tolong | yes
    Kapan                           | yes
    """
PRIVATE = """
    text                            | opens
    @dinas                          | yes
    https://contoh.id/banjir        | yes
    #banjir                         | yes
    2026                            | yes
    """
EXAMPLES = {
    "a courtesy opens no case; the request after it does": (
        """
        at                 | from    | text
        Mon 2 Feb 08:00:00 | citizen | ok
        Mon 2 Feb 09:00:00 | citizen | Mohon info
        """,
        """
        opened
        Mon 2 Feb 09:00:00
        """,
    ),
    "a courtesy does not delay a resolution": (
        """
        at                  | from    | text
        Mon 23 Feb 08:00:00 | citizen | Mohon info
        Tue 24 Feb 12:00:00 | office  | Silakan
        Fri 27 Feb 11:59:00 | citizen | siap, makasih
        """,
        """
        opened              | resolved            | reopened
        Mon 23 Feb 08:00:00 | Tue 24 Feb 12:00:00 | 0
        """,
    ),
    "a text that is not in the export is never a courtesy": (
        """
        at                  | from
        Mon 2 Feb 08:00:00  | citizen
        Mon 2 Feb 09:00:00  | office
        Tue 3 Feb 08:00:00  | citizen
        """,
        """
        opened             | resolved | waiting_again
        Mon 2 Feb 08:00:00 | -        | yes
        """,
    ),
    "a deleted inbound opens nothing": (
        """
        at                 | from    | text
        Mon 2 Feb 08:00:00 | citizen | Pesan ini dihapus
        """,
        """
        opened
        """,
    ),
    "a deleted outbound is no reply": (
        """
        at                 | from    | text
        Mon 2 Feb 08:00:00 | citizen | Mohon info
        Mon 2 Feb 09:00:00 | office  | Pesan ini dihapus
        """,
        """
        opened             | replied
        Mon 2 Feb 08:00:00 | -
        """,
    ),
    "a deleted outbound is not among the replies sent": (
        """
        at                 | from    | text
        Mon 2 Feb 08:00:00 | citizen | Mohon info
        Mon 2 Feb 09:00:00 | office  | Pesan ini dihapus
        Mon 2 Feb 10:00:00 | office  | Silakan
        """,
        """
        cases | replies_sent | median_response
        1     | 1            | 2 h
        """,
    ),
    "a text where there is a post is a comment, so a mention alone is no request": (
        """
        at                 | from    | text   | post
        Mon 2 Feb 08:00:00 | citizen | @dinas | foto
        """,
        """
        opened
        """,
    ),
    "the channel is private where nothing is said, comment where there is a post, else what is "
    "said": (
        """
        conversation | at                 | from    | text       | post | channel
        a            | Mon 2 Feb 08:00:00 | citizen | Mohon info | -    | -
        b            | Mon 2 Feb 09:00:00 | citizen | Mohon info | foto | -
        c            | Mon 2 Feb 10:00:00 | citizen | Mohon info | foto | private
        d            | Mon 2 Feb 11:00:00 | citizen | Mohon info | -    | comment
        """,
        """
        opened             | channel
        Mon 2 Feb 08:00:00 | private
        Mon 2 Feb 09:00:00 | comment
        Mon 2 Feb 10:00:00 | private
        Mon 2 Feb 11:00:00 | comment
        """,
    ),
    "a comment that is no request opens no case and is no second request either": (
        """
        at                  | from    | text       | channel
        Mon 2 Feb 08:00:00  | citizen | Mohon info | comment
        Mon 2 Feb 09:00:00  | office  | Silakan    | comment
        Thu 12 Feb 09:00:00 | citizen | @tetangga  | comment
        """,
        """
        opened             | resolved           | reopened
        Mon 2 Feb 08:00:00 | Mon 2 Feb 09:00:00 | 0
        """,
    ),
}
ALONE = {
    "courtesies": ("private", COURTESIES),
    "comments": ("comment", COMMENTS),
    "talks": ("private", PRIVATE),
}
TEXTS = [
    (account, number, row["text"], row["opens"] == "yes")
    for account, (_, table) in ALONE.items()
    for number, row in enumerate(rows(table))
]


def sent_at(number: int) -> str:
    """When the text of that number was sent, each in a minute of its own."""
    return shown(moment("Mon 2 Feb 08:00:00") + timedelta(minutes=number))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("courtesy"), accounts_of(EXAMPLES) + [*ALONE, "long"]) as one:
        load_examples(one, EXAMPLES, "Sun 1 Feb", "Fri 27 Feb 12:00:00")
        one.load(
            [
                {
                    "account": account,
                    "conversation": f"talk {number}",
                    "at": sent_at(number),
                    "from": "citizen",
                    "text": text,
                    "channel": ALONE[account][0],
                }
                for account, number, text, _ in TEXTS
            ]
        )
        yield one


@pytest.fixture(scope="module")
def opened(place):
    return {account: {case["opened_at"] for case in place.cases(account)} for account in ALONE}


@pytest.mark.parametrize(
    "account, number, text, opens", TEXTS, ids=[f"{t[0]}: {t[2]}" for t in TEXTS]
)
def test_whether_a_text_opens_a_case(opened, account, number, text, opens):
    assert (sent_at(number) in opened[account]) == opens


def test_a_courtesy_is_one_however_long(place):
    text = "terima kasih" + 300 * "🙏"
    place.load([{"account": "long", "at": "Mon 2 Feb 08:00:00", "from": "citizen", "text": text}])
    assert place.cases("long") == []


@pytest.mark.parametrize("rule", EXAMPLES)
def test_case(place, rule):
    check(place, EXAMPLES, rule)

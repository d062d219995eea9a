"""What a file is shows in its content: under a wrong name, or none, it is read as under its own."""

import csv
import io
import json

import pytest

from bench.pollutions.reading import read
from data.importers.context import Account
from tests.data.importers.chats import test_signal, test_telegram, test_whatsapp
from tests.data.importers.platforms import test_meta, test_tiktok, test_x_archive, test_youtube
from tests.data.importers.tickets import (
    test_chatwoot,
    test_fixmystreet,
    test_freshdesk,
    test_hootsuite,
    test_intercom,
    test_lapor,
    test_zammad,
    test_zendesk,
)

ACCOUNT = Account("ig", platform="instagram", handle="ig")
NAMES = (".csv", ".xlsx", ".jpg", ".json", ".txt", ".zip", "")


def table(rows: list[list]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


FILES = {  # format → content, the account's own name in it
    "whatsapp": (test_whatsapp.ANDROID, "Dukcapil Klaten"),
    "whatsapp of an iPhone": (test_whatsapp.IOS, "Dukcapil Klaten"),
    "signal": (test_signal.NEW, "Me"),
    "telegram": (json.dumps(test_telegram.TALK), "Loket Capil"),
    "instagram": (json.dumps(test_meta.SITI), test_meta.OFFICE),
    "tiktok": (json.dumps(test_tiktok.NEW), "dinkes"),
    "x": (test_x_archive.part("direct_messages", test_x_archive.TALKS), test_x_archive.OWN),
    "youtube": (json.dumps(test_youtube.page(test_youtube.TALK)), test_youtube.CHANNEL),
    "zammad": (table(test_zammad.table()), None),
    "zammad as json": (json.dumps(test_zammad.tickets()), None),
    "zendesk": (table(test_zendesk.table()), None),
    "freshdesk": (table(test_freshdesk.table()), None),
    "intercom": (
        table([test_intercom.HEADER, *map(test_intercom.entry, test_intercom.TOLD)]),
        None,
    ),
    "chatwoot": (json.dumps(test_chatwoot.answer(test_chatwoot.TOLD)), None),
    "hootsuite": (table(test_hootsuite.ROWS), None),
    "fixmystreet": (table(test_fixmystreet.table()), None),
    "lapor": (table(test_lapor.table()), None),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_name_decides_nothing(kind):
    content, own = FILES[kind]
    found = [
        read(
            content.encode(),
            suffix,
            accounts=[ACCOUNT],
            others=[],
            account="ig",
            own=(own,) if own else (),
        )
        for suffix in NAMES
    ]
    assert not [sentence for sentence in found if isinstance(sentence, str)]
    assert {reading["format"] for _, reading in found} == {kind.partition(" ")[0]} and len(
        found[0][0]
    ) > 1
    assert all(rows == found[0][0] for rows, _ in found)

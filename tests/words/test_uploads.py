"""One name for an upload, whoever says it."""

import re
from pathlib import Path

from words.uploads import name, number, short_name

SCREENS = Path(__file__).parents[2] / "pages"
CUT = re.compile(r"upload_id[\"'\]]*\[|upload_id[\"'\]]*\.(?:split|partition)")
UPLOAD = {"upload_id": "000012-5f0c", "format": "whatsapp", "received_at": "2026-09-30T09:00:00Z"}


def test_an_upload_has_one_name():
    assert number(UPLOAD["upload_id"]) == "000012"
    assert name(UPLOAD).replace("\u00a0", " ") == "000012 WhatsApp 30 Sep 2026, 16.00 WIB"
    assert short_name(UPLOAD).replace("\u00a0", " ") == "000012 WhatsApp 30 Sep 2026"


def test_no_screen_cuts_a_name_of_its_own_out_of_the_id():
    cut = [
        str(path.relative_to(SCREENS))
        for path in SCREENS.rglob("*.py")
        if CUT.search(path.read_text(encoding="utf-8"))
    ]
    assert cut == []

"""What a page's connection lets through, and how much one sign-in may send."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.server import gate, taken, told
from tests.browser.probe import run

MESSAGES = {
    "clear_cache": BackMsg(clear_cache=True),
    "load_git_info": BackMsg(load_git_info=True),
    "set_run_on_save": BackMsg(set_run_on_save=True),
    "app_heartbeat": BackMsg(app_heartbeat=True),
    "stop_script": BackMsg(stop_script=True),
}


def passed(*contents: bytes) -> list[bytes]:
    """What of these messages reaches Streamlit."""
    waiting = [{"type": "websocket.receive", "bytes": content} for content in contents]
    waiting.append({"type": "websocket.disconnect", "code": 1000})
    arrived = []

    async def receive():
        return waiting.pop(0)

    async def send(_message):
        raise AssertionError("nothing is answered here")

    async def streamlit(_scope, receive, _send):
        while (message := await receive())["type"] != "websocket.disconnect":
            arrived.append(message["bytes"])

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
    run(gate.Gate(streamlit)(scope, receive, send))
    return arrived


def test_no_visitor_empties_everybodys_caches():
    rerun = BackMsg()
    rerun.rerun_script.page_name = "tren"
    hidden = BackMsg(clear_cache=True)
    hidden.MergeFromString(b"\xa2\x06\x01x")  # with a field that nobody knows, so of another form
    sent = [*MESSAGES.values(), rerun, hidden]
    assert passed(*(message.SerializeToString() for message in sent)) == [
        message.SerializeToString()
        for message in (MESSAGES["app_heartbeat"], MESSAGES["stop_script"], rerun)
    ]


def test_what_is_no_message_is_left_to_streamlit_which_ends_the_connection():
    assert passed(b"\xff\xff") == [b"\xff\xff"]


def test_one_sign_in_sends_a_gigabyte_an_hour(monkeypatch):
    monkeypatch.setattr("time.monotonic", lambda: now)
    now = 0.0
    assert [taken.may_send("satu", 250_000_000) for _ in range(5)] == [True] * 4 + [False]
    assert taken.may_send("dua", 1024)  # another's is another's
    now = taken.WITHIN + 1.0
    assert taken.may_send("satu", 250_000_000)
    assert "dua" not in taken._sent  # of whoever has left nothing is kept


def test_nor_more_files_than_anybody_needs():
    assert all(taken.may_send("tiga", 1) for _ in range(taken.MOST_FILES))
    assert not taken.may_send("tiga", 1)


@pytest.mark.parametrize("key, name, knows", [("a", "f00.csv", True), ("b", "f00.csv", False)])
def test_a_download_is_known_while_the_page_is_open_that_was_told_of_it(key, name, knows):
    with told.Connection("a") as page:
        page.says(b"\x0a\x10/media/f00.csvJ\x12")  # J: how the next field begins
        assert told.knows(key, name) is knows and not told.knows(key, "f01.csv")
    assert not told.knows(key, name)


def test_no_first_visitor_is_told_that_the_right_page_is_not_found():
    """Streamlit says so to the first session of a server."""
    said = [ForwardMsg(page_not_found={"page_name": "tren"}), ForwardMsg(script_finished=0)]
    arrived = []

    async def send(message):
        arrived.append(message["bytes"])

    async def streamlit(_scope, _receive, send):
        for message in said:
            await send({"type": "websocket.send", "bytes": message.SerializeToString()})

    async def receive():
        raise AssertionError("nothing is asked here")

    run(gate.Gate(streamlit)({"type": "websocket", "path": "/", "headers": []}, receive, send))
    assert arrived == [said[1].SerializeToString()]

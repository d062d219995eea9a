"""The first visit to a server just started, made by ``make run`` itself: ``python -m
pages.server.first_visit``.

Streamlit 1.67 tells the very first session of a server that its page was not found, over the right
page, because a folder ``pages/`` exists; and the first view has to fill the caches. No person
should be that visitor. Where sign-in is set up, this visit sees the sign-in page only, whose run
makes the board's figures (``pages.server.warm``)."""

import asyncio
import os
import sys
import time
import urllib.request

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PAGES = (
    ("", ""),
    ("", "daftar=Akun"),
    ("", "papan=Penyelesaian"),
    ("tren", ""),
)  # the views most often opened
LONGEST = 60  # seconds to wait for the server, and for one page
# bytes; "script_finished" is no longer, and 140 viewers who read all would take the server's time
LAST_MESSAGE = 200


async def visit(
    port: int, page: str = "", query: str = "", longest: float = LONGEST
) -> tuple[float, int]:
    """Opens one session as a browser does and waits for the whole page (its url_path; the board is
    empty); returns seconds and bytes received. TimeoutError after ``longest`` seconds of silence."""
    begin, received = time.perf_counter(), 0
    server = f"127.0.0.1:{port}"
    async with websockets.connect(
        f"ws://{server}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        open_timeout=longest,
        ping_interval=None,  # a server that has much to do answers late, and that is what is timed
        origin=f"http://{server}",
        compression=None,
    ) as connection:
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = page
        await connection.send(request.SerializeToString())
        while True:
            message = await asyncio.wait_for(connection.recv(), longest)
            received += len(message)
            if len(message) > LAST_MESSAGE:
                continue
            forward = ForwardMsg()
            forward.ParseFromString(message)
            if forward.WhichOneof("type") == "script_finished":
                return time.perf_counter() - begin, received


def wait_for(port: int, longest: float = LONGEST) -> bool:
    """Waits until the server answers; False where it does not within so many seconds."""
    deadline = time.monotonic() + longest
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).read()
            return True
        except OSError:
            time.sleep(0.1)
    return False


def main(port: int) -> int:
    """Visits PAGES one after the other; 1 where the server does not answer, or has ended itself and
    said why."""
    if not wait_for(port):
        return 1
    try:
        for page, query in PAGES:
            asyncio.run(visit(port, page, query))
    except (OSError, websockets.WebSocketException):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(os.environ.get("STREAMLIT_SERVER_PORT", "8501"))))

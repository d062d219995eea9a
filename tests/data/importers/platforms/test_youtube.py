"""Pages of the YouTube Data API: one conversation per commenter and video, answers by thread and by
mention."""

from tests.data.importers.platforms.desk import FEBRUARY, counts

CHANNEL = "UCdinkesklaten0000000000"
PEOPLE = {
    "@dinkes": CHANNEL,
    "@siti": "UCsiti000000000000000000",
    "@budi": "UCbudi000000000000000000",
    "@joko": "UCjoko000000000000000000",
}


def comment(key: str, minute: int, author: str, text: str, **more) -> dict:
    """A comment of 2 February 02:MM UTC."""
    stamp = f"2026-02-02T02:{minute:02}:00Z"
    return {
        "kind": "youtube#comment",
        "id": key,
        "snippet": {
            "authorDisplayName": author,
            "authorChannelId": {"value": PEOPLE[author]},
            "textOriginal": text,
            "textDisplay": text,
            "publishedAt": stamp,
            "updatedAt": "2026-02-03T00:00:00Z",
            **more,
        },
    }


def thread(first: dict, *replies: dict, video: str = "video-1", total: int | None = None) -> dict:
    """A thread with its replies, newest first, as the API gives them."""
    key = first["id"]
    for reply in replies:
        reply["snippet"]["parentId"] = key
    return {
        "kind": "youtube#commentThread",
        "id": key,
        "snippet": {
            "channelId": CHANNEL,
            "videoId": video,
            "topLevelComment": first,
            "totalReplyCount": len(replies) if total is None else total,
        },
        "replies": {
            "comments": sorted(replies, key=lambda r: r["snippet"]["publishedAt"], reverse=True)
        },
    }


def page(*items: dict, kind: str = "commentThreadListResponse", token: str | None = None) -> dict:
    """One answer of the API."""
    return {"kind": f"youtube#{kind}", "items": list(items)} | (
        {"nextPageToken": token} if token else {}
    )


TALK = thread(
    comment("A", 0, "@siti", "Jam berapa buka?"),
    comment("A.1", 5, "@dinkes", "Jam 7.30"),
    comment("A.2", 10, "@budi", "Sabtu juga?"),
    comment("A.3", 11, "@joko", "@dinkes kalau Minggu?"),
    comment("A.4", 20, "@dinkes", "@joko Minggu tutup"),
    comment("A.5", 25, "@siti", "terima kasih"),
)


def test_answers_go_to_the_one_mentioned_in_the_thread_else_to_who_began_it(desk):
    line = desk.load(desk.file(page(TALK)))
    assert (line["format"], counts(line)) == ("youtube", (6, 6, 0, 0, 0))
    keys = dict(zip("A A.1 A.2 A.3 A.4 A.5".split(), desk.column("conversation_key"), strict=True))
    assert keys["A"] == keys["A.1"] == keys["A.5"]  # by the thread
    assert keys["A.4"] == keys["A.3"]  # by the mention
    assert len({keys["A"], keys["A.2"], keys["A.3"]}) == 3
    assert len(set(desk.column("post_key"))) == 1 and set(desk.column("channel")) == {"comment"}
    assert desk.cases("yt") == [("02 02:00", "02 02:05"), ("02 02:11", "02 02:20")]
    assert desk.masked("yt") == ["J…", "S…"]


def test_every_comment_leads_to_its_video_and_a_channel_s_own_page_to_none(desk):
    first = comment("B", 9, "@budi", "Buka?")
    channel = {
        "kind": "youtube#commentThread",
        "id": "B",
        "snippet": {"channelId": CHANNEL, "topLevelComment": first},
    }
    videos = thread(
        comment("A", 0, "@siti", "Buka?"), comment("A.1", 5, "@dinkes", "Ya"), video="dQw4w9WgXcQ"
    )
    desk.load(desk.file(page(videos, channel)))
    assert desk.column("link") == ["https://www.youtube.com/watch?v=dQw4w9WgXcQ"] * 2 + [None]


def test_a_citizen_who_answers_another_opens_a_case_only_by_naming_the_account(desk):
    desk.load(desk.file(page(TALK)))
    assert desk.column("is_request") == [True, True, False, True, True, True]  # A.2 answers Siti
    again = thread(
        comment("B", 30, "@siti", "Obat habis"),
        comment("B.1", 31, "@siti", "Sejak Senin"),
        comment("B.2", 32, "@budi", "@siti di sini juga"),
        comment("B.3", 33, "@siti", "@budi di mana?"),
        comment("B.4", 34, "@joko", "@budi @dinkes sama"),
    )
    desk.load(desk.file(page(again)), "--account", "yt")
    assert desk.column("is_request") == [True, True, False, False, True]


def test_under_the_account_s_own_comment_citizens_ask_the_account(desk):
    pinned = thread(
        comment("P", 0, "@dinkes", "Tulis pertanyaan di sini"),
        comment("P.1", 3, "@budi", "Vaksin ada?"),
        comment("P.2", 9, "@dinkes", "@budi Ada"),
    )
    desk.load(desk.file(page(pinned)))
    assert desk.cases("yt") == [("02 02:03", "02 02:09")]


def test_a_comment_of_the_account_goes_to_whom_it_mentions_under_the_video_else_to_nobody(desk):
    items = [
        thread(comment("A", 0, "@siti", "Buka?")),
        thread(comment("B", 1, "@budi", "Buka?")),
        thread(comment("C", 5, "@dinkes", "@budi @siti Buka")),
        thread(comment("D", 9, "@dinkes", "Ikuti kami")),
        thread(comment("E", 2, "@budi", "Buka?"), video="video-2"),
    ]
    desk.load(desk.file(page(*items)))
    assert desk.cases("yt") == [("02 02:00", None), ("02 02:01", "02 02:05"), ("02 02:02", None)]


def test_overlapping_pages_count_once_and_replies_of_their_own_find_their_thread(desk):
    other = thread(comment("B", 30, "@budi", "Loket mana?"), total=1)
    replies = page(
        comment("B.1", 40, "@dinkes", "Loket 2", parentId="B"), kind="commentListResponse"
    )
    pages = {"1.json": page(TALK, token="x"), "2.json": page(TALK, other), "3.json": replies}
    path = desk.file(pages, "halaman.zip")
    assert counts(desk.load(path, *FEBRUARY)) == (14, 8, 0, 6, 0)
    assert desk.cases("yt")[-1] == ("02 02:30", "02 02:40")
    assert counts(desk.load(path, *FEBRUARY)) == (14, 0, 0, 14, 0)
    assert desk.remarks(path, "yt") == ""


def test_a_missing_page_or_reply_is_said_and_covers_nothing(desk):
    cut = desk.file(page(TALK, token="x"), "1.json")
    assert "nextPageToken" in desk.remarks(cut, "yt")
    desk.load(cut)
    assert desk.info()["from"] is None
    other_video = thread(comment("B", 1, "@budi", "Buka?"), video="video-2")
    assert "nextPageToken" in desk.remarks(
        desk.file({"1.json": page(TALK, token="x"), "2.json": page(other_video)}, "a.zip"), "yt"
    )
    lacking = desk.file(page(thread(comment("A", 0, "@siti", "Buka?"), total=7)), "2.json")
    assert desk.remarks(lacking, "yt").startswith("1 utas mempunyai balasan yang tidak ada")
    desk.load(desk.file(page(TALK), "3.json"))
    assert desk.info()["from"] == "2026-02-01T17:00:00Z"


def test_a_reply_without_its_thread_is_rejected_with_what_to_do(desk):
    replies = page(comment("Z.1", 5, "@budi", "Ya", parentId="Z"), kind="commentListResponse")
    assert "unggah bersama halaman utasnya" in str(
        desk.refused(desk.file(replies), "--account", "yt")
    )


def test_shown_text_is_html(desk):
    first = comment("A", 0, "@siti", "")
    del first["snippet"]["textOriginal"]
    first["snippet"]["textDisplay"] = (
        '<a href="https://youtube.com/x">@dinkes</a> suwun<br />&#128591;'
    )
    desk.load(desk.file(page(thread(first))), "--account", "yt")
    assert desk.column("text_length") == [len("@dinkes suwun\n🙏")]


def test_the_channel_s_id_decides_where_it_is_known_for_shown_names_can_be_borrowed(desk):
    desk.load(desk.file(page(TALK)), "--account", "yt", "--own", CHANNEL)
    PEOPLE["dinkes"] = "UCpalsu00000000000000000"
    borrowed = thread(
        comment("B", 30, "@budi", "Loket mana?"),
        comment("B.1", 31, "dinkes", "Transfer ke saya"),
        comment("B.2", 35, "@dinkes", "Loket 2"),
    )
    desk.load(desk.file(page(borrowed)))
    assert desk.column("direction") == ["inbound", "inbound", "outbound"]


def test_a_channel_that_never_wrote_is_known_by_the_threads_or_by_its_handle(desk):
    silent = page(thread(comment("A", 0, "@siti", "Buka?")))
    del silent["items"][0]["snippet"]["channelId"]
    assert (
        desk.load(desk.file(silent), "--account", "yt")["cases"] == 1
    )  # everyone has a handle, none is @dinkes
    PEOPLE["Siti Rahayu"] = "UCsiti000000000000000000"
    old = page(thread(comment("B", 0, "Siti Rahayu", "Buka?")))
    assert desk.refused(desk.file(old), "--account", "yt").question.guess == CHANNEL
    del old["items"][0]["snippet"]["channelId"]
    path = desk.file(old)
    assert "ID kanalnya (UC…)" in str(desk.refused(path, "--account", "yt"))
    assert desk.load(path, "--account", "yt", "--own", CHANNEL)["accepted"] == 1


def test_no_name_id_or_text_is_stored(desk):
    desk.load(desk.file(page(TALK)), "--account", "yt", "--own", CHANNEL)
    desk.cases("yt")
    content = desk.contents()
    for secret in ("@siti", "ucsiti", "ucdinkes", "video-1", "jam berapa", "minggu tutup"):
        assert secret.encode() not in content, secret

"""Exports that somebody broke or made up end in one plain sentence, whatever the platform."""

import pytest

STARTS = {
    "message_1.json": '{"participants": [], "messages": [{"sender_name": "Siti", "timestamp_ms": '
    "1769997600000, ",
    "direct-messages.js": 'window.YTD.direct_messages.part0 = [{"dmConversation": {"messages": [',
    "komentar.json": '{"kind": "youtube#commentThreadListResponse", "items": [',
    "user_data.json": '{"Comment": {"Comments": {"CommentsList": [{"Comment": "Ya", ',
}


@pytest.mark.parametrize("name", STARTS)
def test_broken_too_deep_or_with_nul_is_refused_in_one_sentence(desk, name):
    deep = '"a": ' if name[0] in "mu" else ""
    for broken in ("", "}", "\x00", deep + "[" * 101, deep + '{"a":' * 101):
        desk.refused(desk.file(STARTS[name] + broken, name), "--account", "fb")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("message_1.json", {"messages": "sender_name"}),
        ("message_1.json", {"messages": ["sender_name"]}),
        (
            "message_1.json",
            {
                "participants": 7,
                "thread_path": 7,
                "title": 7,
                "messages": [
                    {"sender_name": 7, "timestamp_ms": "kemarin", "content": ["x"], "reactions": 3}
                ],
            },
        ),
        ("direct-messages.js", 'window.YTD.direct_messages.part0 = {"sender_name": 1}'),
        (
            "direct-messages.js",
            'window.YTD.direct_messages.part0 = [7, {"dmConversation": 7}, {"dmConversation": '
            '{"messages": [{"messageCreate": {"senderId": 7, "createdAt": 9}}]}}]',
        ),
        (
            "tweets.js",
            'window.YTD.tweets.part0 = [{"tweet": {"in_reply_to_user_id": {"a": 1}, "full_text": '
            "[], "
            '"id_str": "1", "user": [], "created_at": 7}}]',
        ),
        ("komentar.json", {"kind": "youtube#comment", "items": 7}),
        (
            "komentar.json",
            {
                "kind": "youtube#comment",
                "items": [7, {"snippet": {"topLevelComment": {"snippet": 7}}}],
            },
        ),
        (
            "user_data.json",
            {"ChatHistory": {"x": [7, {"From": ["a"], "Date": {}}]}, "ProfileMap": {"userName": 7}},
        ),
    ],
)
def test_what_is_not_of_the_form_is_refused_in_one_sentence(desk, name, content):
    desk.refused(desk.file(content, name), "--account", "fb", "--own", "7")


def test_a_chain_of_replies_that_bites_its_tail_ends(desk):
    ring = [
        {
            "tweet": {
                "id_str": key,
                "in_reply_to_status_id_str": parent,
                "in_reply_to_screen_name": "dinkes",
                "created_at": "Mon Feb 02 03:00:00 +0000 2026",
                "full_text": "x",
            }
        }
        for key, parent in (("1", "2"), ("2", "1"))
    ]
    told = str(ring).replace("'", '"')
    desk.refused(desk.file(f"window.YTD.tweets.part0 = {told}", "tweets.js"), "--account", "x")

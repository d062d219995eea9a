"""One conversation that goes on for ever costs what as many messages in many conversations cost."""

import time

from data.cases.tables import correction_table
from data.sql.databases import for_cases
from data.sql.statements import statement

MESSAGES = 200_000


def cut(conversations: int) -> tuple[float, list]:
    """CPU seconds of cutting, and the cases (conversation, opening, first reply) of messages a
    minute apart."""
    with for_cases() as connection:
        connection.execute("SET preserve_insertion_order = TRUE")
        connection.execute(
            """
            CREATE TEMP TABLE messages AS
            SELECT 0 AS account_number, (i % $conversations)::UBIGINT AS conversation_key, i::UBIGINT AS message_key,
              TIMESTAMP '2026-01-01' + INTERVAL (i) MINUTE AS sent_at, TRUE AS has_seconds, 'private' AS channel,
              NULL::VARCHAR AS topic, NULL::UBIGINT AS fingerprint, FALSE AS is_automatic,
              (i // $conversations) % 3 <> 2 AS is_inbound,
              TRUE AS is_request, FALSE AS is_courtesy, NULL::HUGEINT AS minute_tie, NULL::UBIGINT AS post_key,
              1::UBIGINT AS author_key, 5 AS text_length, 0 AS upload_number, NULL::VARCHAR AS member, i::INTEGER AS row
            FROM range($messages) AS numbers(i)""",
            {"conversations": conversations, "messages": MESSAGES},
        )
        connection.execute(
            """CREATE TEMP TABLE states AS
            SELECT 'a' AS account_id, 0 AS account_number, TIMESTAMP '2026-06-01' AS as_of"""
        )
        connection.register("corrections", correction_table({}))
        for name in (
            "find_widespread",
            "order_messages",
            "mark_events",
            "number_requests",
            "list_waits",
            "cut_cases",
        ):
            connection.execute(statement(name))
        begin = time.process_time()
        rows = connection.execute(
            "SELECT conversation_key, opened_at, first_reply_at FROM message_cases"
        ).fetchall()
        return time.process_time() - begin, rows


def test_one_conversation_costs_no_more_than_a_thousand():
    usual, many = cut(1_000)
    huge, one = cut(1)
    assert len(many) == 1_000 and len(one) == 1
    assert [(str(opened), str(replied)) for _, opened, replied in one] == [
        ("2026-01-01 00:00:00", "2026-01-01 00:02:00")
    ]
    assert huge < 3 * usual + 0.1

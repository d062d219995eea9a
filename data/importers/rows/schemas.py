"""The columns of the lake's rows: what an importer writes and what cases are cut from."""

import pyarrow as pa

_PLACE = [("member", pa.string()), ("row", pa.int32())]
_LINK = ("link", pa.string())  # of uploads before it, rows have none

SCHEMAS = {
    "messages": pa.schema(
        [
            ("account_id", pa.string()),
            ("conversation_key", pa.uint64()),
            ("message_key", pa.uint64()),
            ("sent_at", pa.timestamp("us")),
            ("has_seconds", pa.bool_()),
            ("direction", pa.string()),
            ("author_key", pa.uint64()),
            ("is_automatic", pa.bool_()),
            ("is_courtesy", pa.bool_()),
            ("is_request", pa.bool_()),
            ("channel", pa.string()),
            ("post_key", pa.uint64()),
            ("topic", pa.string()),
            ("text_length", pa.int32()),
            ("fingerprint", pa.uint64()),
            *_PLACE,
            _LINK,
        ]
    ),
    "cases": pa.schema(
        [
            ("account_id", pa.string()),
            ("case_key", pa.uint64()),
            ("opened_at", pa.timestamp("us")),
            ("first_reply_at", pa.timestamp("us")),
            ("closed_at", pa.timestamp("us")),
            ("status", pa.string()),
            ("author_key", pa.uint64()),
            ("topic", pa.string()),
            ("reopened", pa.int32()),
            ("has_reply", pa.bool_()),
            ("has_closed_at", pa.bool_()),
            *_PLACE,
            _LINK,
        ]
    ),
}

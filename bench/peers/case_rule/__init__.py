"""The handbook's case rule and seven figures as a good user would write them without us, for
``bench.peers``: one module per library, run as ``python -m bench.peers.case_rule.in_pandas MESSAGES AS_OF
CASES [FIGURES]`` (Parquet files, MESSAGES a pattern; AS_OF as ISO, UTC without a zone).

CASES: ``case_key, opened_at, first_reply_at, resolved_at, reopened, automatic_first``. FIGURES, per
``account_id`` and ``month``: ``cases, due, on_time, on_time_rate, answered_rate, longest_response,
auto_share`` on the citizen clock, target 24 h. They take for granted what the program finds out:
uploads without repeats, stamps with seconds, one OPD and one end for all, no exclusions."""

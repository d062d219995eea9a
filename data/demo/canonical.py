"""Messages of the demo as the columns that Tanggap reads."""

import numpy as np
import pandas as pd

from data.demo import sentences
from data.importers.columns.header_words import KINDS

COLUMNS = [field for field in KINDS["messages"] if field != "link"]
MARKED = [
    "dukcapil-wa",
    "rsud-bagas-waras-wa",
    "dinkes-wa",
    "dpmptsp-wa",
]  # their export says what is automatic
TOPICS = ["informasi", "pengaduan", "pengaduan berkadar pengawasan"]
INBOUND = ["ask", "complain", "more", "asked", "again", "nudge", "thanks", "reaction"]


def of(
    rows: pd.DataFrame,
    accounts: pd.DataFrame,
    talks: pd.DataFrame,
    topic: np.ndarray,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """COLUMNS, and ``at`` in seconds, of ``rows`` (talk, at, kind, account). ``topic``: of each talk,
    0 for none, else the place in TOPICS from 1 on."""
    talk, ids = (
        rows["talk"].to_numpy(),
        accounts["account_id"].to_numpy().astype("U")[rows["account"]],
    )
    inbound = rows["kind"].isin(INBOUND).to_numpy()
    citizen = _padded(talks["citizen"].to_numpy()[talk], 5)
    post = talks["post"].to_numpy()[talk]
    posts = np.where(post > 0, _joined(ids, "-p", _padded(post, 5)), "")
    marks = np.isin(ids, MARKED)
    kind, opds = rows["kind"].to_numpy().astype("U"), accounts["opd_id"].to_numpy()[rows["account"]]
    opening = rows["kind"].isin(["ask", "complain"]).to_numpy()
    running = rows.groupby("account").cumcount().to_numpy() + 1
    return pd.DataFrame(
        {
            "account_id": ids,
            "conversation_id": np.where(
                post > 0, _joined(posts, "-", citizen), _joined("c", citizen)
            ),
            "message_id": _joined(ids, "-m", _padded(running, 6)),
            "sent_at": stamps(rows["at"].to_numpy()),
            "direction": np.where(inbound, "inbound", "outbound"),
            "author": np.where(
                inbound, _joined("warga-", citizen), _joined("petugas-", _padded(talk % 3 + 1, 1))
            ),
            "is_automatic": np.where(
                marks & ~inbound, np.where(rows["kind"] == "marked", "true", "false"), ""
            ),
            "text": sentences.texts(kind, opds, rng),
            "topic": np.where(opening, np.array(["", *TOPICS])[topic[talk]], ""),
            "channel": np.where(post > 0, "comment", "private"),
            "post_id": posts,
            "at": rows["at"],
        }
    )


def stamps(moments: np.ndarray) -> np.ndarray:
    """ISO 8601 with seconds and +07:00."""
    return _joined(np.datetime_as_string(moments.astype("datetime64[s]")), "+07:00")


def _joined(*parts) -> np.ndarray:
    whole = parts[0]
    for part in parts[1:]:
        whole = np.strings.add(whole, part)
    return whole


def _padded(numbers: np.ndarray, width: int) -> np.ndarray:
    return np.strings.zfill(numbers.astype("U"), width)

"""A month that is not published, as the same tables: what OPDs look at before it is."""

import pandas as pd

from data.lake import documents
from data.lake.home import Home
from metrics.sql.statements import nullable
from reports import month as months
from reports.published import DRAFT, Version


def open_draft(home: Home, month: str) -> Version:
    """The draft of a month as the home is now; a table is made when it is read."""
    found = months.of(home.as_it_was(documents.put_in(home)), month)
    manifest = {**found.facts, "version": DRAFT, "hash": None, "reason": None}

    def read(name: str) -> pd.DataFrame:
        return months.frozen(found.made(name)).to_pandas(types_mapper=nullable)

    return Version(manifest, read)

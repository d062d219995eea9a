""""OPD Anda": which rows of a list are the viewer's own; marked beside the HTML, which is the same for everyone."""

from pages.parts import access, cached_units

WORDS = {"opd": "OPD Anda", "account": "Akun Anda"}


def of(path: str, by: str) -> dict | None:
    """The ids of the viewer's own OPDs, or of their accounts, and what they are called; None where there are none."""
    opd_ids = access.current().opd_ids
    if not opd_ids:
        return None
    accounts = cached_units.names(path)["account"]
    units = list(opd_ids) if by == "opd" else [a for a, row in accounts.items() if row["opd_id"] in opd_ids]
    return {"units": units, "words": WORDS[by]}

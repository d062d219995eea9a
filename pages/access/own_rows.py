""" "OPD Anda": which rows of a list are the viewer's own; marked beside the HTML, which is the same
for everyone."""

from pages.access import access

WORDS = {"opd": "OPD Anda", "account": "Akun Anda"}


def of(viewer: access.Viewer, by: str) -> dict | None:
    """The ids of the viewer's own OPDs, or of their accounts, and what they are called; None where
    there are none."""
    if not viewer.opd_ids:
        return None
    units = viewer.opd_ids if by == "opd" else access.own_accounts(viewer)
    return {"units": sorted(units), "words": WORDS[by]}

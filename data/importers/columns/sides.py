"""A column that answers yes or no whether a message came in or went out."""

import pyarrow as pa
import pyarrow.compute as compute

from data.importers.columns.header import squeeze

ASKED = {  # squeezed name of the column → what "yes" means
    **dict.fromkeys(
        (
            "inbound",
            "isinbound",
            "incoming",
            "isincoming",
            "masuk",
            "fromuser",
            "fromcustomer",
            "darwarga",
            "dariwarga",
        ),
        "inbound",
    ),
    **dict.fromkeys(
        (
            "outbound",
            "isoutbound",
            "outgoing",
            "isoutgoing",
            "keluar",
            "fromme",
            "isfromme",
            "isecho",
            "fromadmin",
            "dariadmin",
            "isfromadmin",
        ),
        "outbound",
    ),
}
OTHER = {"inbound": "outbound", "outbound": "inbound"}
YES, NO = ("true", "1", "ya", "yes", "y", "benar"), ("false", "0", "tidak", "no", "n", "salah")


def asked(header: str) -> str | None:
    """The side that "yes" means below this name; None where it asks nothing of the kind."""
    return ASKED.get(squeeze(header))


def answered(cells: pa.Array, side: str) -> pa.Array:
    """The sides that such a column says; any other cell as it stands."""
    coded = compute.dictionary_encode(cells)
    words = [_side(text, side) for text in coded.dictionary.to_pylist()]
    return pa.array(words, pa.string()).take(coded.indices)


def _side(text: str, side: str) -> str:
    word = text.strip().casefold()
    return side if word in YES else OTHER[side] if word in NO else text

"""What all commands share: the line that is printed, the store after a change."""

import json

from data.cases import store
from data.lake import home
from data.processes import edge


def say(result: dict) -> int:
    print(json.dumps(result, ensure_ascii=False), flush=True)
    return 0


def assemble(place: home.Home) -> None:
    """Makes the store anew after a change: where the disk does not let it, the change stands all
    the same, and the next look makes the store."""
    with edge.stands("Perubahan sudah disimpan, tetapi angkanya belum disusun"):
        store.current(place)

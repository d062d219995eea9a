"""What is chosen on a screen or for a document: month, clock, board."""

from dataclasses import dataclass

CLOCKS = {"wall": "Jam warga", "office": "Jam kantor"}


BOARDS = {"response": "Respons", "resolution": "Penyelesaian"}


UNITS = {"opd": "OPD", "account": "Akun"}


STEPS = {"month": "Bulan", "week": "Pekan"}


@dataclass(frozen=True)
class Chosen:
    """``month`` (YYYY-MM, the last of the window), ``clock`` wall or office, ``board`` response or
    resolution; ``hours`` is the target that the boards' words name."""

    month: str
    clock: str
    board: str
    hours: float

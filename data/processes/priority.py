"""Who goes first where there is not enough of the processor for all."""

import os

BACK = 5  # steps of ``nice``: a third of the time of a process that has not stood back


def stand_back() -> None:
    """Lets those who look at a screen go before this process. For what holds no lock: whoever waits for
    one would have to wait for this process's turn, too."""
    os.nice(BACK)

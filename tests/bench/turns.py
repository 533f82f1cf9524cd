"""Two sides of a ratio, by turns: what others do on the machine meanwhile weighs on both."""

import os
from collections.abc import Callable


def by_turns(one: Callable[[], float], other: Callable[[], float], pairs: int) -> list[tuple[float, float]]:
    """So many pairs of figures, each taken right after the other; which comes first changes. Prints the load meanwhile."""
    one()
    other()  # the first answers warm everything up
    found = []
    for number in range(pairs):
        if number % 2:
            theirs, ours = other(), one()
        else:
            ours, theirs = one(), other()
        found.append((ours, theirs))
    print(f"  {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {pairs} pairs")
    return found

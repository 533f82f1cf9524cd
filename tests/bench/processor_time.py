"""What processes took of the processors, whoever else uses the machine meanwhile."""

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """A process with all that it started."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue  # it ended meanwhile
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def seconds_of(pid: int) -> float:
    """Processor seconds of a process and of all that it started and that still run, in user and kernel mode (proc(5))."""
    taken = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        taken += int(fields[11]) + int(fields[12])
    return taken / TICK


def waited_of(pid: int) -> float:
    """Seconds for which threads of that family could have gone on and had no processor: others had it (`schedstat`, proc(5))."""
    threads = (stat for one in family(pid) for stat in Path(f"/proc/{one}/task").glob("*/schedstat"))
    return sum(int(stat.read_text().split()[1]) for stat in threads) / 1e9

"""Starts a command under the system calls that a unit of systemd allows: `python unit_filter.py UNIT COMMAND…`.

What a unit denies kills a process, or fails where `SystemCallErrorNumber` names an error; only under it does one learn which. The
names of groups are systemd's own (`systemd-analyze syscall-filter`); the filter is the kernel's, which children inherit.
"""

import ctypes
import ctypes.util
import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

KILL, FAIL, ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
"""SCMP_ACT_KILL_PROCESS, SCMP_ACT_ERRNO and SCMP_ACT_ALLOW of libseccomp."""

NO_NEW_PRIVILEGES = 38
ALWAYS = ("@default", "execve")
"""What systemd itself always allows, and what starts the command."""


def can_filter() -> bool:
    return bool(shutil.which("systemd-analyze") and ctypes.util.find_library("seccomp"))


def allowed(said: str) -> set[str]:
    """The system calls that a unit's lines leave: a list of what is allowed, from which later ones take away."""
    found = _expanded(ALWAYS)
    for words in re.findall(r"^SystemCallFilter=(.+)$", said, re.MULTILINE):
        names = _expanded(words.removeprefix("~").split())
        found = found - names if words.startswith("~") else found | names
    return found | {"execve"}


def denied(said: str) -> int:
    """What becomes of a call that is not allowed."""
    named = re.search(r"^SystemCallErrorNumber=(\w+)$", said, re.MULTILINE)
    return FAIL | getattr(errno, named[1]) if named else KILL


def _expanded(names: "tuple[str, ...] | list[str]") -> set[str]:
    found: set[str] = set()
    for name in names:
        if not name.startswith("@"):
            found.add(name)
            continue
        told = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
        found |= _expanded([line.strip() for line in told.splitlines()[1:] if line.strip()[:1] not in {"", "#"}])
    return found


def _apply(said: str) -> None:
    library = ctypes.CDLL(ctypes.util.find_library("seccomp"))
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(denied(said))))
    for name in allowed(said):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:  # those of other machines have none here
            assert library.seccomp_rule_add(context, ctypes.c_uint32(ALLOW), number, 0) == 0, name
    assert ctypes.CDLL(None).prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    assert library.seccomp_load(context) == 0


if __name__ == "__main__":
    _apply(Path(sys.argv[1]).read_text(encoding="utf-8"))
    os.execvp(sys.argv[2], sys.argv[2:])

"""Starts a command under the system calls, namespaces and sorts of sockets that a unit of systemd allows:
`python unit_filter.py UNIT COMMAND…`.

What a unit denies kills a process, or fails where `SystemCallErrorNumber` names an error; only under it does one learn which. The
names of groups are systemd's own (`systemd-analyze syscall-filter`); the filter is the kernel's, which children inherit.
"""

import ctypes
import ctypes.util
import errno
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

KILL, FAIL, ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
"""SCMP_ACT_KILL_PROCESS, SCMP_ACT_ERRNO and SCMP_ACT_ALLOW of libseccomp."""

EQUAL, MASKED_EQUAL = 4, 7
"""SCMP_CMP_EQ and SCMP_CMP_MASKED_EQ: an argument is so much, or the bits of it that a mask leaves are."""

NO_NEW_PRIVILEGES = 38
NAMESPACES = {
    "cgroup": 0x02000000,
    "ipc": 0x08000000,
    "mnt": 0x00020000,
    "net": 0x40000000,
    "pid": 0x20000000,
    "user": 0x10000000,
    "uts": 0x04000000,
}
"""The kernel's CLONE_NEW… by systemd's names of them."""

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


def denied_namespaces(said: str) -> int:
    """The flags of those that may not be made."""
    named = re.search(r"^RestrictNamespaces=(.+)$", said, re.MULTILINE)
    if named is None or named[1] == "no":
        return 0
    left = named[1].split()
    return sum(flag for name, flag in NAMESPACES.items() if name not in left)


def _expanded(names: "tuple[str, ...] | list[str]") -> set[str]:
    found: set[str] = set()
    for name in names:
        if not name.startswith("@"):
            found.add(name)
            continue
        told = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
        found |= _expanded([line.strip() for line in told.splitlines()[1:] if line.strip()[:1] not in {"", "#"}])
    return found


def families(said: str) -> list[int]:
    """Of which sockets may be made; empty for all."""
    named = re.search(r"^RestrictAddressFamilies=(.+)$", said, re.MULTILINE)
    return [getattr(socket, name) for name in named[1].split()] if named else []


class _Comparison(ctypes.Structure):
    """`struct scmp_arg_cmp`."""

    _fields_ = (("argument", ctypes.c_uint), ("how", ctypes.c_int), ("mask", ctypes.c_uint64), ("value", ctypes.c_uint64))


def _rules(name: str, said: str) -> list[tuple[int, list[_Comparison]]]:
    """What becomes of an allowed call, by its arguments."""
    namespaces, sockets = denied_namespaces(said), families(said)
    if namespaces and name == "clone3":  # its flags can't be looked at: who hears that it is not there takes the older call
        return [(FAIL | errno.ENOSYS, [])]
    if namespaces and name in {"clone", "unshare"}:
        return [(ALLOW, [_Comparison(0, MASKED_EQUAL, namespaces, 0)])]
    if sockets and name == "socket":
        return [(ALLOW, [_Comparison(0, EQUAL, family, 0)]) for family in sockets]
    return [(ALLOW, [])]


def _apply(said: str) -> None:
    library = ctypes.CDLL(ctypes.util.find_library("seccomp"))
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(denied(said))))
    for name in allowed(said):
        number = library.seccomp_syscall_resolve_name(name.encode())
        for action, told in _rules(name, said) if number >= 0 else []:  # those of other machines have none here
            array = (_Comparison * len(told))(*told)
            assert library.seccomp_rule_add_array(context, ctypes.c_uint32(action), number, len(told), array) == 0, name
    assert ctypes.CDLL(None).prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    assert library.seccomp_load(context) == 0


if __name__ == "__main__":
    _apply(Path(sys.argv[1]).read_text(encoding="utf-8"))
    os.execvp(sys.argv[2], sys.argv[2:])

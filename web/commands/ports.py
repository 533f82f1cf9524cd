"""A port somebody asked for, and whether it can be had."""

import errno
import socket
from dataclasses import dataclass


@dataclass(frozen=True)
class Port:
    """`name` is the setting that chose it."""

    name: str
    host: str
    number: int

    def problem(self) -> str:
        """Why nothing can listen there, in a sentence; empty when something can."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.number))
            except OSError as problem:
                if problem.errno == errno.EADDRINUSE:
                    return f"port {self.number} is in use; stop what listens there or set {self.name} to another one"
                return f"{self.name}: nothing can listen on {self.host}:{self.number} ({problem.strerror})"
        return ""

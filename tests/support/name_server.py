"""A real name server on loopback that knows some TXT records."""

import socket
import threading
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rrset


@contextmanager
def name_server(records):
    """`records` has the texts of names, and may change meanwhile; a name with None is not answered. Yields host and port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=_answer, args=(wire, records), daemon=True)
        thread.start()
        try:
            yield wire.getsockname()
        finally:
            wire.sendto(b"", wire.getsockname())
            thread.join(5)


def _answer(wire, records):
    while True:
        asked, sender = wire.recvfrom(4096)
        if not asked:
            return
        query = dns.message.from_wire(asked)
        name = query.question[0].name.to_text().removesuffix(".")
        texts = records.get(name, [])
        if texts is None:
            continue
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        if texts:
            reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "TXT", *(f'"{text}"' for text in texts)))
        else:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        wire.sendto(reply.to_wire(), sender)

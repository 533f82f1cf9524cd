"""The DNS record by which an organisation shows that a domain is its own: a TXT record that only who runs the domain can set."""

from collections.abc import Sequence
from dataclasses import dataclass

import dns.exception
import dns.name
import dns.rdatatype
import dns.resolver

PLACE = "_cairn"
SECONDS = 5.0
MOST_TEXTS = 50


class RecordNotFound(ValueError):
    """The sentence says what was found instead."""


@dataclass(frozen=True)
class NameServer:
    """Who is asked; without an address, whom the system asks."""

    address: str = ""
    port: int = 53

    def texts(self, name: str) -> Sequence[str]:
        """The TXT records of a name. Raises RecordNotFound."""
        try:
            resolver = dns.resolver.Resolver(configure=not self.address)
            if self.address:
                resolver.nameservers, resolver.port = [self.address], self.port
            found = resolver.resolve(dns.name.from_text(f"{name}."), dns.rdatatype.TXT, lifetime=SECONDS, search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer) as problem:
            raise RecordNotFound(f"There is no TXT record at {name}. A new one may take an hour to be seen.") from problem
        except (dns.exception.Timeout, dns.resolver.NoNameservers, dns.resolver.NoResolverConfiguration) as problem:
            raise RecordNotFound(f"The name servers of {name} did not answer. Try again in a moment.") from problem
        except dns.exception.DNSException as problem:
            raise RecordNotFound(f"What the name servers answer about {name} can't be read.") from problem
        return [b"".join(record.strings).decode("utf-8", "replace") for record in list(found)[:MOST_TEXTS]]


def check_record(server: NameServer, domain: str, wanted: str) -> None:
    """Raises RecordNotFound unless the domain says exactly that."""
    name = f"{PLACE}.{domain}"
    texts = [text.strip() for text in server.texts(name)]
    if wanted not in texts:
        raise RecordNotFound(f"The TXT record at {name} says {texts[0][:80] if texts else 'nothing'}, not {wanted}.")

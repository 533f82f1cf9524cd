"""The choice of environment by host: on a site's staging hosts the script hands over to that of the staging release."""

from collections.abc import Sequence

from models.support.canonical_json import canonical


def staged(source: str, hosts: Sequence[str], address: str) -> str:
    """The production script, which on one of these hosts loads the script at `address` instead; as it is without hosts.

    Sites without staging hosts pay nothing for it. A host that begins with a dot stands for every host below it.
    """
    if not hosts:
        return source
    listed, there = canonical(list(hosts)).decode(), canonical(address).decode()
    test = f'{listed}.some(h=>h==location.host||h[0]=="."&&location.host.endsWith(h))'
    return f"{test}?import({there}):{source}"

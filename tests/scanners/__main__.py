"""All scanners, a table of what they found, and an exit code: `make scan`.

Each asks a Cairn of its own, so that none finds what another one changed; three run at a time. Nothing leaves this machine.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.scanners import api_requests, source_code, wapiti
from tests.scanners.explained import EXPLAINED
from tests.scanners.finding import Finding, rows, unexplained
from tests.scanners.scanned_server import Scanned, scanned_server


def _scan(scan: Callable[[Scanned, str], list[Finding]], who: str) -> list[Finding]:
    with scanned_server() as server:
        return scan(server, who) + server.faults(who)


def main() -> int:
    began = time.monotonic()
    with ThreadPoolExecutor(3) as pool:
        parts = [pool.submit(_scan, wapiti.scan, "owner")]
        parts += [pool.submit(_scan, api_requests.scan, who) for who in api_requests.PARTS]
        parts += [pool.submit(_scan, wapiti.scan, "stranger"), pool.submit(source_code.scan)]
        findings = [one for part in parts for one in part.result()]
    bare = unexplained(findings, EXPLAINED)
    print("", *rows(findings, EXPLAINED), sep="\n")
    print(f"\n{len(set(findings))} findings, {len(bare)} not explained, {time.monotonic() - began:.0f} s.")
    return 1 if bare else 0


if __name__ == "__main__":
    sys.exit(main())

"""Members who work in the editor, as a process of its own: `python tests/bench/editor_session.py PORT SECONDS < MEMBERS`.

MEMBERS is JSON: for each the cookie's secret, a guide, its step and its site. Each opens the guide, saves its step, looks at the
numbers of the guide and of the site, and publishes, with half a second between two requests, at least once. They do not begin at
the same moment. Prints JSON: answers by status, and how long the slowest of 100 took.
"""

import http.client
import json
import re
import secrets
import sys
import threading
import time
from collections import Counter
from urllib.parse import urlencode

PAUSE = 0.5
PART = {"hx-request": "true", "hx-request-type": "partial"}
SEEN = re.compile(r'id="save-state".*?name="seen" value="([^"]*)"', re.DOTALL)
SHEET = re.compile(r'name="seen" value="([0-9a-f]*)"><input type="hidden" name="drafted" value="([0-9a-f]{64})"')


class Member:
    def __init__(self, port: int, known: dict, heard: list[tuple[float, str]]) -> None:
        self._known, self._heard = known, heard
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._headers = {"cookie": f"cairn_session={known['secret']}", "sec-fetch-site": "same-origin"}

    def ask(self, method: str, path: str, form: dict | None = None) -> str:
        headers = self._headers | ({**PART, "content-type": "application/x-www-form-urlencoded"} if form is not None else {})
        began = time.perf_counter()
        self._connection.request(method, path, urlencode(form) if form is not None else None, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self._heard.append((time.perf_counter() - began, f"{method} {answer.status}"))
        time.sleep(PAUSE)
        return text

    def work(self, begins_after: float, until: float) -> None:
        guide, step, site = (self._known[name] for name in ("guide", "step", "site"))
        time.sleep(begins_after)
        while True:
            number = secrets.token_hex(4)  # no two titles of a step are alike, so that there is something to publish
            self.ask("GET", "/guides")
            page = self.ask("GET", f"/guides/{guide}")
            written = {"kind": "modal", "title": f"Hello {number}", "button-0-label": "Done", "button-0-action": "finish"}
            self.ask("PUT", f"/guides/{guide}/steps/{step}", {"seen": SEEN.search(page)[1], **written})
            self.ask("GET", f"/guides/{guide}/numbers")
            self.ask("GET", f"/sites/{site}/numbers")
            sheet = self.ask("GET", f"/guides/{guide}/publication-sheet")
            live, drafted = SHEET.search(sheet).groups()
            self.ask("POST", f"/guides/{guide}/publication", {"seen": live, "drafted": drafted})
            if time.monotonic() >= until:
                return


def main() -> None:
    port, until = int(sys.argv[1]), time.monotonic() + float(sys.argv[2])
    heard: list[tuple[float, str]] = []
    members = [Member(port, one, heard) for one in json.load(sys.stdin)]
    starts = [PAUSE * number / len(members) for number in range(len(members))]
    threads = [threading.Thread(target=one.work, args=(start, until)) for one, start in zip(members, starts, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waits = sorted(wait for wait, _ in heard)
    print(json.dumps({"statuses": dict(Counter(status for _, status in heard)), "p99": waits[int(len(waits) * 0.99)]}))


if __name__ == "__main__":
    main()

"""What schemathesis is told of Cairn's API, and what it is asked to write down; it reads this file by its settings.

A POST has a name of its own in `Idempotency-Key`: schemathesis would send the same one with everything, and be told that it
stood for another request. Every failure goes into a file with the answer that it is about: in the report a kind has one for each
operation.
"""

import json
import re
import uuid
from pathlib import Path

import schemathesis

KEY = "Idempotency-Key"
FAILURES = "failures.jsonl"
"""In the folder that schemathesis is started in."""

LONGEST = 50_000
LARGEST_ID = 2**31 - 1
"""As the description has it; this file is read where Cairn's own modules are not."""


@schemathesis.hook
def before_call(_context, case, _kwargs):
    """What the description does not allow stays as it is. A request that is to come without a key is left alone as well: whoever
    changes one of its headers has schemathesis forget that another one is missing.
    """
    about = getattr(getattr(case.meta, "phase", None), "data", None)
    if getattr(about, "parameter", None) == "Authorization":
        return
    if re.fullmatch("[!-~]{1,200}", (case.headers or {}).get(KEY) or ""):
        case.headers[KEY] = uuid.uuid4().hex


@schemathesis.hook
def filter_failure(_context, failure, case, response):
    if not was_sent(failure.message, case.operation.path, response.request.url):
        return False
    line = {
        "type": type(failure).__name__,
        "operation": case.operation.label,
        "status": response.status_code,
        "answer": response.text[:LONGEST],
        "about": failure.message,
    }
    with Path(FAILURES).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    return True


def was_sent(about, path, url):
    """Whether the number of an address that is said to be wrong was in it: one that is known is put in place of what was made."""
    name = re.search(r"Invalid component: parameter `(\w+)` in path", about)
    if name is None:
        return True
    pattern = "".join(
        f"(?P<{part[1:-1]}>[^/]*)" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{\w+\})", path)
    )
    value = re.search(f"{pattern}$", url.partition("?")[0])
    return value is None or not (value[name[1]].isdecimal() and 1 <= int(value[name[1]]) <= LARGEST_ID)

"""What a running Cairn writes down: a line of JSON for each thing, which says nothing of who asked and holds no secret."""

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TextIO

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The name of the request that is being answered."""

OURS = "cairn"
ACCESS = "cairn.access"
JOBS = "dbos"

HIDDEN = (
    (re.compile(r"[^\s@<>\"'(]+@[^\s@<>\"')]+\.\w+"), "[address]"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[network]"),
    (re.compile(r"(?<![\w:])(?=[\w:]*::|(?:\w+:){7})(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE), "[network]"),
    (re.compile(r"[\w-]{24,}(?:\.[\w-]+)*"), "[secret]"),
)
"""What is taken out of every sentence, whoever wrote it: addresses of people and machines, and what is long enough for a key."""


def begin_log(kind: str, stream: TextIO | None = None) -> None:
    """From now on this process logs to standard error: `json` everything from the level of information on, `text` warnings and
    errors as they are, with their traces, for whoever develops.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLine() if kind == "json" else logging.Formatter("[%(levelname)s] %(message)s"))
    handler.addFilter(_is_said_once)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    _hand_on(logging.getLogger(JOBS))
    logging.getLogger(OURS).setLevel(logging.INFO if kind == "json" else logging.WARNING)


def _hand_on(other: logging.Logger) -> None:
    """What it says is written like everything else. One that has a handler makes none of its own, which would write text."""
    other.handlers[:] = [logging.NullHandler()]
    other.propagate = True


def _is_said_once(record: logging.LogRecord) -> bool:
    """A fault is noted where it is answered; the server would say it once more, without the name of the request."""
    return not (record.name.startswith("_granian") and str(record.msg).startswith("Application callable raised"))


class JsonLine(logging.Formatter):
    """A record as one line. Of a fault it says the kind and the places in the code: its text may quote rows and forms."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _sentence(record),
        }
        if request := REQUEST.get():
            line["request"] = request
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"] = record.exc_info[0].__name__
            line["places"] = [f"{place.filename.rpartition('/')[2]}:{place.lineno} {place.name}" for place in _places(record)]
        return json.dumps(line, ensure_ascii=False)


def _sentence(record: logging.LogRecord) -> str:
    """What was said. Of others' records the pattern alone, without what was filled in."""
    in_lines: str = getattr(record, "in_lines", "")
    if in_lines:
        return in_lines
    is_ours = record.name.partition(".")[0] == OURS
    text = record.getMessage() if is_ours else str(record.msg)
    for pattern, instead in HIDDEN:
        text = pattern.sub(instead, text.partition("\n")[0][:2000])
    return text


def _places(record: logging.LogRecord) -> list[traceback.FrameSummary]:
    trace = record.exc_info[2] if record.exc_info else None
    return list(traceback.extract_tb(trace))[-12:]

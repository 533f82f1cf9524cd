"""A guide's numbers as files, as finely as they are kept: by day, version, figure, step, language and device class.

Each row says which step it is of: by its own number and its place and title in the version that was shown.
"""

import csv
import io
import json

from starlette.requests import Request
from starlette.responses import Response

from models.event.count_rows import CountRow, rows
from models.guide import Guide
from web.forms.asked_numbers import AskedNumbers, asked_numbers
from web.kit.context import context
from web.lookup import find_guide
from web.screens.number_files import number_file, safe_cell

COLUMNS = tuple(CountRow.__annotations__)


def show_csv(request: Request) -> Response:
    here, guide, asked = context(request), find_guide(request, may="view"), asked_numbers(request)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    found = rows(here.db, asked.of(guide), here.organisation.zone)
    writer.writerows({name: safe_cell(value) for name, value in row.items()} for row in found)
    return _file(guide, asked, text.getvalue(), "csv", "text/csv; charset=utf-8")


def show_json(request: Request) -> Response:
    here, guide, asked = context(request), find_guide(request, may="view"), asked_numbers(request)
    document = {
        "guide": guide.key,
        "name": guide.name,
        "from": str(asked.period.since),
        "to": str(asked.period.until),
        "zone": here.organisation.zone,
        "environment": asked.query.environment,
        "counts": list(rows(here.db, asked.of(guide), here.organisation.zone)),
    }
    return _file(guide, asked, json.dumps(document, ensure_ascii=False), "json", "application/json")


def _file(guide: Guide, asked: AskedNumbers, text: str, suffix: str, media_type: str) -> Response:
    return number_file(f"{guide.key}-{asked.file_name}.{suffix}", text, media_type)

"""A guide's numbers as files, as finely as they are kept: by day, version, figure, step, language and device class."""

import csv
import io
import json

from starlette.requests import Request
from starlette.responses import Response

from models.event.breakdown import rows
from models.guide import Guide
from web.forms.number_period import asked_days, first_day
from web.kit.context import context
from web.lookup import find_guide

COLUMNS: tuple[str, ...] = ("day", "version", "figure", "step", "locale", "device", "total", "unique")


def show_csv(request: Request) -> Response:
    guide = find_guide(request, may="view")
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows(context(request).db, guide, first_day(request)))
    return _file(request, guide, text.getvalue(), "csv", "text/csv; charset=utf-8")


def show_json(request: Request) -> Response:
    guide = find_guide(request, may="view")
    counts = list(rows(context(request).db, guide, first_day(request)))
    document = {"guide": guide.key, "name": guide.name, "from": str(first_day(request)), "counts": counts}
    return _file(request, guide, json.dumps(document, ensure_ascii=False), "json", "application/json")


def _file(request: Request, guide: Guide, text: str, suffix: str, media_type: str) -> Response:
    name = f"{guide.key}-{asked_days(request)}-days.{suffix}"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-store"}
    return Response(text, headers={**headers, "content-type": media_type})

"""The numbers of many guides as files: a row for each guide with all its figures."""

import csv
import io
import json
from collections.abc import AsyncIterable, Sequence

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from models.event.figure_selection import SHOWN, UNIQUE
from models.event.numbers_overview import overview
from models.guide import Guide
from web.forms.asked_numbers import AskedNumbers
from web.kit.context import context

COLUMNS = ("guide", "name", "site", "kind", "archived", *SHOWN, *(f"{name}_unique" for name in SHOWN))


def overview_csv(request: Request, asked: AskedNumbers, guides: Sequence[Guide], name: str) -> Response:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({name: safe_cell(value) for name, value in row.items()} for row in _rows(request, asked, guides))
    return number_file(f"{name}-{asked.file_name}.csv", text.getvalue(), "text/csv; charset=utf-8")


def overview_json(request: Request, asked: AskedNumbers, guides: Sequence[Guide], name: str) -> Response:
    period = {"from": str(asked.period.since), "to": str(asked.period.until), "zone": context(request).organisation.zone}
    document = {**period, "environment": asked.query.environment, "guides": _rows(request, asked, guides)}
    return number_file(f"{name}-{asked.file_name}.json", json.dumps(document, ensure_ascii=False), "application/json")


def number_file(name: str, text: str, media_type: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-store"}
    return Response(text, headers={**headers, "content-type": media_type})


def streamed_file(name: str, pieces: AsyncIterable[str], media_type: str) -> Response:
    """One that is too long to be made before it is sent."""
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-store"}
    return StreamingResponse(pieces, headers={**headers, "content-type": media_type})


def _rows(request: Request, asked: AskedNumbers, guides: Sequence[Guide]) -> list[dict[str, object]]:
    found = overview(context(request).db, guides, asked.period, asked.query.environment)
    return [
        {
            "guide": row.guide.key,
            "name": row.guide.name,
            "site": row.guide.site.name,
            "kind": row.guide.kind,
            "archived": row.guide.archived_at is not None,
            **{figure: row.figures.of(figure) for figure in SHOWN},
            **{f"{figure}_unique": row.figures.of(figure, UNIQUE) for figure in SHOWN},
        }
        for row in found.rows
    ]


def safe_cell(value: object) -> object:
    """A text that no spreadsheet takes for a formula; what is no text stays."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value

"""What a step says, as its author writes it in the card on the live page."""

import json

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.engine.json_value import is_object
from models.guide.step_words import WordsDisputed, word
from models.support.json_reader import Faults, Reader
from web.player.build_state import build_state
from web.player.builder_request import ANSWERED, MAY_SEND, Building, building
from web.player.visitor_request import visitors

LARGEST = 300_000
LONGEST_TEXT = 200_000


@visitors
async def create(request: Request) -> Response:
    """201 when they are saved; 409 with the step as somebody else left it when they changed meanwhile; else why nothing was."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=MAY_SEND)
    return await run_sync(_save, await building(request, LARGEST))


def _save(asked: Building) -> Response:
    reader = Reader.of(_given(asked.rest))
    step, title, seen = reader.text("step", 100), reader.text("title", 4000), reader.text("seen", 100)
    body = reader.text("body", LONGEST_TEXT) if "body" in reader.value else None
    try:
        reader.finish()
        with asked.writing() as (session, build, now):
            word(build, step, title, body, seen, now)
            return JSONResponse(build_state(asked.request, session, build), 201, headers=ANSWERED)
    except WordsDisputed as problem:
        return _disputed(asked, problem)
    except (ValueError, Faults) as problem:
        raise HTTPException(422, f"Nothing was saved: {problem}") from problem


def _disputed(asked: Building, problem: WordsDisputed) -> Response:
    with asked.looking() as (session, build):
        said = {**build_state(asked.request, session, build), "problem": str(problem), "disputed": problem.theirs.id}
    return JSONResponse(said, 409, headers=ANSWERED)


def _given(body: bytes) -> object:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise HTTPException(422, "Nothing was saved: this is no JSON.") from problem
    if not is_object(given):
        raise HTTPException(422, "Nothing was saved: a JSON object is expected.")
    return given

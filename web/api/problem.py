"""Why a request was refused, as programs read it (RFC 9457): one sentence, and every fault of what was sent with its path."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from models.support.json_reader import Faults
from web.api.fault_code import fault_code

MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: ("bad_request", "Not a request"),
    401: ("unauthorized", "A key is needed"),
    403: ("forbidden", "Not allowed"),
    404: ("not_found", "Nothing here"),
    405: ("method_not_allowed", "Not possible"),
    406: ("not_acceptable", "Not in that form"),
    408: ("too_slow", "Too slow"),
    409: ("conflict", "Not as things are"),
    412: ("changed_meanwhile", "Changed meanwhile"),
    413: ("too_large", "Too large"),
    415: ("unsupported_media_type", "Not in that form"),
    422: ("invalid", "Not valid"),
    428: ("precondition_required", "Say which state you saw"),
    429: ("too_many_requests", "Too many requests"),
    500: ("failed", "Something went wrong"),
    503: ("busy", "Too busy"),
}
"""Status → the name that programs compare, and its title."""


class Fault(BaseModel):
    """One thing that is wrong, and where: `steps[2].title`; an empty path is all of it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"path": "steps[0].title", "code": "type", "sentence": "must be text"}]}
    )

    path: str
    code: str = Field(description="A short name that stays, such as `missing` or `too_long`.")
    sentence: str


class ProblemDocument(BaseModel):
    """What went wrong. `code` stays the same, `detail` is for people, and `errors` lists every fault at once."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "/api/#problem-invalid",
                    "title": "Not valid",
                    "status": 422,
                    "code": "invalid",
                    "detail": "The guide has 1 fault. Nothing was changed.",
                    "errors": [{"path": "steps[0].title", "code": "type", "sentence": "must be text"}],
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[Fault]


class Problem(HTTPException):
    """A refusal with its faults."""

    def __init__(
        self,
        status: int,
        sentence: str,
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        code: str = "",
    ) -> None:
        super().__init__(status, sentence, headers)
        self.faults = list(faults)
        self.code = code


def refused(what: str, problem: Faults, within: str = "") -> Problem:
    """The refusal of a document, with every fault that its reader found."""
    faults = [_fault(path, sentence, within) for path, sentence in problem.faults]
    number = f"{len(faults)} faults" if len(faults) != 1 else "1 fault"
    return Problem(422, f"{what} has {number}. Nothing was changed.", faults=faults)


def one_fault(what: str, path: str, sentence: str, code: str = "") -> Problem:
    return Problem(422, what, faults=[Fault(path=path, code=code or fault_code(sentence), sentence=sentence)])


def invalid(what: str, problem: ValidationError) -> Problem:
    """The refusal of what surrounds a document, or of parameters."""
    faults = [
        Fault(path=_path(error["loc"]), code=_code(error["type"]), sentence=_sentence(error)) for error in problem.errors()[:200]
    ]
    return Problem(422, f"{what} can't be taken as it is. Nothing was changed.", faults=faults)


def answer(
    status: int, sentence: str, faults: Iterable[Fault] = (), headers: Mapping[str, str] | None = None, code: str = ""
) -> Response:
    """The answer that says it."""
    name, title = TITLES.get(status, (f"status_{status}", "Refused"))
    document = ProblemDocument(
        type=f"/api/#problem-{name}", title=title, status=status, code=code or name, detail=sentence, errors=list(faults)
    )
    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff", **(headers or {})}
    return Response(document.model_dump_json(), status, media_type=MEDIA_TYPE, headers=headers)


def answer_to(problem: HTTPException) -> Response:
    faults, code = (problem.faults, problem.code) if isinstance(problem, Problem) else ([], "")
    sentence = str(problem.detail)
    if problem.status_code == 404 and sentence == "Not Found":
        sentence = "There is nothing at this address, or you have no access to it."
    return answer(problem.status_code, sentence, faults, problem.headers, code)


def _fault(path: str, sentence: str, within: str) -> Fault:
    joined = f"{within}.{path}" if within and path else within or path
    return Fault(path=joined, code=fault_code(sentence), sentence=sentence)


def _path(parts: tuple[int | str, ...]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _code(kind: str) -> str:
    """Those of the house where pydantic's name says the same."""
    if kind.endswith(("_type", "_parsing")):
        return "type"
    names = {
        "extra_forbidden": "unknown",
        "string_too_long": "too_long",
        "string_too_short": "too_short",
        "too_long": "too_many",
        "literal_error": "not_allowed",
        "string_pattern_mismatch": "not_allowed",
    }
    return names.get(kind, "out_of_range" if kind.startswith(("greater", "less")) else kind)


def _sentence(error: Any) -> str:
    """Of pydantic's sentences the short ones that say what to do."""
    known = {"missing": "is missing", "extra_forbidden": "is not known here"}
    text: str = known.get(error["type"]) or error["msg"]
    return text.removeprefix("Value error, ").replace("Input should", "should")

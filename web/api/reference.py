"""The API for people: every operation with what it takes, answers and needs, drawn from the table that it is served by."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from web.api.deprecation import Deprecation
from web.api.endpoint import PREFIX
from web.api.operation import Operation
from web.api.operations import OPERATIONS
from web.api.problem import TITLES
from web.api.samples import samples
from web.kit.capacity import REQUESTS_OF_KEY, REQUESTS_OF_NETWORK
from web.kit.respond import page


@dataclass(frozen=True)
class Parameter:
    name: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One operation as it is drawn."""

    name: str
    method: str
    path: str
    summary: str
    description: str
    scope: str
    parameters: tuple[Parameter, ...]
    takes: str
    answers: str
    refuses: str
    samples: dict[str, str]
    deprecated: Deprecation | None

    @classmethod
    def of(cls, one: Operation) -> "Entry":
        answers = ", ".join(f"{status} {model.__name__ if model else 'without a body'}" for status, model in one.answers.items())
        return cls(
            one.name,
            one.method,
            PREFIX + one.path,
            one.summary,
            one.description,
            one.scope,
            tuple(Parameter(name, field.description or "") for name, field in one.query.model_fields.items()),
            one.takes.__name__ if one.takes else "",
            answers,
            ", ".join(str(status) for status in sorted(one.problems)),
            samples(one),
            one.deprecated,
        )


def show(request: Request) -> Response:
    """For everybody: it says nothing about anybody."""
    return draw(request, OPERATIONS)


def draw(request: Request, operations: Iterable[Operation]) -> Response:
    """The page of those operations."""
    nouns: dict[str, list[Entry]] = {}
    for one in operations:
        nouns.setdefault(one.noun.replace("_", " "), []).append(Entry.of(one))
    problems = {name: (status, title) for status, (name, title) in TITLES.items()}
    limits = {"key": REQUESTS_OF_KEY, "network": REQUESTS_OF_NETWORK}
    return page(request, "api/index.html", nouns=nouns, problems=problems, limits=limits)

"""What the API can be asked: an operation is a row, from which its route and its description are made."""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session
from starlette.requests import Request

from models.account.api_key import SCOPES, ApiKey
from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Organisation
from models.account.reach import Reach
from web.api.deprecation import Deprecation
from web.api.problem import Problem
from web.kit.asked_from import put_origin
from web.kit.context import Instance, Note
from web.kit.request_body import LARGEST

Scope = Literal["read", "write", "review", "publish", "manage"]
M = TypeVar("M", bound=BaseModel)

NOTHING = "There is nothing at this address, or you have no access to it."
OF_A_SITE = frozenset({"site_id", "guide_id", "review_id", "finding_id"})
"""What an address can name that leads to a site."""

Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"\S")]


class Shape(BaseModel):
    """What is sent: nothing that is not known, no number as text."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Query(BaseModel):
    """What stands behind the question mark of an address."""

    model_config = ConfigDict(extra="forbid")


class Trial(Query):
    """Of what can be tried first."""

    dry_run: bool = Field(False, description="Do everything, answer as if it were done, and change nothing.")


@dataclass(frozen=True)
class Call:
    """One request, read and checked, within its transaction."""

    request: Request
    instance: Instance
    db: Session
    now: datetime
    key: ApiKey
    reach: Reach
    query: BaseModel
    body: BaseModel | None
    operation: "Operation"

    @property
    def organisation_id(self) -> int:
        return self.key.organisation_id

    @property
    def organisation(self) -> Organisation:
        return self.db.get_one(Organisation, self.organisation_id)

    @property
    def by(self) -> Member:
        """Whose work it is."""
        return self.key.made_by

    @contextmanager
    def saving(self) -> Generator["Call"]:
        """The same request in a transaction that writes, once something else than the database was waited for."""
        self.db.commit()
        with self.instance.database.narrowed(self.organisation_id).writing() as session:
            key = session.get_one(ApiKey, self.key.id)
            put_origin(session, self.request, key.name)
            if key.is_over(self.now):
                raise Problem(401, "This key was ended a moment ago.")
            saving = replace(self, db=session, key=key, reach=key.reach(session))
            note = saving.begun()
            yield saving
            if note is not None and not self.is_trial:
                note.end(saving.by, self.now)

    def begun(self) -> Note | None:
        """What the audit log says of this request, where it says it of itself."""
        actions = (f"{self.operation.method} api_{self.operation.name}", *self.operation.twins)
        return self.instance.begin_note(self.db, actions, self.organisation_id, self.request.path_params)

    def must_at(self, site_id: int, scope: "Scope | None" = None) -> None:
        """Refuses what the key may not do with that site: what is asked, or the scope that a part of it needs besides."""
        if self.reach.role_at(site_id) is None:
            raise Problem(404, NOTHING)
        AuditEntry.about(self.db, site_id)
        wanted = scope or self.operation.scope
        if not self.reach.may_at(SCOPES[wanted], site_id):
            raise Problem(403, f"This key has not the scope {wanted}, or its maker's role does not reach as far on this site.")

    def id(self, name: str) -> int:
        """A number from the address."""
        return int(self.request.path_params[name])

    def word(self, name: str) -> str:
        """A word from the address."""
        return str(self.request.path_params[name])

    def sent(self, model: type[M]) -> M:
        """The body."""
        assert isinstance(self.body, model)
        return self.body

    def asked(self, model: type[M]) -> M:
        """What stands behind the question mark."""
        assert isinstance(self.query, model)
        return self.query

    @property
    def is_trial(self) -> bool:
        return isinstance(self.query, Trial) and self.query.dry_run


@dataclass(frozen=True)
class Reply:
    value: BaseModel | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Operation:
    """`address` is a method and a path; noun and name are those of the file and the function, whose docstring describes it.

    `answers` are those that are no problem, `refuses` the problems that not every operation has. `twins` are the actions of
    screens that do the same, each as a method and the name of its route. What `waits` for a page holds no connection meanwhile.
    With `needs_state`, `If-Match` names what was seen. What lists things of all sites is `across_sites`.
    """

    address: str
    does: Callable[[Call], Reply]
    scope: Scope
    answers: Mapping[int, type[BaseModel] | None]
    takes: type[BaseModel] | None = None
    query: type[Query] = Query
    refuses: tuple[int, ...] = ()
    twins: tuple[str, ...] = ()
    needs_state: bool = False
    largest: int = LARGEST
    waits: bool = False
    across_sites: bool = False
    deprecated: Deprecation | None = None

    @property
    def method(self) -> str:
        return self.address.partition(" ")[0]

    @property
    def path(self) -> str:
        return self.address.partition(" ")[2]

    @property
    def noun(self) -> str:
        return self.does.__module__.rpartition(".")[2].removesuffix("_api")

    @property
    def name(self) -> str:
        return f"{self.noun}.{self.does.__name__}"

    @property
    def summary(self) -> str:
        """The first line of the function's docstring."""
        return (self.does.__doc__ or "").strip().splitlines()[0].removesuffix(".")

    @property
    def description(self) -> str:
        return " ".join(line.strip() for line in (self.does.__doc__ or "").strip().splitlines()[1:]).strip()

    @property
    def parameters(self) -> list[str]:
        """What stands in braces in its path."""
        return [part.strip("{}") for part in self.path.split("/") if part.startswith("{")]

    @property
    def is_of_site(self) -> bool:
        return self.across_sites or not OF_A_SITE.isdisjoint(self.parameters)

    @property
    def problems(self) -> frozenset[int]:
        """Every status with which it may refuse."""
        body, state = {408, 413, 415} if self.method != "GET" else (), {412, 428} if self.needs_state else ()
        named, replayed = {404} if self.parameters else (), {409} if self.waits else ()
        return frozenset({400, 401, 403, 422, 429, 500, 503, *body, *state, *named, *replayed, *self.refuses})

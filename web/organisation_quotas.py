"""The quotas of an organisation, set by an operator: what it may have, beside what it has."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.quota_form import QuotaForm
from models.account import Organisation
from models.account.organisation_quota import Quota, set_quotas
from models.support.quota_kinds import KINDS, QuotaKind, read_bound
from web.kit.form_fields import start_of_text
from web.kit.respond import page, partial
from web.lookup import operator_context

NO_BOUND = -1
LONGEST_TYPED = 40


def show(request: Request) -> Response:
    organisation = _find(request)
    return page(request, "operator/quotas.html", organisation=organisation, form=_form(request, organisation))


def update(request: Request) -> Response:
    """Sets them all: an empty field is what holds for everybody, *none* is no bound."""
    organisation, here, own, problems = _find(request), operator_context(request), dict[str, int](), dict[str, str]()
    typed = {kind.name: start_of_text(request, kind.name, LONGEST_TYPED).strip() for kind in KINDS.values()}
    for kind in KINDS.values():
        try:
            own |= _read(kind, typed[kind.name])
        except ValueError as problem:
            problems[kind.name] = _sentence(str(problem))
    if problems:
        return partial(_form(request, organisation).refused(typed, problems), status=422)
    set_quotas(here.db, organisation, own, here.member, here.now)
    here.db.flush()
    return partial(_form(request, organisation, saved=True))


def _read(kind: QuotaKind, typed: str) -> dict[str, int]:
    if not typed:
        return {}
    return {kind.name: NO_BOUND if typed.casefold() == "none" else read_bound(kind, typed)}


def _sentence(problem: str) -> str:
    return f"{problem[:1].upper()}{problem[1:]}; or none for no limit, or nothing for what holds for everybody."


def _form(request: Request, organisation: Organisation, *, saved: bool = False) -> QuotaForm:
    here = operator_context(request)
    quotas = Quota.all_of(here.db, organisation.id, here.now)
    return QuotaForm.of(organisation.id, quotas, here.settings.operating.quotas, saved=saved)


def _find(request: Request) -> Organisation:
    found = operator_context(request).db.get(Organisation, request.path_params["organisation_id"])
    if found is None:
        raise HTTPException(404)
    return found

"""What a person is called."""

from starlette.requests import Request
from starlette.responses import Response

from components.account_name import AccountName
from models.account.audit_log import AuditEntry
from models.account.member import LONGEST_NAME
from web.forms.name_field import typed_name, why_no_name
from web.kit.context import person_context
from web.kit.respond import partial


def update(request: Request) -> Response:
    someone, name = person_context(request), typed_name(request)
    problem = why_no_name(name, LONGEST_NAME)
    if problem:
        return partial(AccountName(name, problem), status=422)
    before, someone.member.name = someone.member.name, name
    if before != name:
        AuditEntry.note_of_person(someone.db, someone.member, "account.renamed", f"{before} is called {name} now.", someone.now)
    return partial(AccountName(name, saved=True))

"""A test mail to the member's own address, for who runs the instance or manages an organisation on it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.integration.trial_letter import hand_in, may_try_again, trial_letter
from web.kit.context import person_context
from web.kit.resource import saving
from web.kit.respond import notice, page, partial, wants_part
from web.screens.trial_panel import may_try_mail, trial_panel


def create(request: Request) -> Response:
    """Hands it to the mail server at once, past the outbox, so that its answer can be shown."""
    here = person_context(request)
    if not may_try_mail(request):
        raise HTTPException(404)
    letter = trial_letter(here.member.email, here.settings.base_url)
    with saving(request) as session:
        member, now = person_context(request).member, here.now
        may_go_on = may_try_again(session, member.id, now)
        if may_go_on:
            AuditEntry.note_of_person(session, member, "mail.tried", f"{member.name} asked for a test mail to themselves.", now)
    if not may_go_on:
        return notice(request, "You tried mail a few times in this hour. Try again when the next one begins.", 429)
    panel = trial_panel(request, hand_in(letter, here.settings.mail_url, here.settings.operating.ca_file))
    return partial(panel) if wants_part(request) else page(request, "operator/trial.html", panel=panel)

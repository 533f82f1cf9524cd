"""Identified mode of a site: an admin turns it on with its terms, changes them, or turns it off, which erases what it kept."""

from sqlalchemy import func, select
from starlette.requests import Request
from starlette.responses import Response

from components.identified_mode_form import IdentifiedModeForm
from models.account.audit_log import AuditEntry
from models.event.identified_visitor import IdentifiedVisitor
from models.privacy.legal_hold import HoldRefused
from models.privacy.mode_change import change_mode, turn_off
from models.site import Site
from models.site.identified_mode import IdentifiedMode, IdentifiedModeTerms
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import page, partial, wants_part
from web.lookup import find_site


def show(request: Request) -> Response:
    site = find_site(request, may="view")
    return _answer(request, site, _form(request, site))


def update(request: Request) -> Response:
    """Turns it on, or changes the terms."""
    site = find_site(request, may="manage")
    here = context(request)
    typed = (
        form_fields.start_of_block(request, "purpose", 600),
        form_fields.start_of_text(request, "legal_basis", 24),
        form_fields.start_of_block(request, "names", 4000),
    )
    terms, problems = IdentifiedModeTerms.read(*typed)
    if terms is None:
        mode = IdentifiedMode.of(here.db, site)
        since = mode.since if mode else None
        days = here.settings.retention.visitor
        return _answer(request, site, IdentifiedModeForm(site.id, *typed, since, days=days, problems=_by_field(problems)), 422)
    sentence = change_mode(here.db, site, terms, by=here.member, now=here.now)
    if sentence:
        AuditEntry.note(here.db, site.organisation_id, "site.identified_mode", sentence, here.member, here.now, site_id=site.id)
    return _answer(request, site, _form(request, site, "Saved"))


def destroy(request: Request) -> Response:
    """Turns it off; everything that was kept about people goes."""
    site = find_site(request, may="manage")
    here = context(request)
    state = "Already off"
    try:
        erased = turn_off(here.db, site, by=here.member, now=here.now)
    except HoldRefused as held:
        return _answer(request, site, _form(request, site, str(held)), 422)
    if erased is not None:
        state = f"Off. {erased.sentence}"
        sentence = f"{site.name}: identified mode was turned off. {erased.sentence}"
        AuditEntry.note(here.db, site.organisation_id, "site.identified_mode", sentence, here.member, here.now, site_id=site.id)
    return _answer(request, site, _form(request, site, state))


def _by_field(problems: dict[str, str]) -> dict[str, str]:
    """A form's own `attributes` are what browsers ask it for, so its field is called otherwise."""
    return {"names" if name == "attributes" else name: sentence for name, sentence in problems.items()}


def _form(request: Request, site: Site, state: str = "") -> IdentifiedModeForm:
    here, mode = context(request), IdentifiedMode.of(context(request).db, site)
    theirs = select(func.count()).where(IdentifiedVisitor.mode == mode.name) if mode else None
    people = here.db.scalar(theirs) or 0 if theirs is not None else 0
    may_manage, days = here.reach.may_at("manage", site.id), here.settings.retention.visitor
    return IdentifiedModeForm.of(site.id, mode, people=people, days=days, may_manage=may_manage, state=state)


def _answer(request: Request, site: Site, form: IdentifiedModeForm, status: int = 200) -> Response:
    if wants_part(request):
        return partial(form, status=status)
    return page(request, "sites/identified_mode.html", status, site=site, form=form)

"""When a guide shows: who, on which pages, what starts it, how often and until when."""

from starlette.requests import Request
from starlette.responses import Response

from components.would_it_show import WouldItShow
from models.guide import Guide
from models.guide.rules import Rules
from models.site.site_attribute import SiteAttribute
from models.support.canonical_json import content_hash
from models.support.json_reader import Faults
from web.forms.form_tree import Tree
from web.forms.rule_fields import read_rules
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial, wants_part
from web.lookup import find_guide
from web.screens.guide_page import guide_page
from web.screens.rules_screen import SaveOutcome, live_data, proposal, rules_form, saved_form


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    form = saved_form(request, guide)
    if wants_part(request):
        return partial(form)
    attributes = SiteAttribute.types_of(context(request).db, guide.site)
    address = next((step.page for step in guide.document.steps if step.page), guide.site.address)
    panel = WouldItShow(address, tuple(attributes.items()), live_data(request, guide))
    return guide_page(request, "guides/rules.html", guide, "rules", form=form, panel=panel)


def update(request: Request) -> Response:
    """Saves the rules as the form says them, when they can be read and nobody else saved others meanwhile."""
    guide = find_guide(request, may="edit")
    here = context(request)
    attributes = SiteAttribute.types_of(here.db, guide.site)
    typed, fresh = read_rules(request, attributes, proposal(guide))
    try:
        rules = Rules.parse(typed)
    except Faults as problem:
        return _refused(request, guide, typed, dict(problem.faults), fresh)
    now, seen = content_hash(guide.document.rules), form_fields.text(request, "keep", 64) or form_fields.text(request, "seen", 64)
    if seen != now and rules.to_json() != guide.document.rules:
        return partial(rules_form(request, guide, typed, SaveOutcome(conflict=True), seen=seen), status=422)
    guide.edit(guide.document.with_rules(rules.to_json()), "Changed when it shows", here.member, here.now)
    return partial(rules_form(request, guide, typed, SaveOutcome(rules, state="Saved")))


def _refused(request: Request, guide: Guide, typed: Tree, problems: dict[str, str], fresh: list[str]) -> Response:
    """A row that was just added is not wrong yet: then the form is as it was asked for, and says what is still to do."""
    left = {path: sentence for path, sentence in problems.items() if not path.startswith(tuple(fresh) or "-")}
    seen = form_fields.text(request, "seen", 64)
    if not left:
        return partial(rules_form(request, guide, typed, SaveOutcome(state="Fill in the new line to save"), seen=seen))
    return partial(rules_form(request, guide, typed, SaveOutcome(problems=left), seen=seen), status=422)

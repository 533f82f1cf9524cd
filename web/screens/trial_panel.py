"""The panel from which mail is tried, for who may."""

from starlette.requests import Request

from components.trial_panel import TrialPanel
from models.integration.trial_letter import TrialAnswer
from web.kit.context import person_context, signed_in


def may_try_mail(request: Request) -> bool:
    """Who runs the instance, and who manages an organisation on it."""
    member = signed_in(request)
    return person_context(request).member.operator_since is not None or bool(member and member.may("manage"))


def trial_panel(request: Request, answer: TrialAnswer | None = None) -> TrialPanel:
    here = person_context(request)
    runs_it = here.member.operator_since is not None
    return TrialPanel.of(here.member.email, answer, has_server=bool(here.settings.mail_url), runs_it=runs_it)

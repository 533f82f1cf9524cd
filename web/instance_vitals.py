"""How this Cairn is: everything for who runs it, what concerns them for who manages an organisation on it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.vital_signs import VitalSigns
from migrations import is_current
from models.job.vitals import Patient, examine
from web.kit.context import instance, person_context
from web.kit.respond import page
from web.screens.trial_panel import may_try_mail, trial_panel


def show(request: Request) -> Response:
    here = person_context(request)
    runs_it = here.member.operator_since is not None
    if not may_try_mail(request):
        raise HTTPException(404)
    patient = Patient(here.settings, instance(request).public_database, here.sealer, here.ways_out, here.now, is_current)
    signs = [sign for sign in examine(patient, thorough=False) if runs_it or sign.is_shared]
    shown = VitalSigns.of(signs, runs_it=runs_it)
    return page(request, "operator/vitals.html", signs=shown, runs_it=runs_it, trial=trial_panel(request))

"""How this Cairn is: everything for who runs it, what concerns them for who manages an organisation on it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.vital_signs import VitalSigns
from migrations import is_current
from models.job.vitals import Patient, examine
from web.kit.context import instance, person_context, signed_in
from web.kit.respond import page


def show(request: Request) -> Response:
    here, member = person_context(request), signed_in(request)
    runs_it = here.member.operator_since is not None
    if not runs_it and not (member and member.may("manage")):
        raise HTTPException(404)
    patient = Patient(here.settings, instance(request).public_database, here.sealer, here.ways_out, here.now, is_current)
    signs = [sign for sign in examine(patient, thorough=False) if runs_it or sign.is_shared]
    return page(request, "operator/vitals.html", signs=VitalSigns.of(signs, runs_it=runs_it), runs_it=runs_it)

"""Addresses of the operator, where everybody else finds nothing: legal holds, and what members are told."""

from starlette.routing import BaseRoute

from web import legal_holds, member_holds, operator_policies, organisation_holds
from web.kit.resource import resource

OPERATOR: list[BaseRoute] = [
    resource("/operator/holds", "legal_holds", person=True, GET=legal_holds.index, POST=legal_holds.create),
    resource(
        "/operator/organisations/{organisation_id:int}/hold",
        "organisation_hold",
        person=True,
        DELETE=organisation_holds.destroy,
    ),
    resource("/operator/policies", "operator_policies", person=True, GET=operator_policies.index, POST=operator_policies.create),
    resource("/operator/members/{member_id:int}/hold", "member_hold", person=True, DELETE=member_holds.destroy),
]

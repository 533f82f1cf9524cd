"""Examples for the gallery and its test."""

from components.organisation_deletion import OrganisationDeletion

EXAMPLES = {
    "offered": OrganisationDeletion("Harbour Marina", 2, 14, 3),
    "with an authenticator, refused": OrganisationDeletion(
        "Donaudampfschifffahrtsgesellschaft", 1, 1, 1, has_authenticator=True, problem="That is not your password."
    ),
}

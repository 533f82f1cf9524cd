"""Examples for the gallery and its test."""

from components.organisation_logo import OrganisationLogo

EXAMPLES = {"none": OrganisationLogo("Harbour Marina"), "one": OrganisationLogo("Harbour Marina", 1, "0123456789abcdef")}

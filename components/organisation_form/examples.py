"""Examples for the gallery and its test."""

from components.organisation_form import OrganisationForm

EXAMPLES = {"empty": OrganisationForm(), "refused": OrganisationForm("", "Enter a name.")}

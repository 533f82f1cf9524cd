"""Examples for the gallery and its test."""

from components.organisation_name import OrganisationName

EXAMPLES = {
    "as it is": OrganisationName("Harbour Marina"),
    "saved": OrganisationName("Harbour", saved=True),
    "refused": OrganisationName("", "Enter a name."),
}

"""Examples for the gallery and its test."""

from components.organisation_zone import OrganisationZone

EXAMPLES = {
    "as it is": OrganisationZone("Europe/Berlin"),
    "saved": OrganisationZone("Europe/Berlin", saved=True),
    "refused": OrganisationZone("Moon/Base", "Choose a time zone of the list, such as Europe/Berlin."),
}

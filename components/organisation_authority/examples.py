"""Examples for the gallery and its test."""

from components.organisation_authority import OrganisationAuthority

EXAMPLES = {
    "as it is": OrganisationAuthority("https://www.cnil.fr/", "https://www.bfdi.bund.de/"),
    "empty": OrganisationAuthority(otherwise="https://www.bfdi.bund.de/", saved=True),
    "refused": OrganisationAuthority("the one in Bonn", problem="Enter the address of its page, beginning with https://."),
}

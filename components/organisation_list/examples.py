"""Examples for the gallery and its test."""

from components.organisation_list import OrganisationLine, OrganisationList

EXAMPLES = {
    "several": OrganisationList(
        (
            OrganisationLine(1, "Harbour Marina", "owner", is_here=True),
            OrganisationLine(2, "Northern Ferries", "author"),
            OrganisationLine(3, "Old Mill", "viewer", is_suspended=True),
        )
    ),
    "none": OrganisationList(),
}

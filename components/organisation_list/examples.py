"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.organisation_list import OrganisationLine, OrganisationList

LATER = datetime(2026, 12, 30, 10, tzinfo=UTC)

EXAMPLES = {
    "several": OrganisationList(
        (
            OrganisationLine(1, "Harbour Marina", "owner", is_here=True, logo="0123456789abcdef"),
            OrganisationLine(2, "Northern Ferries", "author"),
            OrganisationLine(3, "Old Mill", "viewer", is_suspended=True),
            OrganisationLine(4, "Lighthouse Tours", "owner", gone_at=LATER, may_bring_back=True),
            OrganisationLine(6, "Sand and Gravel", "owner", closed_because="The invoice of May is open."),
            OrganisationLine(5, "Dredging", "author", gone_at=LATER),
        )
    ),
    "of somebody who is restricted": OrganisationList(
        (OrganisationLine(1, "Harbour Marina", "author", is_suspended=True, is_restricted=True),)
    ),
    "none": OrganisationList(),
}

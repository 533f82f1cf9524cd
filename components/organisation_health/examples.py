"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.organisation_health import HealthLine, OrganisationHealth, Receipt, RefusedLine

THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)

EXAMPLES = {
    "three": OrganisationHealth(
        (
            HealthLine("Harbour Marina", "h7kp2mxw9qrt", 12, 3, 41, "61.2 MB", "24 Nov 2026", THEN, "3 min"),
            HealthLine("Donaudampfschifffahrtsgesellschaft", "b3nd8sfj6ygh", 1, 0, 0, "0 kB", ""),
            HealthLine("Old Mill", "z4ck2mpvh7kp", 2, 1, 3, "940 kB", "02 Oct 2026", THEN, "26 h", is_late=True, gone_at=THEN),
        ),
        (Receipt("w9qrtb3nd8sf", "03 Nov 2026", 12_045),),
        (RefusedLine("Too many requests to the API", "24 Nov 2026", 12, THEN),),
    ),
    "suspended": OrganisationHealth(
        (
            HealthLine(
                "Old Mill", "z4ck2mpvh7kp", 2, 1, 3, "940 kB", "", organisation_id=3, suspended_at=THEN, because="Unpaid."
            ),
            HealthLine("Harbour Marina", "h7kp2mxw9qrt", 12, 3, 41, "61.2 MB", "24 Nov 2026", THEN, organisation_id=4),
        ),
        about=4,
        typed=" ",
        problem="Give a reason: members will read it.",
    ),
    "none": OrganisationHealth(),
}

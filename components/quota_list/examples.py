"""Examples for the gallery and its test."""

from components.quota_list import QuotaLine, QuotaList

EXAMPLES = {
    "bounded": QuotaList(
        (
            QuotaLine("Sites", "3 sites", "3 sites", 100),
            QuotaLine("Guides, without archived ones", "41 guides", "50 guides", 82),
            QuotaLine("Pictures and pages", "61 MB of pictures and pages", "500 MB of pictures and pages", 12),
        )
    ),
    "without a bound": QuotaList((QuotaLine("Members", "12 members"), QuotaLine("Checks of sites, a day", "0 checks"))),
}

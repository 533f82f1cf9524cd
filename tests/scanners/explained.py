"""The findings that stay, each with its reason; docs/security.md lists them, too."""

from tests.scanners.finding import Explained

WRITES = ("POST /api/v1/*", "PUT /api/v1/*", "PATCH /api/v1/*")

EXPLAINED = (
    Explained(
        "bandit",
        "B608",
        ("migrations/versions/*", "models/backup/sqlite_copy.py", "models/backup/taken_copy.py", "models/support/key_chain.py"),
        "names of tables and columns come from the code; values are parameters",
    ),
    Explained(
        "bandit",
        "B704",
        ("components/__init__.py", "components/square_code.py", "components/translation_row/__init__.py"),
        "what templates that escape by themselves have drawn, escaped pieces, and squares that a library drew",
    ),
    Explained(
        "bandit",
        "B301",
        ("models/support/confined_process.py",),
        "from the parent that started this process; answers come back as JSON",
    ),
    Explained("bandit", "B310", ("web/commands/children.py",), "one of the two addresses that `cairn run` itself serves at"),
    Explained(
        "wapiti",
        "Cross Site Request Forgery",
        ("POST *",),
        "it looks for a token in the form; here the browser's own word on where a form comes from decides",
    ),
    Explained(
        "wapiti",
        "Clickjacking Protection",
        ("GET *",),
        "it looks for X-Frame-Options; `frame-ancestors` of the policy is what browsers obey instead",
    ),
    Explained(
        "wapiti",
        "HTTP Methods",
        (
            "GET /guides/*",
            "GET /guide-labels",
            "GET /sites/*",
            "GET /account/*",
            "GET /organisation/*",
            "GET /members/*",
            "GET /inbox/*",
            "GET /rights/*",
            "GET /session",
        ),
        "what the editor's own buttons send, done for the owner from the same origin; every other method is refused",
    ),
    *(
        Explained("schemathesis", "RejectedPositiveData", places, reason, rf"\[4(00|22)\] .*({said})")
        for said, reason, places in (
            ("holds a character that can't be kept", "a zero byte and half a character are kept by no database", WRITES),
            (
                "cursor: is no cursor of a page before",
                "a cursor is what an earlier page gave, and nothing else",
                ("GET /api/v1/*",),
            ),
            (
                "A period can have at most|There are no numbers from before|The last day is before the first|That day is over",
                "how two days stand to each other and to today",
                ("GET /api/v1/*numbers*", "GET /api/v1/*/rejected-counts", "POST /api/v1/guides/{guide_id}/reviews"),
            ),
            (
                "(address|url): ",
                "what is an address of the web, with a host that can be reached from outside",
                (
                    "POST /api/v1/sites",
                    "PATCH /api/v1/sites/{site_id}",
                    "* /api/v1/channels*",
                    "* /api/v1/sites/{site_id}/themes*",
                ),
            ),
            ("zone: must be a time zone", "the time zones that there are", ("* /api/v1/organisation", "* /api/v1/sites*")),
            ("staging_hosts: .* is no host", "what is the name of a host", ("* /api/v1/sites*",)),
            (
                "is declared already|is called .* already",
                "a name that something else has already",
                (
                    "* /api/v1/sites/{site_id}/attributes*",
                    "* /api/v1/sites/{site_id}/themes*",
                    "* /api/v1/sites/{site_id}/segments*",
                ),
            ),
            (
                "selector: |page: is not a page of",
                "the language of selectors, what one finds on a page, and which pages are the site's",
                ("POST /api/v1/sites/{site_id}/selectors", "POST /api/v1/sites/{site_id}/targets"),
            ),
            (
                r"rule\.conditions\[",
                "which operators and values go with which subject of a condition",
                ("* /api/v1/sites/{site_id}/segments*",),
            ),
            ("day: The day has to be one like", "which days there are", ("* /api/v1/sites/{site_id}/notes*",)),
            (
                r"rules\.pages\.(include|exclude)\[\d+\]\.value: is empty",
                "which part of an address and which operator may have an empty value",
                ("POST /api/v1/sites/{site_id}/guides", "PUT /api/v1/guides/{guide_id}"),
            ),
            (
                r"look\.stack: ",
                "a list of fonts, which is there where a theme has its own",
                ("* /api/v1/sites/{site_id}/themes*",),
            ),
            (
                "data: ",
                "bytes that are no picture, or no base64",
                ("PUT /api/v1/organisation/logo", "POST /api/v1/sites/{site_id}/pictures"),
            ),
            ("email: That is no e-mail address", "what is an address of mail", ("POST /api/v1/invitations",)),
            (
                "step_id: This (guide|version) has no such step|text: Write what you noticed",
                "steps that the guide has, and words of which something is left without white space",
                ("POST /api/v1/*/comments",),
            ),
            (
                r"The body is not JSON: -?\d+ is no number",
                "whole numbers of more than twenty digits, in parts of a guide that are passed over",
                ("POST /api/v1/*validate", "PATCH /api/v1/sites/{site_id}/content"),
            ),
        )
    ),
)

"""The findings that stay, each with its reason; docs/security.md lists them, too."""

from tests.scanners.finding import Explained

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
        ("components/__init__.py", "components/authenticator_panel/__init__.py", "components/translation_row/__init__.py"),
        "what templates that escape by themselves have drawn, and escaped pieces",
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
    Explained(
        "schemathesis",
        "RejectedPositiveData",
        ("* /api/v1/*",),
        "a rule that no schema can say, answered with 422 and a sentence: a page of the site, an address of the web",
    ),
)

"""What the kit may know: the manners of HTTP and who asks, and no word of the product."""

import re
from pathlib import Path

from tests.support.sources import FLOORS, imported, python_files

ROOT = Path(__file__).parents[3]


def test_the_kit_knows_no_word_of_the_product():
    words = (
        "site guide tour hotspot step target snapshot review release publication finding repair visitor attribute segment theme"
    )
    product = re.compile(rf"(?<![a-z])({'|'.join(words.split())}|picker|player|translation)s?(?![a-z])", re.IGNORECASE)
    web = re.compile(r"sec-fetch-site|cross-site|another site|hx-target", re.IGNORECASE)  # what browsers and htmx call things
    wrong = [
        f"{path.name}:{number} says {found[0]}"
        for path in python_files(ROOT, "web/kit")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for found in [product.search(web.sub("", line))]
        if found
    ]
    assert not wrong, "\n".join(wrong)


def test_the_kit_stands_on_engines_accounts_and_components_only():
    below = ("models.engine", "models.account", "models.support", "components", "web.kit")
    wrong = [
        f"{path.name} imports {name}"
        for path in python_files(ROOT, "web/kit")
        for name in imported(path)
        if name.split(".")[0] in FLOORS and not name.startswith(below)
    ]
    assert not wrong, "\n".join(wrong)

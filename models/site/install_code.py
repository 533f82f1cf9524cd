"""The install tag as the places want it where people put it: plain pages, frameworks, tag managers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from models.site.site import Site
from models.site.site_attribute import SiteAttribute

EXAMPLES = {"text": "trial", "number": 3, "boolean": True, "date": "2026-11-30"}
"""By the type of an attribute."""


@dataclass(frozen=True)
class InstallCode:
    """`where` says into which file or field it goes."""

    name: str
    where: str
    code: str


def install_codes(site: Site, base_url: str) -> tuple[InstallCode, ...]:
    """For the site's script as that Cairn serves it."""
    tag, source = site.tag(base_url), f"{base_url}/player/v1/{site.key}.js"
    made = 'const script = document.createElement("script");\n  script.async = true;\n  script.referrerPolicy = "no-referrer";'
    made += f'\n  script.src = "{source}";'
    append = "document.head.append(script);"
    return (
        InstallCode("HTML", "Into the <head> of every page.", tag),
        InstallCode(
            "Google Tag Manager",
            "A tag of the kind Custom HTML, with the trigger All Pages. Tick nothing else.",
            f"<script>\n(() => {{\n  {made}\n  {append}\n}})();\n</script>",
        ),
        InstallCode("React", "Into public/index.html, or index.html with Vite, before </head>.", tag),
        InstallCode("Vue", "Into index.html, before </head>.", tag),
        InstallCode("Angular", "Into src/index.html, before </head>.", tag),
        InstallCode(
            "Next.js",
            "Into app/layout.tsx, inside <body>.",
            'import Script from "next/script";\n\n'
            f'<Script src="{source}" strategy="afterInteractive" referrerPolicy="no-referrer" />',
        ),
        InstallCode("Django", "Into the <head> of your base template.", tag),
        InstallCode(
            "Rails",
            "Into the <head> of app/views/layouts/application.html.erb.",
            f'<%= javascript_include_tag "{source}", async: true, referrerpolicy: "no-referrer" %>',
        ),
        InstallCode(
            "WordPress",
            "Into functions.php of your child theme, or a plugin for header scripts.",
            f"add_action('wp_head', function () {{\n  echo '{tag}';\n}});",
        ),
    )


def waiting_tag(tag: str) -> str:
    """The same tag for pages whose consent tool speaks first."""
    return tag.replace("<script async", '<script async data-consent="wait"', 1)


CONSENTED = '(window.cairn = window.cairn || []).push(["optIn"]);'
"""A yes from a consent tool that may be faster than the script."""


def policy_lines(origin: str) -> str:
    """What a page's Content-Security-Policy has to allow, where it has one."""
    return f"script-src {origin}; connect-src {origin}; img-src {origin}"


def identify_code(attributes: Iterable[SiteAttribute]) -> str:
    """An example of telling the script about a visitor, with the attributes that the site declared."""
    facts = {one.name: EXAMPLES.get(one.type, "…") for one in attributes} or {"name": "Ada", "plan": "trial"}
    lines = ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(value)}" for name, value in facts.items())
    return f'(window.cairn = window.cairn || []).push(["set", {{\n{lines}\n}}]);'

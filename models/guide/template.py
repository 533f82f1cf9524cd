"""What a new guide may begin as: its first steps, already worded, for the author to point and to change."""

from dataclasses import dataclass, replace

from models.guide.step import PLACEMENTS, Button, Step

NEXT = Button("Next")
DONE = Button("Done", action={"type": "finish"})
LATER = Button("Not now", "link", {"type": "dismiss"})


@dataclass(frozen=True)
class Template:
    """`called` begins the name of a guide that was given none; `kind` is the guide's, `icon` one of the atoms."""

    key: str
    title: str
    hint: str
    kind: str
    icon: str
    called: str
    steps: tuple[Step, ...]

    def begin(self, page: str) -> tuple[Step, ...]:
        """The steps on that page, with ids of their own."""
        return tuple(replace(step.copy(), page=page) for step in self.steps)


def _step(kind: str, title: str = "", body: str = "", *, buttons: tuple[Button, ...] = (), backdrop: str = "none") -> Step:
    return Step("", kind, title, body, placement=PLACEMENTS[kind][0], buttons=buttons, backdrop=backdrop)


TEMPLATES = (
    Template(
        "tour",
        "Tour",
        "Steps that lead through a task, one after the other.",
        "tour",
        "steps",
        "Tour of",
        (_step("tooltip", buttons=(NEXT,)),),
    ),
    Template(
        "welcome",
        "Welcome tour",
        "A greeting, two stops, and a good word at the end.",
        "tour",
        "modal",
        "Welcome to",
        (
            _step(
                "modal",
                "Welcome, {{ name | nice to see you }}",
                "<p>Two short stops, and you know your way around.</p>",
                buttons=(Button("Show me around"), LATER),
                backdrop="dim",
            ),
            _step("tooltip", "Begin here", "<p>Most people come for this.</p>", buttons=(NEXT,)),
            _step("tooltip", "And this is next", "<p>It takes a minute the first time.</p>", buttons=(NEXT,)),
            _step("modal", "That is all", "<p>You find help in the menu at any time.</p>", buttons=(DONE,), backdrop="dim"),
        ),
    ),
    Template(
        "news",
        "What is new",
        "A card in the corner that nobody has to answer.",
        "tour",
        "slideout",
        "News on",
        (_step("slideout", "New: name it here", "<p>Say in one sentence what it is good for.</p>", buttons=(DONE, LATER)),),
    ),
    Template(
        "banner",
        "Announcement",
        "One line along the top of the page.",
        "tour",
        "banner",
        "Announcement on",
        (_step("banner", "We are back on Monday", "<p>Say what changes, and for how long.</p>", buttons=(DONE,)),),
    ),
    Template(
        "hotspots",
        "Hotspots",
        "Beacons on the page that open a hint when asked.",
        "hotspots",
        "hotspot",
        "Hotspots on",
        (_step("hotspot"),),
    ),
)


def find_template(key: str) -> Template:
    """That template, or the plain tour."""
    return next((template for template in TEMPLATES if template.key == key), TEMPLATES[0])

"""What Chromium reports of the editor's own policy, whatever walk goes through it: scripts, markup made of text, sources."""

from typing import Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage

OURS = "cairn-inert"
"""What only the policy of the editor's pages says."""

MARK = "POLICY VIOLATED: "
TELLING = f"""
addEventListener("securitypolicyviolation", (event) => {{
  const isMarkup = event.effectiveDirective.includes("trusted-types");
  if (!event.originalPolicy.includes("{OURS}") && !(isMarkup && event.originalPolicy.includes("sandbox allow-scripts"))) return;
  const place = `${{event.sourceFile}}:${{event.lineNumber}}:${{event.columnNumber}}`;
  console.error(`{MARK}${{event.effectiveDirective}} ${{event.blockedURI}} ${{place}} ${{event.sample}}`);
}});
"""


class PolicyViolations:
    """Listens in every context that a browser opens while it is entered."""

    def __init__(self, browser: Browser) -> None:
        self.heard: list[str] = []
        self._browser = browser
        self._open = browser.new_context

    def __enter__(self) -> Self:
        def new_context(**options: object) -> BrowserContext:
            context = self._open(**options)  # type: ignore[arg-type]  # whatever a test asks for
            context.add_init_script(TELLING)
            context.on("console", self._hear)
            return context

        self._browser.new_context = new_context  # type: ignore[method-assign]
        return self

    def __exit__(self, *_problem: object) -> None:
        self._browser.new_context = self._open  # type: ignore[method-assign]

    def _hear(self, said: ConsoleMessage) -> None:
        if said.text.startswith(MARK):
            self.heard.append(said.text.removeprefix(MARK)[:300])

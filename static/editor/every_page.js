// @ts-check
// What every page of the editor does: local times, notices that can be closed, copy buttons, dialogs.

import { exact, told } from "./moment_words.js";

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button, [data-closes]") : null;
  const dialog = pressed?.hasAttribute("data-closes") && pressed.closest("dialog");
  if (dialog) {
    event.preventDefault(); // a link of it leads back where the same stands on a page of its own
    dialog.close();
  }
  const button = pressed instanceof HTMLButtonElement ? pressed : null;
  if (!button) return;
  if (button.hasAttribute("data-dismiss")) button.closest(".notice")?.remove();
  if (button.dataset.copy !== undefined) copy(button);
  if (button.dataset.opens) /** @type {HTMLDialogElement} */ (document.getElementById(button.dataset.opens)).showModal();
});

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const text = button.dataset.copy || "";
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select the text and copy it";
  }
  setTimeout(() => (button.textContent = label), 2000);
}

/** A sentence that names a moment: "since 3 days ago" is none. */
const AFTER = /\b(since|on|of|at|until|by|for|from|before)\s*$/i;

/** The exact moment stands behind it, and on paper. Lists of what happened, such as the audit log, have it at once.
 * @param {ParentNode} root */
function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([data-local])")) {
    const element = /** @type {HTMLTimeElement} */ (time);
    const then = new Date(element.dateTime);
    element.title = exact(then);
    element.dataset.local =
      AFTER.test(element.previousSibling?.textContent ?? "") || element.closest("[data-exact]") ? exact(then) : told(then);
    element.textContent = element.dataset.local;
  }
}

/** @param {(time: HTMLTimeElement) => string} says */
function tellTimes(says) {
  for (const time of document.querySelectorAll("time[data-local]"))
    time.textContent = says(/** @type {HTMLTimeElement} */ (time));
}
addEventListener("beforeprint", () => tellTimes((time) => time.title));
addEventListener("afterprint", () => tellTimes((time) => time.dataset.local ?? ""));

/** What is said again replaces what was said before. */
function sayOnce() {
  const said = new Set();
  for (const notice of [...document.querySelectorAll("#notices .notice")].reverse()) {
    const words = notice.querySelector("p")?.textContent ?? "";
    if (said.has(words)) notice.remove();
    said.add(words);
  }
}

localTimes(document);
document.addEventListener("htmx:after:swap", () => {
  localTimes(document);
  sayOnce();
});

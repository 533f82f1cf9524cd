// @ts-check
import { unshadowed } from "../player/unshadowed.js";

/**
 * What opens what an element is in, as the page says: the button of its menu, popover or panel, the tab of its panel, the summary of its
 * details. `models/targets/choose/opener.py` reads the same from a page as it was fetched.
 */

/** Attributes that name what is opened, by its id. */
const NAMES_OPENED = ["aria-controls", "popovertarget", "commandfor", "data-bs-target", "data-target", "href"];
const OPENERS = "button,summary,[role=button],[role=tab],[aria-haspopup],[aria-expanded],[data-bs-toggle],[data-toggle]";
/** What is named by what opened it. */
const OPENED = /^(menu|listbox|tabpanel|dialog|region|tree|grid)$/;

/** @param {Element} element @returns {Element | null} the nearest one */
export function openerOf(element) {
  const root = /** @type {Document | ShadowRoot} */ (unshadowed(element).getRootNode());
  const buttons = [...unshadowed(root).querySelectorAll(OPENERS)];
  for (let at = unshadowed(element).parentElement; at; at = unshadowed(at).parentElement) {
    const opener = ofDetails(at) ?? controlling(at, buttons) ?? naming(at, root);
    if (opener && opener !== element && !unshadowed(opener).contains(element)) return opener;
  }
  return null;
}

/** @param {Element} at */
const ofDetails = (at) => (unshadowed(at).localName === "details" ? unshadowed(at).querySelector(":scope > summary") : null);

/** @param {Element} at @param {Element[]} buttons */
function controlling(at, buttons) {
  const id = unshadowed(at).getAttribute("id");
  if (!id) return null;
  const isNamed = (/** @type {Element} */ button) => (/** @type {string} */ name) => {
    const value = unshadowed(button).getAttribute(name) ?? "";
    return name.startsWith("aria") ? value.split(/\s+/).includes(id) : value.replace(/^#/, "") === id;
  };
  return buttons.find((button) => NAMES_OPENED.some(isNamed(button)) && !unshadowed(at).contains(button)) ?? null;
}

/** @param {Element} at @param {Document | ShadowRoot} root */
function naming(at, root) {
  if (!OPENED.test(unshadowed(at).getAttribute("role") ?? "")) return null;
  const ids = (unshadowed(at).getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const named = ids.map((id) => unshadowed(root).getElementById(id));
  return named.find((one) => one && unshadowed(one).matches(OPENERS) && !unshadowed(at).contains(one)) ?? null;
}

// @ts-check
// Keys of the guide editor. Letters work outside of fields only; undo there is the field's own.

import { lettersWork } from "./letter_keys.js";

/** @type {Record<string, string>} Key → the control that it presses or, for a field, enters. */
const KEYS = {
  n: "#add-step",
  d: "#copy-step",
  p: "[data-point]",
  P: "#publish",
  t: "#step-title",
  "?": "[data-opens='shortcuts']",
};

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|TRIX-EDITOR)$/.test(target.tagName)) &&
    !/^(radio|checkbox|range)$/.test(target.getAttribute("type") ?? "")
  );
}

/** @param {string} selector */
function press(selector) {
  const control = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (!control || control.matches(":disabled")) return false;
  if (control instanceof HTMLInputElement) {
    control.focus();
    control.setSelectionRange(control.value.length, control.value.length);
  } else control.click();
  return true;
}

/** The step after or before the chosen one. @param {1 | -1} way */
function turn(way) {
  const links = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".step-list li > a"))];
  const chosen = links.findIndex((link) => link.hasAttribute("aria-current"));
  links[chosen + way]?.click();
}

/** @param {() => void} save */
export function watchKeys(save) {
  document.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.metaKey) {
      if (key === "s") {
        event.preventDefault();
        save();
      } else if (/^[zy]$/i.test(key) && !isTyping(event.target)) {
        event.preventDefault();
        press(key === "y" || event.shiftKey ? "#redo" : "#undo");
      }
      return;
    }
    if (event.altKey) return;
    if (isTyping(event.target)) return key === "Escape" ? /** @type {HTMLElement} */ (event.target).blur() : undefined;
    if (!lettersWork()) return;
    if (key === "j") turn(1);
    else if (key === "k") turn(-1);
    else if (KEYS[key] && press(KEYS[key])) event.preventDefault();
  });
}

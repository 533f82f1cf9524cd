// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { boxHere } from "./same_origin_frames.js";
import { canPick } from "./walk.js";

/** What acts by itself, whatever the page's scripts do. */
const CONTROLS = "a[href],area[href],button,input,select,textarea,summary,label,audio[controls],video[controls]";
/** What a page says acts (WAI-ARIA 1.2, widget roles that are one thing, not the box of many). */
const WIDGETS = new Set([
  "button",
  "checkbox",
  "combobox",
  "link",
  "menuitem",
  "menuitemcheckbox",
  "menuitemradio",
  "option",
  "radio",
  "searchbox",
  "slider",
  "spinbutton",
  "switch",
  "tab",
  "textbox",
  "treeitem",
]);
/** Take the focus as well, and are boxes of many things. */
const BOXES = new Set([
  "alertdialog",
  "application",
  "dialog",
  "document",
  "feed",
  "grid",
  "group",
  "list",
  "listbox",
  "log",
  "main",
  "menu",
  "menubar",
  "none",
  "presentation",
  "radiogroup",
  "region",
  "table",
  "tablist",
  "tabpanel",
  "toolbar",
  "tree",
  "treegrid",
]);
/** How far around the innermost element a person can have meant something else. */
const FARTHEST = 10;
/** A share of the window: what fills more of it is a part of the page, not a thing to press. */
const LARGEST = 0.5;

/**
 * What somebody means who points at an element: the nearest around it that acts, else itself, else the nearest that can be
 * pointed at. Never a part of a drawing, nor an icon or a piece of text in something that acts; the field when it is its label.
 * @param {Event} event looked at as it travelled, so through open shadow roots
 * @returns {Element | null}
 */
export function actingElement(event) {
  const path = /** @type {Element[]} */ (event.composedPath().filter((one) => /** @type {Node} */ (one).nodeType === 1));
  const pointed = path.findIndex(canPick);
  if (pointed < 0) return null;
  const around = path.slice(pointed, pointed + FARTHEST);
  const acting = around.find((element) => canPick(element) && acts(element) && !isLarge(element));
  if (acting) return fieldOf(acting) ?? acting;
  return around.find((element) => !isPartOfDrawing(element) && canPick(element)) ?? path[pointed];
}

/** Whether an element does something when it is pressed or typed into, as far as can be seen from outside. @param {Element} pointed */
export function acts(pointed) {
  const element = unshadowed(pointed);
  const role = (element.getAttribute("role") ?? "").trim().split(/\s+/)[0].toLowerCase();
  if (WIDGETS.has(role)) return true;
  if (element.matches(CONTROLS) || element.hasAttribute("onclick")) return true;
  if (BOXES.has(role) || element.localName === "body") return false;
  return isEditingHost(element) || takesFocus(pointed) || isPointedAt(pointed);
}

/** Where what is typed begins to belong together; a line of it is no target. @param {Element} element */
function isEditingHost(element) {
  return /^(|true|plaintext-only)$/i.test(element.getAttribute("contenteditable") ?? "no");
}

/** @param {Element} element */
function takesFocus(element) {
  const plain = unshadowed(element);
  if (plain.shadowRoot?.delegatesFocus) return true;
  const given = plain.getAttribute("tabindex");
  return given !== null && Number(given) >= 0 && getComputedStyle(element).overflowY !== "auto";
}

/** Where the page begins to show a hand instead of an arrow. @param {Element} element */
function isPointedAt(element) {
  const plain = unshadowed(element);
  const parent = plain.parentElement ?? /** @type {ShadowRoot} */ (plain.getRootNode()).host;
  return getComputedStyle(element).cursor === "pointer" && (!parent || getComputedStyle(parent).cursor !== "pointer");
}

/** @param {Element} element */
function isLarge(element) {
  const { width, height } = boxHere(element);
  return !unshadowed(element).matches(CONTROLS) && width * height > LARGEST * innerWidth * innerHeight;
}

/** @param {Element} element */
function isPartOfDrawing(element) {
  return "ownerSVGElement" in element && element.ownerSVGElement !== null;
}

/** @param {Element} element */
function fieldOf(element) {
  const field = unshadowed(element).localName === "label" ? /** @type {HTMLLabelElement} */ (element).control : null;
  return field && canPick(field) && field.getBoundingClientRect().width > 1 ? field : null;
}

// @ts-check
import { under } from "./element_pointer.js";
import { canPick } from "./walk.js";

/** What people mean when they click something inside of it. */
const MEANT =
  "a[href],button,input,select,textarea,label,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=checkbox],[role=radio],[role=switch],[role=option]";

/** What a click is meant for: the control around it, or the element itself. @param {Event} event */
export function meant(event) {
  const path = /** @type {Element[]} */ (event.composedPath().filter((one) => /** @type {Node} */ (one).nodeType === 1));
  const control = path.slice(0, 8).find((element) => element.matches(MEANT) && canPick(element)) ?? under(event);
  const labelled = control?.localName === "label" ? /** @type {HTMLLabelElement} */ (control).control : null;
  return labelled && canPick(labelled) ? labelled : control;
}

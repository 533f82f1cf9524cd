// @ts-check
import { TYPED_IN } from "../player/guard.js";
import { actingElement } from "./acting_element.js";
import { eachWindow } from "./same_origin_frames.js";

/**
 * Notes the fields that an author types into without a press on them: those that Tab leads to, or that the page focuses itself.
 * They are told before the page hears of what is typed.
 * @param {object} on
 * @param {(event: Event) => boolean} on.isTheirs
 * @param {() => Element | undefined} on.last what the last step is about
 * @param {(element: Element) => void} on.note
 * @param {AbortSignal} on.signal
 */
export function watchTypedFields({ isTheirs, last, note, signal }) {
  /** @param {InputEvent} event */
  function hear(event) {
    // Enter in a field that was filled before sends its form, and fills nothing.
    if (event.inputType === "insertLineBreak" || !isTheirs(event)) return;
    const element = actingElement(event);
    if (element?.matches(TYPED_IN) && !isAbout(last(), element)) note(element);
  }
  eachWindow((within) => within.addEventListener("beforeinput", hear, { capture: true, passive: true, signal }), signal);
}

/** @param {Element | undefined} stepped @param {Element} field */
const isAbout = (stepped, field) => !!stepped && (stepped.contains(field) || isLabelled(stepped, field));

/** @param {Element} label @param {Element} element */
export function isLabelled(label, element) {
  return label.localName === "label" && /** @type {HTMLLabelElement} */ (label).control === element;
}

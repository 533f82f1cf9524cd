// @ts-check
import { TYPED_IN, guarded } from "./guard.js";
import { pageDocument } from "./unshadowed.js";

/**
 * What is done on a stage is nobody else's: no press or focus outside of the page's menus and dialogs, no key for its shortcuts. It is
 * held back before the page hears of it, in whichever phase it listens, and told inside of the stage only.
 */

/** The insides of our stages. @type {WeakMap<EventTarget, ShadowRoot>} */
export const insides = new WeakMap();

/** What Escape does, by the stage that it is done to; the one shown last comes last. @type {Map<Element, () => void>} */
export const escapes = new Map();

/** What the Tab key does, by the stage in a layer of the page; whether it does. @type {Map<Element, (isBack: boolean) => boolean>} */
export const tabs = new Map();

const HELD_BACK =
  "pointerdown pointerup mousedown mouseup touchstart touchend click keydown keyup keypress focusin focusout focus blur";
/** Of these, those that something inside listens to. */
const TOLD_INSIDE = /click|keydown|^focus$/;

/** Escape was meant for one of ours, and is until it is let go. */
let isLeaving = false;

/** @param {any} event */
function hold(event) {
  const { type, target, relatedTarget, key } = event;
  const inside = insides.get(target);
  const isPress = type == "keydown" && !event.isComposing;
  const isTab = isPress && key == "Tab" && [...tabs.values()].some((lead) => lead(event.shiftKey));
  const isEscape = key == "Escape" && (isPress ? leave() : isLeaving);
  if (isEscape) isLeaving = isPress;
  if (isTab || isEscape) {
    // Else it would close a dialog of the page as well.
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (inside && event.isTrusted && key != "Escape") {
    event.stopImmediatePropagation();
    if (type == "mousedown") keepKeyboard(event, inside);
    if (TOLD_INSIDE.test(type)) tellInside(event, inside);
  } else if (/focusout|blur/.test(type) && insides.has(relatedTarget) && !target.matches(TYPED_IN))
    event.stopImmediatePropagation();
}

/** Whether Escape is meant for the step that has the keyboard or, when none has, for the last one. */
function leave() {
  const active = /** @type {Element} */ (pageDocument.activeElement);
  const dismiss = active?.localName == "cairn-stage" ? escapes.get(active) : [...escapes.values()].at(-1);
  dismiss?.();
  return !!dismiss;
}

/** Pressing something on a card takes the keyboard from nothing on the page, except for what needs it. @param {MouseEvent} event @param {ShadowRoot} inside */
function keepKeyboard(event, inside) {
  const active = /** @type {Element} */ (pageDocument.activeElement);
  if (active == pageDocument.body || insides.has(active)) return;
  if (!inside.elementFromPoint(event.clientX, event.clientY)?.matches("video,iframe")) event.preventDefault();
}

/** @param {any} event @param {ShadowRoot} inside */
function tellInside(event, inside) {
  const { type, key, relatedTarget, detail, clientX, clientY } = event;
  const pressed = type == "click" && detail && inside.elementFromPoint(clientX, clientY);
  // One that is no click to the browser, which does by itself what the real one does.
  const told = Object.assign(new Event(type, { bubbles: type != "focus", cancelable: true }), { key, relatedTarget });
  if (!(pressed || inside.activeElement)?.dispatchEvent(told)) event.preventDefault();
}

const holdSafely = guarded(hold);

/** Holds back in this window what is done on stages, and Escape and Tab when they are meant for one. Asking again adds nothing. @param {Window} frame */
export function holdEvents(frame) {
  for (const type of HELD_BACK.split(" ")) frame.addEventListener(type, holdSafely, true);
}

// Before the page listens to anything that it opens later.
holdEvents(window);

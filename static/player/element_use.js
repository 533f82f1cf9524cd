// @ts-check
import { TYPED_IN, listen } from "./guard.js";

/** Pixels: who has moved further between press and release has thought better of it. */
const SLIP = 10;
/** Milliseconds: a click that has not come by then does not come; after a finger's release it may be a while. */
const CLICK_WAIT = 350;

/** What makes a click of the keys by itself, unless the page forbids it. */
const CLICKED_BY_KEYS = "a,button,summary";

/**
 * Tells when an element is used: clicked, or chosen by Enter or Space. Menus open, and links lead away, as soon as they are pressed; then the
 * click lands elsewhere, if there is one. What it is on is decided before the page hears of it, and may take it away.
 * @param {Window} view
 * @param {(event: Event, chosen?: Element | null) => Element | null | undefined} elementAt the element, when the event, or what it chooses, is on it
 * @param {() => void} tell may be called more than once
 * @param {AbortSignal} signal
 */
export function listenForUse(view, elementAt, tell, signal) {
  /** @type {{element: Element, x: number, y: number} | null} */
  let pressed = null;

  const press = (/** @type {PointerEvent} */ event) => {
    const element = event.button == 0 && elementAt(event);
    pressed = element && !element.matches(":disabled") ? { element, x: event.clientX, y: event.clientY } : null;
    requestAnimationFrame(watch);
  };
  /** The page may take away what is pressed, at once or some time after: no click on it follows then. */
  const watch = () => {
    if (!pressed || signal.aborted) return;
    if (pressed.element.checkVisibility()) requestAnimationFrame(watch);
    else drop() || tell();
  };
  const drop = () => (pressed = null);
  const move = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    if (pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) >= SLIP) drop();
  };
  const release = (/** @type {PointerEvent} */ event) => {
    move(event);
    const released = pressed;
    if (!released) return;
    setTimeout(() => {
      if (pressed == released) drop();
      tell();
    }, CLICK_WAIT);
  };
  const type = (/** @type {KeyboardEvent} */ event) => {
    const [focused] = /** @type {any[]} */ (event.composedPath());
    // A list may have the keyboard for all of its options.
    const chosen = focused.ariaActiveDescendantElement;
    const isTyped = focused.matches(TYPED_IN) && !(chosen && event.key == "Enter");
    if (!/^(Enter| )$/.test(event.key) || isTyped || !elementAt(event, chosen)) return;
    const isClick = focused.matches(CLICKED_BY_KEYS);
    setTimeout(() => (event.defaultPrevented || !isClick || !focused.checkVisibility()) && tell());
  };
  const click = (/** @type {Event} */ event) => elementAt(event) && tell();

  listen(view, "pointerdown", press, signal);
  listen(view, "pointermove", move, signal);
  listen(view, "pointercancel", drop, signal);
  listen(view, "pointerup", release, signal);
  listen(view, "keydown", type, signal);
  listen(view, "click", click, signal);
}

// @ts-check
import { TYPED_IN } from "../player/guard.js";
import { actingElement } from "./acting_element.js";
import { SLIP } from "./element_pointer.js";
import { eachWindow } from "./same_origin_frames.js";
import { isLabelled, watchTypedFields } from "./typed_field.js";
import { isDragged } from "./unrecorded.js";

/** A second click on the same element so soon is the same act: a double click, or the one that a label passes on. */
const SAME_ACT = 500;
/** Milliseconds: a click that has not come by then does not come. */
const CLICK_WAIT = 350;

/**
 * What an act is on, and its description as the page was before it heard of the act.
 * @typedef {{element: Element, body: string}} Act
 */

/**
 * Watches what an author does on their page: a click, a press or a key that the page lets no click follow, a field that is typed
 * into. Each is told once, in the order in which they were done.
 * @param {object} on
 * @param {(event: Event) => boolean} on.isTheirs
 * @param {(element: Element, before: Element | null) => Act | null} on.describe `before` is what the act before was on
 * @param {(act: Act) => void} on.take
 * @param {AbortSignal} on.signal
 * @returns {{settle: () => void, forget: () => void}} `settle` no longer waits for the click of the last press; `forget` lets the
 *   same element be pressed again at once
 */
export function watchActs({ isTheirs, describe, take, signal }) {
  /** @type {(Act & {x: number, y: number, at: number}) | null} */
  let pressed = null;
  let isReleased = false;
  let last = /** @type {{element: Element, at: number} | null} */ (null);
  const described = (/** @type {Element} */ element) => describe(element, last?.element ?? null);

  /** @param {Act} act @param {number} at */
  function done(act, at) {
    pressed = null;
    last = { element: act.element, at };
    take(act);
  }

  /** @param {Element} element @param {number} at */
  function isSameAct(element, at) {
    if (!last || at - last.at >= SAME_ACT) return false;
    return last.element === element || isLabelled(last.element, element);
  }

  /** What was pressed and let go is done: what comes now is another act. */
  function settle() {
    const act = pressed;
    pressed = null;
    if (act && isReleased && !isSameAct(act.element, act.at)) done(act, act.at);
  }

  /** @param {PointerEvent} event */
  function press(event) {
    settle();
    const element = isTheirs(event) && event.button === 0 ? actingElement(event) : null;
    const act = element && described(element);
    isReleased = false;
    if (act) pressed = { ...act, x: event.clientX, y: event.clientY, at: event.timeStamp };
  }

  /** Some pages act on the press, take the element away or lay something over it: no click on it follows then. @param {PointerEvent} event */
  function release({ clientX, clientY }) {
    const act = pressed;
    if (!act || Math.hypot(clientX - act.x, clientY - act.y) > SLIP) return;
    isReleased = true;
    if (act.element.isConnected) setTimeout(() => pressed === act && settle(), CLICK_WAIT);
    else settle();
  }

  /** What is pressed when the page goes has led away. */
  function leave() {
    isReleased = true;
    settle();
  }

  /** Others act on Enter or Space, and let no click follow. @param {KeyboardEvent} event */
  function type(event) {
    settle();
    const element = isTheirs(event) && /^(Enter| )$/.test(event.key) ? actingElement(event) : null;
    if (!element || element.matches(TYPED_IN)) return;
    const act = described(element);
    setTimeout(() => act && event.defaultPrevented && !isSameAct(element, event.timeStamp) && done(act, event.timeStamp));
  }

  /** @param {MouseEvent} event */
  function click(event) {
    if (!isTheirs(event) || (event.detail && isDragged(pressed, event))) return;
    const element = actingElement(event);
    if (!element || isSameAct(element, event.timeStamp)) return;
    // What was pressed may have let go of the pointer: the click is on something around it.
    const act = pressed && element.contains(pressed.element) ? pressed : described(element);
    if (act) done(act, event.timeStamp);
  }

  /** @param {Element} element */
  function fill(element) {
    const act = described(element);
    if (act) done(act, performance.now());
  }

  const letIn = eachWindow((within) => {
    const options = { capture: true, passive: true, signal };
    within.addEventListener("pointerover", ({ target }) => letIn?.(target), options);
    within.addEventListener("pointerdown", press, options);
    within.addEventListener("pointerup", release, options);
    within.addEventListener("click", click, options);
    within.addEventListener("keydown", type, options);
    within.addEventListener("pagehide", leave, options);
  }, signal);
  watchTypedFields({ isTheirs, last: () => last?.element, note: fill, signal });
  return { settle, forget: () => (last = null) };
}

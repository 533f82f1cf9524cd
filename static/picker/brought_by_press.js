// @ts-check
import { actingElement } from "./acting_element.js";
import { watchBrought } from "./brought_watch.js";
import { eachWindow } from "./same_origin_frames.js";

/**
 * Remembers what the author presses on the page, which may bring what is pointed at next, such as a menu.
 * @param {(event: Event) => boolean} isTheirs whether a press is the author's own on the page
 * @param {AbortSignal} signal
 * @returns {(element: Element) => Element | null} what has brought the element
 */
export function watchPresses(isTheirs, signal) {
  const brought = watchBrought(signal);
  /** @type {Element | null} */
  let pressed = null;
  eachWindow((within) => {
    const heard = (/** @type {Event} */ event) => {
      if (!event.isTrusted || !isTheirs(event)) return;
      pressed = actingElement(event);
      brought.begin();
    };
    within.addEventListener("pointerdown", heard, { capture: true, passive: true, signal });
  }, signal);
  return (element) => (pressed && pressed !== element && brought.has(element, pressed) ? pressed : null);
}

// @ts-check
import { unshadowed } from "../player/unshadowed.js";

/** The frame a document is shown in, when it is one of the same origin. @param {Document} within @returns {Element | null} */
export function frameOf(within) {
  try {
    return unshadowed(within).defaultView?.frameElement ?? null;
  } catch {
    return null; // the page that shows it is somebody else's
  }
}

/** The page in a frame of the same origin. @param {Element} frame @returns {Document | null} */
export function pageIn(frame) {
  try {
    return /** @type {HTMLIFrameElement} */ (unshadowed(frame)).contentDocument ?? null;
  } catch {
    return null;
  }
}

/** An element's box in its own window; one that has none of its own (`display: contents`) is where its content is. @param {Element} element */
export function boxHere(element) {
  if (getComputedStyle(element).display !== "contents") return unshadowed(element).getBoundingClientRect();
  const content = unshadowed(unshadowed(element).ownerDocument).createRange();
  content.selectNodeContents(element);
  return content.getBoundingClientRect();
}

/** An element's box in the outermost window. @param {Element} element */
export function rectOf(element) {
  const { left, top, width, height } = boxHere(element);
  const box = new DOMRect(left, top, width, height);
  for (let frame = frameOf(unshadowed(element).ownerDocument); frame; frame = frameOf(frame.ownerDocument)) {
    const outer = frame.getBoundingClientRect();
    box.x += outer.left + frame.clientLeft;
    box.y += outer.top + frame.clientTop;
  }
  return box;
}

/**
 * Calls `on` with this window and every window of the same origin in it, now and as they are loaded. What it returns lets in a
 * frame that nobody announced, such as one in a shadow root.
 * @param {(within: Window) => void} on
 * @param {AbortSignal} signal
 */
export function eachWindow(on, signal) {
  const entered = new WeakSet();

  /** @param {Window | null | undefined} within */
  function enter(within) {
    if (!within || entered.has(within.document)) return;
    entered.add(within.document);
    on(within);
    unshadowed(within.document).addEventListener("load", ({ target }) => open(target), { capture: true, signal });
    unshadowed(within.document).querySelectorAll("iframe, frame").forEach(open);
  }

  /** @param {unknown} frame */
  function open(frame) {
    if (/^i?frame$/.test(/** @type {Element} */ (frame)?.localName)) enter(pageIn(/** @type {Element} */ (frame))?.defaultView);
  }

  enter(window);
  return open;
}

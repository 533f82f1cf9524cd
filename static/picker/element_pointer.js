// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { eachWindow } from "./same_origin_frames.js";
import { actingElement } from "./acting_element.js";
import { firstInSight, walk } from "./walk.js";

const SWALLOWED = [
  "click",
  "dblclick",
  "auxclick",
  "contextmenu",
  "mousedown",
  "mouseup",
  "pointerdown",
  "pointerup",
  "submit",
  "dragstart",
  "keyup",
  "keypress",
];
/** Pixels: a press that slid further was a scroll or a change of mind. */
export const SLIP = 8;

/**
 * Pointing at an element: hover or walk by arrow keys, pick by click, tap or Enter, leave by Esc. Meanwhile the page does not
 * notice: its own behaviour is held back, also in frames of the same origin. It ends with a pick, on leaving, or when its signal
 * says so.
 * @param {object} wiring
 * @param {(element: Element) => void} wiring.onHover
 * @param {(element: Element) => void} wiring.onPick
 * @param {() => void} wiring.onLeave
 * @param {(element: unknown) => boolean} wiring.isOurs
 * @param {Element | null} wiring.from where walking begins before anything was hovered
 * @param {AbortSignal} wiring.signal
 */
export function point({ onHover, onPick, onLeave, isOurs, from, signal }) {
  /** @type {Element | null} */
  let here = from;
  /** @type {{x: number, y: number} | null} */
  let pressed = null;

  /** @param {Element | null} element */
  function hover(element) {
    if (!element || element === here) return;
    here = element;
    onHover(element);
  }

  /** @param {Event} event */
  function swallow(event) {
    // What a page does by itself, such as `.click()` while it loads, is nobody's pick.
    if (!event.isTrusted || event.composedPath().some(isOurs)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pointer(/** @type {PointerEvent} */ (event));
  }

  /** @param {PointerEvent} event */
  function pointer(event) {
    if (event.type === "pointerdown" && event.button === 0) {
      pressed = { x: event.clientX, y: event.clientY };
      hover(actingElement(event));
    } else if (event.type === "pointerup" && pressed) {
      // A press that slid away was a scroll or a change of mind. Disabled controls get no click, so it is not waited for.
      const still = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= SLIP;
      pressed = null;
      if (still) choose(actingElement(event));
    } else if (event.type === "click") {
      choose(actingElement(event));
    }
  }

  /** @param {Element | null} element */
  function choose(element) {
    if (signal.aborted || !element) return;
    hover(element);
    onPick(element);
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "Escape" && event.composedPath().some(isOurs)) return;
    const next = here?.isConnected ? walk(here, event.key) : /^(Arrow|Enter)/.test(event.key) ? firstInSight() : null;
    if (!next && event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === "Escape") onLeave();
    else if (event.key === "Enter" && here?.isConnected) choose(here);
    else if (next) {
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
      hover(next);
    }
  }

  const letIn = eachWindow((within) => {
    for (const name of SWALLOWED) within.addEventListener(name, swallow, { capture: true, signal });
    within.addEventListener(
      "pointermove",
      (event) => {
        const element = event.composedPath().some(isOurs) ? null : actingElement(event);
        letIn?.(element);
        hover(element);
      },
      { capture: true, passive: true, signal },
    );
    within.addEventListener("pointercancel", () => (pressed = null), { capture: true, signal });
    within.addEventListener("keydown", key, { capture: true, signal });
  }, signal);
}

/** Holds back the click that follows a picking press: it belongs to the picker as well. */
export function holdClick() {
  const life = new AbortController();
  const hold = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  eachWindow((within) => {
    for (const name of ["mouseup", "click"]) within.addEventListener(name, hold, { capture: true, signal: life.signal });
  }, life.signal);
  setTimeout(() => life.abort(), 50);
}

// @ts-check
import { guarded, listen } from "./guard.js";
import { parts } from "./parts.js";

/** What starts a guide besides the page being there. Armed only while a guide waits for it. */

/** @param {string} type @returns {typeof parts.triggers[""]} */
const on = (type) => ({ selector }, fire, signal) => listen(document, type, ({ target }) => target?.closest?.(selector) && fire(), signal);

/** @type {(seconds: number, fire: () => void, signal: AbortSignal, again?: string) => void} */
function after(seconds, fire, signal, again) {
  let timer = 0;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(guarded(fire), seconds * 1000);
  };
  begin();
  if (again) listen(window, again, begin, signal);
  signal.addEventListener("abort", () => clearTimeout(timer));
}

Object.assign(parts.triggers, {
  click: on("click"),
  hover: on("pointerover"),
  /** @type {typeof parts.triggers[""]} */
  event({ name }, fire, signal) {
    const ear = (/** @type {string} */ heard) => heard == name && fire();
    parts.ears.add(ear);
    signal.addEventListener("abort", () => parts.ears.delete(ear));
  },
  /** @type {typeof parts.triggers[""]} */
  delay: ({ seconds }, fire, signal) => after(seconds, fire, signal),
  /** @type {typeof parts.triggers[""]} */
  idle: ({ seconds }, fire, signal) => after(seconds, fire, signal, "pointermove keydown scroll pointerdown"),
  /** @type {typeof parts.triggers[""]} */
  scroll: ({ percent }, fire, signal) => listen(window, "scroll", () => {
    const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement;
    if (scrollTop >= ((scrollHeight - clientHeight) * percent) / 100) fire();
  }, signal),
  /** @type {typeof parts.triggers[""]} */
  exit: (_, fire, signal) => listen(document.documentElement, "mouseleave", ({ clientY, target }) => clientY <= 0 && target == document.documentElement && fire(), signal),
});

// @ts-check
import { listen } from "./guard.js";
import { after } from "./basic_triggers.js";
import { OCCASIONS } from "./registries.js";

/** What starts a guide besides the page being there. Armed only while a guide waits for it. */

/** @param {string} type @returns {typeof OCCASIONS[""]} */
const at =
  (type) =>
  ({ selector }, on, signal) =>
    listen(document, type, ({ target }) => target?.closest?.(selector) && on(), signal);

Object.assign(
  OCCASIONS,
  /** @satisfies {typeof OCCASIONS} */ ({
    click: at("click"),
    hover: at("pointerover"),
    idle: (rule, on, signal) => listen(window, "pointermove keydown scroll pointerdown", after(rule, on, signal), signal),
    scroll: ({ percent }, on, signal) =>
      listen(
        document,
        "scroll",
        ({ target }) => {
          if (target != document) return;
          const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement;
          if (scrollTop >= ((scrollHeight - clientHeight) * percent) / 100) on();
        },
        signal,
      ),
    exit: (_, on, signal) =>
      listen(
        document.documentElement,
        "mouseleave",
        ({ clientY, target }) => clientY <= 0 && target == document.documentElement && on(),
        signal,
      ),
  }),
);

// @ts-check
import { startTimer } from "./basic_triggers.js";
import { listen } from "./guard.js";
import { TRIGGERS } from "./registries.js";

/** What starts a guide besides the page being there. Armed only while a guide waits for it. */

/** What happens on an element with the rule's selector, or in it. @param {string} type @returns {typeof TRIGGERS[""]} */
function onElement(type) {
  return ({ selector }, fire, signal) => {
    const check = (/** @type {any} */ { target }) => {
      if (target?.closest?.(selector)) fire();
    };
    listen(document, type, check, signal);
  };
}

TRIGGERS.click = onElement("click");
TRIGGERS.hover = onElement("pointerover");

TRIGGERS.idle = (rule, fire, signal) => {
  const startAnew = startTimer(rule, fire, signal);
  listen(window, "pointermove keydown scroll pointerdown", startAnew, signal);
};

TRIGGERS.scroll = ({ percent }, fire, signal) => {
  const check = (/** @type {Event} */ { target }) => {
    if (target != document) return;
    const { scrollTop, scrollHeight, clientHeight } = document.scrollingElement ?? document.documentElement;
    if (scrollTop >= ((scrollHeight - clientHeight) * percent) / 100) fire();
  };
  listen(document, "scroll", check, signal);
};

TRIGGERS.exit = (_rule, fire, signal) => {
  const root = document.documentElement;
  const check = (/** @type {MouseEvent} */ { clientY, target }) => {
    if (clientY <= 0 && target == root) fire();
  };
  listen(root, "mouseleave", check, signal);
};

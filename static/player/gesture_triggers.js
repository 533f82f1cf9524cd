// @ts-check
import { startTimer } from "./basic_triggers.js";
import { listenForUse } from "./element_use.js";
import { listen } from "./guard.js";
import { TRIGGERS } from "./registries.js";
import { pageDocument } from "./unshadowed.js";

/** What starts a guide besides the page being there. Armed only while a guide waits for it. */

/** The element with that selector that an event is on or in, also in a component. @param {string} selector @returns {(event: Event) => any} */
const elementOf = (selector) => (event) => event.composedPath().find((one) => one instanceof Element && one.matches(selector));

TRIGGERS.click = ({ selector }, fire, signal) => listenForUse(window, elementOf(selector), fire, signal);

TRIGGERS.hover = ({ selector }, fire, signal) => {
  const elementAt = elementOf(selector);
  listen(pageDocument, "pointerover", (event) => elementAt(event) && fire(), signal);
};

TRIGGERS.idle = (rule, fire, signal) => {
  const startAnew = startTimer(rule, fire, signal);
  listen(window, "pointermove keydown scroll pointerdown", startAnew, signal);
};

TRIGGERS.scroll = ({ percent }, fire, signal) => {
  const check = (/** @type {Event} */ { target }) => {
    const scroller =
      target == document ? (pageDocument.scrollingElement ?? pageDocument.documentElement) : /** @type {Element} */ (target);
    const { scrollTop, scrollHeight, clientWidth, clientHeight } = scroller;
    // Where a body, or what an application is drawn in, scrolls instead of the window, that is the page.
    const isPage = target == document || clientWidth * clientHeight > (innerWidth * innerHeight) / 2;
    if (isPage && scrollTop >= ((scrollHeight - clientHeight) * percent) / 100) fire();
  };
  listen(pageDocument, "scroll", check, signal);
};

TRIGGERS.exit = (_rule, fire, signal) => {
  const root = pageDocument.documentElement;
  const check = (/** @type {MouseEvent} */ { clientY, target }) => {
    if (clientY <= 0 && target == root) fire();
  };
  listen(root, "mouseleave", check, signal);
};

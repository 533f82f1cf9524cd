// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { leadByTab } from "../player/layer_tab.js";
import { holdEvents, insides, tabs } from "../player/stage_events.js";

const WHOLE = /* css */ `
:host { all: initial !important; position: fixed !important; inset: 0 !important; width: 100% !important; height: 100% !important;
  max-width: none !important; max-height: none !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
  overflow: clip !important; background: none !important; pointer-events: none !important; z-index: 2147483647 !important; display: block !important }
[hidden] { display: none !important }
`;

/**
 * A layer of our own over the page, in the top layer, closed to the page's styles and scripts. `lift` puts it above what the page
 * has opened since: inside of an open modal dialog, because everything outside of that is inert. `remove` takes it off again.
 * The Tab key leads to it as it leads to a card: out of menus, too, and out of what keeps the key to itself.
 * @param {string} name
 * @param {string} css
 */
export function layer(name, css) {
  const host = unshadowed(document).createElement(name);
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [WHOLE, css].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  host.popover = "manual";
  // What is done in here is no press or focus outside of the page's own menus, in whichever phase the page listens.
  insides.set(host, root);
  holdEvents(window);
  function lift() {
    const above = [...unshadowed(document).querySelectorAll("dialog:modal")].pop() ?? unshadowed(document).documentElement;
    if (host.parentNode === above && host.matches(":popover-open") && !isBehind(host)) return;
    if (host.parentNode !== above) above.append(host);
    if (host.matches(":popover-open")) host.hidePopover();
    host.showPopover();
  }

  // Whatever the page opens or closes, by itself or on a click, may lie above it now, or hold it.
  const life = new AbortController();
  for (const name of ["toggle", "close", "click"])
    unshadowed(document).addEventListener(name, () => setTimeout(() => host.isConnected && lift()), {
      capture: true,
      passive: true,
      signal: life.signal,
    });
  lift();
  leadByTab({
    host,
    inside: root,
    // It may not be there yet, and pages replace it.
    get ground() {
      return unshadowed(document).body;
    },
    target: null,
    from: unshadowed(document).activeElement,
    tabs,
    signal: life.signal,
  });
  return {
    host,
    root,
    lift,
    remove() {
      life.abort();
      host.remove();
    },
  };
}

/** Whether the page has opened a popover since. @param {Element} host */
function isBehind(host) {
  const open = [...unshadowed(document).querySelectorAll(":popover-open")].filter((one) => !one.localName.startsWith("cairn-"));
  const before = opened.get(host);
  opened.set(host, open);
  return open.some((one) => !before?.includes(one));
}

/** @type {WeakMap<Element, Element[]>} */
const opened = new WeakMap();

// @ts-check
import { isList } from "./page_layers.js";
import { insides, tabs } from "./stage_events.js";

const STOPS = "a[href],button,input,select,textarea,summary,video,iframe,[tabindex],[contenteditable]";

/**
 * The Tab key's way through a layer of the page that a card stands in: the target, the card, what follows, and around. The layer itself
 * may let nobody out, not know of the card, or, as menus do, have another use for the key: there it leads to the card and back.
 * @param {Element} host the card's stage
 * @param {Element} ground the layer
 * @param {Element | null | undefined} target
 * @param {AbortSignal} signal
 */
export function leadByTab(host, ground, target, signal) {
  const inside = /** @type {ShadowRoot} */ (insides.get(host));
  /** Where in a menu the keyboard came from. @type {HTMLElement} */
  let from;

  /** What the key leads to, when it is not what would be next anyway. @param {boolean} isBack @param {HTMLElement} active */
  function nextStop(isBack, active) {
    const onCard = stopsIn(inside);
    const onPage = stopsIn(ground);
    const first = isBack ? -1 : 0;
    if (active == host) {
      const last = onCard.at(isBack ? 0 : -1);
      const at = /** @type {HTMLElement} */ (inside.activeElement);
      if (at != last && (onCard.includes(at) || !isBack)) return;
      return isList(ground) ? from : onPage.at((indexAfter(onPage) - (isBack ? 1 : 0)) % onPage.length);
    }
    from = active;
    const edge = onPage.at((indexAfter(onPage) - (isBack ? 0 : 1)) % onPage.length);
    if (isList(ground) || active == edge) return onCard.at(first);
  }

  /** Of what follows the target. @param {HTMLElement[]} stops */
  const indexAfter = (stops) => stops.filter((one) => !target || target.contains(one) || !comesAfter(one, target)).length;

  tabs.set(host, (isBack) => {
    const active = /** @type {HTMLElement} */ (document.activeElement);
    const stop = ground.contains(active) && nextStop(isBack, active);
    if (stop) stop.focus();
    return !!stop;
  });
  signal.addEventListener("abort", () => tabs.delete(host));
}

/** @param {Element} one @param {Element} other */
const comesAfter = (one, other) => other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;

/** What the Tab key stops at. @param {ParentNode} root @returns {HTMLElement[]} */
const stopsIn = (root) =>
  [.../** @type {NodeListOf<any>} */ (root.querySelectorAll(STOPS))].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }),
  );

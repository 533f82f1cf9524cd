// @ts-check
import { isList } from "./page_layers.js";

const STOPS = "a[href],button,input,select,textarea,summary,video,iframe,[tabindex],[contenteditable]";

/**
 * The Tab key's way through a layer of the page that a card stands in: the target, the card, what follows, and around. The layer itself
 * may let nobody out, not know of the card, or, as menus do, have another use for the key: there it leads to the card and back.
 * @param {object} card
 * @param {Element} card.host its stage
 * @param {ShadowRoot} card.inside
 * @param {Element} card.ground the layer
 * @param {Element | null | undefined} card.target
 * @param {Map<Element, (isBack: boolean) => boolean>} card.tabs
 * @param {AbortSignal} card.signal
 */
export function leadByTab({ host, inside, ground, target, tabs, signal }) {
  /** Where in a menu the keyboard came from. @type {HTMLElement} */
  let from;

  if (signal.aborted) return;
  tabs.set(host, (isBack) => {
    const active = /** @type {HTMLElement} */ (document.activeElement);
    if (!ground.contains(active)) return false;
    const onCard = stopsIn(inside);
    const onPage = stopsIn(ground);
    const before = onPage.filter((one) => !target || target.contains(one) || !comesAfter(one, target)).length;
    if (active != host) from = active;
    const ring = isList(ground) ? [from, ...onCard] : onPage.toSpliced(before, 0, ...onCard);
    let at = ring.indexOf(active == host ? /** @type {any} */ (inside.activeElement) : active);
    // The card itself comes before its buttons.
    if (at < 0 && active == host) at = ring.indexOf(onCard[0]) - (isBack ? 0 : 1);
    ring.at(isBack ? Math.max(at, 0) - 1 : (at + 1) % ring.length)?.focus();
    return true;
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

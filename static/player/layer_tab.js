// @ts-check
import { pageDocument } from "./unshadowed.js";

/**
 * The Tab key's way through a layer of the page that cards stand in: the target, the cards, what follows, and around. The layer itself
 * may let nobody out, not know of the cards, or, as menus do, have another use for the key: there it leads to the cards and back.
 *
 * Cards on the page itself are reached in the page's own order, except from where that never leads: from a menu, and from what keeps
 * the key to itself without saying so, which is found out when the key has led around in it.
 *
 * @typedef {object} Card
 * @property {Element} host its stage
 * @property {ShadowRoot} inside
 * @property {Element} ground the layer
 * @property {Element | null | undefined} target
 * @property {any} from what had the keyboard before
 * @property {Map<Element, (isBack: boolean) => boolean>} tabs
 * @property {AbortSignal} signal
 */

const STOPS = "a[href],button,input,select,textarea,summary,video,iframe,[tabindex],[contenteditable]";
const MENUS = "[role=menu],[role=listbox]";

/** By their stages. @type {Map<Element, Card>} */
const cards = new Map();
/** Where on the page the keyboard was last. @type {any} */
let from = pageDocument.body;
/** What was found to keep the Tab key to itself. @type {Element | undefined} */
let trap;
/** The keyboard has come back to a menu of the page: now the key is the menu's. */
let isBackInMenu = false;

/** @param {Card} card */
export function leadByTab(card) {
  const { host, tabs, signal } = card;
  if (signal.aborted) return;
  if (card.from && card.from != pageDocument.body && !cards.has(card.from)) from = card.from;
  isBackInMenu = false;
  cards.set(host, card);
  tabs.set(host, (isBack) => lead(card, isBack));
  signal.addEventListener("abort", () => {
    cards.delete(host);
    tabs.delete(host);
    // A menu without the keyboard has no use for it.
    if (pageDocument.activeElement == pageDocument.body && from.closest(MENUS)) from.focus({ preventScroll: true });
  });
}

/** Whether it led somewhere. @param {Card} card @param {boolean} isBack */
function lead({ host, inside, ground, target }, isBack) {
  const active = /** @type {HTMLElement} */ (pageDocument.activeElement);
  if (!cards.has(active)) from = active ?? from;
  if (inside.querySelector(":modal")) return active == host && step(stopsOf(ground, host), isBack);
  if (ground != pageDocument.body) return ground.contains(active) && step(ringIn(ground, target), isBack);
  if (trap && !stopsIn(trap).length) trap = undefined;
  const menu = from.closest(MENUS);
  if (menu && active == from && isBackInMenu) isBackInMenu = false;
  else if (menu) {
    isBackInMenu = true;
    return step([from, ...stopsOf(ground)], isBack);
  } else if (trap?.contains(from)) return step([...stopsIn(trap), ...stopsOf(ground)], isBack);
  else if (active == from) setTimeout(() => findTrap(active, isBack));
  return false;
}

/** @param {Element} ground @param {Element | null | undefined} target */
function ringIn(ground, target) {
  const onPage = stopsIn(ground);
  const onCards = stopsOf(ground);
  if (!ground.contains(from)) from = onPage[0] ?? ground;
  // The arrow keys walk through it.
  if (ground.matches(MENUS) || !onPage.length) return [from, ...onCards];
  const before = onPage.filter((one) => !target || target.contains(one) || !comesAfter(one, target)).length;
  return onPage.toSpliced(before, 0, ...onCards);
}

/** @param {HTMLElement[]} ring @param {boolean} isBack */
function step(ring, isBack) {
  const active = /** @type {any} */ (pageDocument.activeElement);
  const inside = cards.get(active)?.inside;
  let at = ring.indexOf(/** @type {any} */ (inside ? inside.activeElement : active));
  // The card itself comes before its buttons.
  if (at < 0 && inside) at = ring.indexOf(stopsIn(inside)[0]) - (isBack ? 0 : 1);
  ring.at(isBack ? Math.max(at, 0) - 1 : (at + 1) % ring.length)?.focus();
  return true;
}

/** Looks whether the key has led from the last in something of the page to the first, or the other way. @param {Element} before @param {boolean} isBack */
function findTrap(before, isBack) {
  const now = pageDocument.activeElement;
  let around = before.parentElement;
  while (around && !around.contains(now)) around = around.parentElement;
  // It may be the whole page that has been walked around.
  if (!around || now == before || around.contains([...cards.keys()][0])) return;
  const stops = stopsIn(around);
  const [first, last] = isBack ? [now, before] : [before, now];
  if (stops.at(-1) != first || stops[0] != last) return;
  trap = around;
  const onCards = stopsOf(pageDocument.body);
  onCards.at(isBack ? -1 : 0)?.focus();
}

/** What the Tab key stops at on the cards that stand there, or on one of them. @param {Element} ground @param {Element} [only] */
const stopsOf = (ground, only) =>
  [...cards.values()]
    .filter((one) => one.ground == ground && (only ?? one.host) == one.host)
    .flatMap(({ inside }) => stopsIn(inside));

/** @param {Element} one @param {Element} other */
const comesAfter = (one, other) => other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;

/** What the Tab key stops at. @param {ParentNode} root @returns {HTMLElement[]} */
const stopsIn = (root) =>
  [.../** @type {NodeListOf<any>} */ (root.querySelectorAll(STOPS))].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }),
  );

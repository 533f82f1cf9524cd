// @ts-check
import { tabs } from "../player/stage_events.js";
import { pageDocument } from "../player/unshadowed.js";

/** How often a page that takes the keyboard from one card is answered; one that insists has it. */
const MOST_RETURNED = 10;

/** A key that types something. */
const TYPES = /^.$/u;

/**
 * Leaves the keyboard in a card until the author takes it elsewhere. Pages focus what is theirs whenever they have loaded it, and what
 * is typed from then on would go to the page.
 *
 * What is done on a card is not told to the window, so that it is the page's own side that is listened to.
 * @param {HTMLElement} card
 * @param {AbortSignal} signal ends it
 */
export function holdKeyboard(card, signal) {
  const inside = /** @type {ShadowRoot & {getSelection?: () => Selection | null}} */ (card.getRootNode());
  const selection = () => inside.getSelection?.() ?? getSelection();
  let field = /** @type {HTMLElement | null} */ (null);
  let caret = /** @type {Range | null} */ (null);
  let hasLeft = false;
  let returned = 0;
  const leave = () => (hasLeft = true);
  const isHeld = () => !!field?.isConnected && !hasLeft && returned < MOST_RETURNED;

  /** Where in which field is typed; the keyboard may have gone this moment. */
  function note() {
    field = /** @type {HTMLElement | null} */ (inside.activeElement) ?? field;
    const now = selection();
    if (field && now?.rangeCount && field.contains(now.anchorNode)) caret = now.getRangeAt(0).cloneRange();
  }

  function takeBack() {
    const before = caret;
    returned += 1;
    field?.focus({ preventScroll: true });
    if (!before) return;
    selection()?.removeAllRanges();
    selection()?.addRange(before);
  }

  card.addEventListener(
    "focus",
    () => {
      hasLeft = false;
      note();
    },
    true,
  );
  // What moves the caret without typing is told a little later.
  card.addEventListener("input", note);
  pageDocument.addEventListener("selectionchange", note, { signal });
  addEventListener("pointerdown", leave, { capture: true, signal });
  addEventListener(
    "focusin",
    ({ relatedTarget }) => {
      if (relatedTarget !== inside.host || !isHeld()) return;
      note();
      queueMicrotask(() => !signal.aborted && takeBack());
    },
    { capture: true, signal },
  );
  // A page may also just let go of it; then the next letter comes back.
  addEventListener(
    "keydown",
    ({ key, ctrlKey, metaKey, altKey }) => {
      if (pageDocument.activeElement !== pageDocument.body || !isHeld()) return;
      if (TYPES.test(key) && !ctrlKey && !metaKey && !altKey) takeBack();
    },
    { capture: true, signal },
  );
  hearTab(card, leave, signal);
}

/** The Tab key is led by the first that leads it; all others come after this one. @param {Element} card @param {() => void} on @param {AbortSignal} signal */
function hearTab(card, on, signal) {
  const others = [...tabs];
  tabs.clear();
  tabs.set(card, () => {
    on();
    return false;
  });
  for (const [host, lead] of others) tabs.set(host, lead);
  signal.addEventListener("abort", () => tabs.delete(card));
}

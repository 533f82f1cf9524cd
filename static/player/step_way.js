// @ts-check
import "./edge_steps.js";
import { listenForUse } from "./element_use.js";
import { guarded } from "./guard.js";
import { follow } from "./position_watch.js";
import { show } from "./step.js";
import { find } from "./target.js";
import { awaitTarget, isOnItsPage, waits } from "./target_wait.js";
import { pageDocument } from "./unshadowed.js";
import { isInView, isUnderOverlay } from "./visible_box.js";

/**
 * Shows the way to a step that waits: to its page, or to what has to be opened first, such as a menu. Steps say so themselves: `way` is
 * what to open to come to their page, `opener` points at what opens what their target is in, and says so as well.
 */

/** Milliseconds in which what the visitor has just done may bring the step by itself. */
const GRACE = 1_000;

const BESIDE = { kind: "tooltip" };
const IN_CORNER = { kind: "slideout", placement: "bottom-right" };

/** Steps whose opener was used: what they wait for is there soon, or missing. @type {WeakSet<object>} */
const used = new WeakSet();

waits.unshift((step, signal, onFound, onMissing, patience, presentation, act) => {
  const { id, opener, way, missing } = step;
  const isHere = isOnItsPage(step);
  const usual = () => awaitTarget(step, signal, onFound, onMissing, patience);
  if (isHere ? !opener : !way) return usual();
  /** Of the card that shows the way. @type {AbortController | undefined} */
  let life;
  const waiting = new AbortController();
  const hide = () => {
    life?.abort();
    life = undefined;
  };
  const stop = () => {
    hide();
    waiting.abort();
  };

  /** @param {string} path the text's @param {string} said @param {import("./player.d.ts").Find | null} at */
  function tell(path, said, at) {
    life = new AbortController();
    const close = id + ".close";
    const text = (/** @type {string} */ name, /** @type {any} */ original) =>
      name == close ? presentation.text(name, original) : original;
    show({
      presentation: { ...presentation, text },
      step: { id, body: [["p", presentation.text(path, said)]], ...(at ? BESIDE : IN_CORNER) },
      find: at,
      focus: pageDocument.activeElement == pageDocument.body,
      act(action) {
        if (action.type == "lost") hide();
        else act(action);
      },
      signal: life.signal,
    });
  }

  const lead = guarded(() => {
    if (waiting.signal.aborted) return;
    if (!isHere) return tell(id + ".way", way, null);
    const look = () => find(opener);
    /** @param {DOMRect | null} box @param {Element} element */
    const point = (box, element) => {
      if (life || !box || isUnderOverlay(element, box)) return;
      if (!isInView(element)) act({ type: "part", part: "scroll", target: element });
      tell(id + ".opener", opener.way, look);
    };
    follow(look, point, waiting.signal);
  });

  /** What it opens comes soon, and is waited for no longer than usual from then on. */
  function use() {
    used.add(step);
    setTimeout(guarded(() => waiting.signal.aborted || act({ type: "moved" })));
  }

  /** @param {Event} event */
  function openerIn(event) {
    const element = find(opener);
    return element && event.composedPath().includes(element) ? element : null;
  }

  /** Who is being led has time. */
  function wait() {
    const found = (/** @type {import("./player.d.ts").Find | null} */ find) => {
      stop();
      onFound(find);
    };
    const miss = () => {
      if (life && !used.has(step)) return wait();
      stop();
      if (missing?.then == "show") onFound(null);
      else onMissing();
    };
    awaitTarget({ ...step, missing: { ...missing, then: "skip" } }, signal, found, miss, patience);
  }

  signal.addEventListener("abort", stop);
  if (isHere) {
    listenForUse(window, openerIn, use, waiting.signal);
    wait();
  }
  setTimeout(lead, patience ? GRACE : 0);
});

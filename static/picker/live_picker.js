// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { backTo } from "./build_messages.js";
import { likeness } from "./lookalikes.js";
import { Overlay } from "./overlay.js";
import { holdClick, point } from "./element_pointer.js";
import { watchPassing } from "./passing_classes.js";
import { description } from "./skeleton.js";

/** @typedef {import("./builder_client.js").Answer} Answer */

/**
 * Pointing once on the live page: at what opens the element of a step.
 * @param {Answer} session
 * @param {ReturnType<typeof import("./builder_client.js").builderClient>} cairn
 * @param {import("./bar.js").Bar} bar
 * @param {() => void} leave takes everything off the page and forgets the link
 */
export function pointLive(session, cairn, bar, leave) {
  const overlay = new Overlay();
  /** @type {Element | null} */
  let last = null;
  let pointing = new AbortController();
  const life = new AbortController();
  const noteChanges = watchPassing(life.signal);
  const step = session.title ? `step ${session.step}, “${session.title}”` : `step ${session.step}`;
  const what = `Point at what opens the element of ${step}.`;
  const off = { label: "Leave", act: end };

  function begin() {
    pointing = new AbortController();
    unshadowed(document).documentElement.style.setProperty("cursor", "crosshair", "important");
    point({
      onHover(element) {
        last = element;
        overlay.outline(element);
        overlay.matches(likeness(element));
      },
      onPick: (element) => void pick(element),
      onLeave: end,
      isOurs: (element) => overlay.owns(element) || bar.owns(element),
      from: last,
      signal: pointing.signal,
    });
    bar.say({
      what,
      more: "Click it, or walk with the arrow keys and press Enter. Esc leaves.",
      choices: [{ label: "Use the page", act: rest }, off],
    });
  }

  /** The page is the author's own again, to sign in or to open a menu. */
  function rest() {
    stop();
    overlay.outline(null);
    bar.say({
      what: "Use your page as usual.",
      more: "Go to where the element is; then go on pointing.",
      choices: [{ label: "Point", main: true, act: begin }, off],
    });
  }

  function stop() {
    pointing.abort();
    unshadowed(document).documentElement.style.removeProperty("cursor");
  }

  /** @param {Element} element */
  async function pick(element) {
    stop();
    holdClick();
    noteChanges();
    bar.say({ what: "Looking at it…", choices: [] });
    try {
      tell(await cairn.pick(description(element, 1)));
    } catch (problem) {
      again(/** @type {Error} */ (problem).message);
    }
  }

  /** @param {Answer} answer */
  function tell(answer) {
    const over = answer.status === 403 || answer.status === 410;
    if (answer.problem && !over) return again(answer.problem);
    leave();
    const choices = [
      { label: "Back to the editor", href: session.editor, act: () => backTo(session.editor), main: true },
      { label: "Close", act: clear },
    ];
    if (over) bar.say({ what: answer.problem ?? "", tone: "bad", choices });
    else {
      overlay.matches(1);
      bar.say({
        what: `Saved. Found, ${answer.grade} target. Go back to the editor.`,
        more: answer.reason,
        tone: "good",
        list: { summary: "Its selector, and what is tried when that fails", lines: answer.selectors ?? [] },
        choices,
      });
    }
    bar.focus();
  }

  /** @param {string} problem */
  function again(problem) {
    bar.say({ what: problem, tone: "bad", choices: [{ label: "Point again", main: true, act: begin }, off] });
    bar.focus();
  }

  function end() {
    stop();
    clear();
    leave();
  }

  function clear() {
    life.abort();
    overlay.remove();
    bar.remove();
  }

  begin();
}

// @ts-check
import { KEY } from "./pointing_key.js";

/**
 * What the bar says while a guide is built on its page.
 * @typedef {import("./bar.js").Message} Message
 * @typedef {Record<"point" | "rest" | "count" | "next" | "play" | "done", () => void>} Acts
 */

/** @param {string} step @param {Acts} acts @param {{isHeld: boolean, hasWorked: boolean}} how @returns {Message} */
export function pointingMessage(step, { rest, done }, { isHeld, hasWorked }) {
  const usual = `Click it, or walk with the arrow keys and press Enter. Hold ${KEY} to reach what lies under this bar. Esc ${hasWorked ? "stops pointing" : "leaves"}.`;
  return {
    what: `Point at the element for ${step}.`,
    more: isHeld ? `Click it. Let ${KEY} go to use the page again.` : usual,
    choices: [
      { label: "Use the page", act: rest },
      { label: hasWorked ? "Done" : "Leave", act: done },
    ],
  };
}

/** @param {string} step @param {Acts} acts @returns {Message} */
export const restMessage = (step, { point, count, done }) => ({
  what: "Use your page as usual.",
  more: `Go to where the element of ${step} is. Hold ${KEY} to point without closing what is open.`,
  choices: [
    { label: "Point", main: true, act: point },
    { label: "Point in 3 seconds", act: count },
    { label: "Done", act: done },
  ],
});

/** @param {number} left seconds @param {Acts} acts @returns {Message} */
export const countMessage = (left, { point }) => ({
  what: `Pointing begins in ${left}…`,
  more: "Open what the element is in, and leave it open.",
  choices: [{ label: "Point now", main: true, act: point }],
});

/** @param {import("./built_steps.js").BuiltSteps} steps @param {Acts} acts @param {import("./bar.js").Choice[]} more @returns {Message} */
export const wordingMessage = ({ number, all, current }, { next, point, rest, play, done }, more) => ({
  what: `Step ${number} of ${all.length}.`,
  choices: [
    { label: "Next step", main: true, act: next },
    ...(current?.needs_target ? [{ label: "Point again", act: point }] : []),
    { label: "Use the page", act: rest },
    { label: "Play from here", act: play },
    ...more,
    { label: "Done", act: done },
  ],
});

/** What came of a pick: that it is found now, and how durable its target is. @param {import("./builder_client.js").Answer} answer @returns {Partial<Message>} */
export const savedMessage = ({ grade, reason, selectors }) => ({
  what: `Saved. Found, ${grade} target.`,
  more: reason,
  tone: "good",
  list: { summary: "Its selector, and what is tried when that fails", lines: selectors ?? [] },
});

/** @param {string} problem @param {Acts} acts @returns {Message} */
export const refusedMessage = (problem, { point, done }) => ({
  what: problem,
  tone: "bad",
  choices: [
    { label: "Point again", main: true, act: point },
    { label: "Done", act: done },
  ],
});

/** Two people, one step. @param {string} what @param {string} more @param {[mine: () => void, theirs: () => void]} acts @returns {Message} */
export const disputeMessage = (what, more, [mine, theirs]) => ({
  what,
  more,
  tone: "bad",
  choices: [
    { label: "Keep mine", main: true, act: mine },
    { label: "Take theirs", act: theirs },
  ],
});

/** @param {string} problem @param {number} count @param {string} editor @param {() => void} close @returns {Message} */
export function overMessage(problem, count, editor, close) {
  const steps = count === 1 ? "1 step is in the editor." : `${count} steps are in the editor.`;
  return {
    what: problem || steps,
    tone: problem ? "bad" : "good",
    choices: [
      { label: "Back to the editor", href: editor, act: () => backTo(editor), main: true },
      { label: "Close", act: close },
    ],
  };
}

/** Milliseconds in which a tab that may close itself is closed. */
const CLOSED_BY = 200;

/** Closes this tab, after which the browser shows the one that it was opened from; where it may not, this one goes there. @param {string} editor */
export function backTo(editor) {
  window.close();
  setTimeout(() => location.assign(editor), CLOSED_BY);
}

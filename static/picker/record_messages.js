// @ts-check
import { backTo } from "./build_messages.js";

/**
 * What the bar says while a guide is recorded.
 * @typedef {import("./bar.js").Message} Message
 * @typedef {import("./builder_client.js").RecordedStep} RecordedStep
 * @typedef {Record<"pause" | "takeBack" | "redo" | "rest" | "undo" | "done", () => void>} Acts
 *
 * @typedef {{step: RecordedStep, number: number}} Chosen the step that was chosen of those recorded, and which of them it is
 */

const THEIRS = "Clicks are yours again";

/** @param {number} count */
const steps = (count) => (count === 1 ? "1 step" : `${count} steps`);

/** @param {number} count @param {Acts} acts @returns {Message} */
export const recordingMessage = (count, { pause, takeBack, done }) => ({
  what: `Recording: ${steps(count)}.`,
  more: "Use your product as usual; each click becomes a step.",
  tone: "live",
  choices: [
    { label: "Pause", act: pause },
    { label: "Redo last step", act: takeBack, off: count === 0 },
    { label: "Done", act: done, main: true },
  ],
});

/** @param {number} count @param {Acts} acts @returns {Message} */
export const pausedMessage = (count, acts) => ({
  ...recordingMessage(count, acts),
  what: `Paused at ${steps(count)}.`,
  more: `${THEIRS}.`,
  tone: undefined,
  choices: recordingMessage(count, acts).choices.map((one) => (one.label === "Pause" ? { ...one, label: "Go on" } : one)),
});

/** @param {Chosen} chosen @param {Acts} acts @returns {Message} */
export const chosenMessage = ({ step, number }, { redo, rest }) => ({
  what: `Step ${number}: ${step.title}`,
  more: `${THEIRS}: go to where it should be done, then redo this step. Later steps stay.`,
  choices: [
    { label: "Redo this step", act: redo, main: true },
    { label: "Keep it", act: rest },
  ],
});

/** @param {Chosen} chosen @param {Acts} acts @returns {Message} */
export const redoMessage = ({ step, number }, { rest }) => ({
  what: `Click what step ${number} should be about.`,
  more: `It is “${step.title}” now. What you wrote in it and later steps stay.`,
  tone: "live",
  choices: [{ label: "Keep it", act: rest }],
});

/** @param {Chosen} chosen @param {boolean} isSaved @param {Acts} acts @returns {Message} */
export const redoneMessage = ({ step, number }, isSaved, { pause, undo, done }) => ({
  what: isSaved ? `Redone. Step ${number}: ${step.title}` : `Saving step ${number}…`,
  more: `${THEIRS}: go back to where the recording goes on.`,
  tone: "good",
  choices: [
    { label: "Go on", act: pause, main: true },
    { label: "Undo", act: undo, off: !isSaved },
    { label: "Done", act: done },
  ],
});

/** @param {string} problem @param {number} count @param {string} missed @param {string} editor @param {() => void} close @returns {Message} */
export const recordedMessage = (problem, count, missed, editor, close) => ({
  what: problem || `${steps(count)} ${count === 1 ? "is" : "are"} in the editor.`,
  tone: problem ? "bad" : "good",
  more: problem ? "" : `They are drafts: say in your own words what each is about.${missed && ` Not recorded: ${missed}.`}`,
  choices: [
    { label: "Back to the editor", href: editor, act: () => backTo(editor), main: true },
    { label: "Close", act: close },
  ],
});

// @ts-check
import { watchBrought } from "./brought_watch.js";
import { Overlay } from "./overlay.js";
import { watchPassing } from "./passing_classes.js";
import {
  chosenMessage,
  pausedMessage,
  recordedMessage,
  recordingMessage,
  redoMessage,
  redoneMessage,
} from "./record_messages.js";
import { watchActs } from "./recorded_act.js";
import { description } from "./skeleton.js";
import { watchUnrecorded } from "./unrecorded.js";

/**
 * What the tab keeps of a recording across pages: clicks that Cairn has not got yet, and what is going on: clicks are recorded, or
 * are the author's own, or one step of those recorded was `chosen`, is to be redone by the next click, or was.
 * @typedef {{waiting?: Waiting[], state?: "on" | "paused" | "chosen" | "redo" | "redone", chosen?: string}} Kept
 *
 * @typedef {{body: string, number: number, step: string}} Waiting `step` is the id of the recorded step that it is for, empty for a new one
 */

/**
 * Recording: the author uses the page as always, and each click becomes a step. What a click was on is described before the page
 * hears of it, and kept in the tab until Cairn has it, so that a click which leads away is not lost.
 * @param {import("./builder_client.js").Answer} session
 * @param {ReturnType<typeof import("./builder_client.js").builderClient>} cairn
 * @param {import("./bar.js").Bar} bar
 * @param {{kept: Kept, remember: (kept: Kept) => void, leave: () => void}} tab
 */
export function recordLive(session, cairn, bar, { kept, remember, leave }) {
  const overlay = new Overlay();
  const life = new AbortController();
  const { waiting = [] } = kept;
  let { recorded } = session;
  let { state = "on", chosen = "" } = kept;
  let number = Math.max(session.taken, ...waiting.map((one) => one.number));
  let sending = Promise.resolve();
  const brought = watchBrought(life.signal);
  const noteChanges = watchPassing(life.signal);
  const can = {
    pause: () => turn(state === "on" ? "paused" : "on"),
    takeBack: () => void takeBack(),
    redo: () => turn("redo"),
    rest: () => turn("paused"),
    undo: () => void undo(),
    done: () => void done(),
  };
  const isOn = () => state === "on" || state === "redo";
  const count = () => recorded.length + waiting.filter((one) => !one.step).length;
  const keep = () => remember({ waiting, state, chosen });

  /** @param {Event} event */
  function isTheirs(event) {
    return isOn() && event.isTrusted && !event.composedPath().some((one) => overlay.owns(one) || bar.owns(one));
  }

  /** @param {Element} element @param {Element | null} before */
  function describe(element, before) {
    const asked = state === "redo" ? { step: chosen } : { opened: !!before && brought.has(element, before) };
    brought.begin();
    noteChanges();
    try {
      return { element, body: description(element, number + 1, asked) };
    } catch (problem) {
      tell(/** @type {Error} */ (problem).message);
      return null;
    }
  }

  /** @param {import("./recorded_act.js").Act} act */
  function take({ element, body }) {
    number += 1;
    waiting.push({ body, number, step: state === "redo" ? chosen : "" });
    if (state === "redo") state = "redone";
    keep();
    overlay.outline(element.isConnected ? element : null);
    tell();
    void send();
  }

  /** Sends what is waiting, one after the other; what was refused for good is dropped with a word. */
  function send() {
    sending = sending.then(async () => {
      while (waiting.length > 0) {
        const answer = await cairn.pick(waiting[0].body);
        if (answer.status === 0 || answer.status === 429 || (answer.status ?? 0) >= 500) return tell(answer.problem);
        const sent = waiting.shift();
        if (answer.status === 403 || answer.status === 410) return over(answer.problem ?? "");
        if (life.signal.aborted) continue;
        recorded = answer.recorded ?? recorded;
        if (answer.problem && sent?.step && state === "redone") state = "redo";
        keep();
        tell(answer.problem);
      }
    });
    return sending;
  }

  async function takeBack() {
    acts.settle();
    await send();
    const answer = await cairn.takeBack();
    recorded = answer.recorded ?? recorded;
    overlay.outline(null);
    acts.forget();
    tell(answer.problem, answer.problem ? undefined : `Step ${count() + 1} is gone: click what it should be about instead.`);
  }

  /** The step is again what it was before it was redone. */
  async function undo() {
    await send();
    const answer = await cairn.takeBack(chosen);
    recorded = answer.recorded ?? recorded;
    if (answer.problem) return tell(answer.problem);
    turn("chosen");
    bar.focus();
  }

  /** @param {string} id */
  function choose(id) {
    turn("chosen", id);
    bar.focus();
  }

  /** What was pressed until now was meant as before. @param {NonNullable<Kept["state"]>} next */
  function turn(next, id = chosen) {
    acts.settle();
    acts.forget();
    state = next;
    chosen = id;
    keep();
    overlay.outline(null);
    tell();
  }

  async function done() {
    acts.settle();
    await send();
    if (waiting.length > 0) return;
    const { problem } = await cairn.end();
    over(problem ?? "");
  }

  /** @param {string} problem */
  function over(problem) {
    life.abort();
    overlay.remove();
    leave();
    bar.say(recordedMessage(problem, count(), unrecorded(), session.editor, () => bar.remove()));
    bar.focus();
  }

  /** @param {string} [problem] @param {string} [more] */
  function tell(problem, more) {
    if (life.signal.aborted) return;
    const message = said();
    const steps = recorded.map(({ id, title }) => {
      return { title, isCurrent: !!message.isOfStep && id === chosen, isOpen: false, act: () => choose(id) };
    });
    bar.say({ ...message, more: problem ?? more ?? message.more, ...(problem && { tone: "bad" }), steps });
  }

  /** @returns {import("./bar.js").Message & {isOfStep?: boolean}} */
  function said() {
    const at = recorded.findIndex((step) => step.id === chosen);
    // Somebody may have removed it in the editor.
    if (at < 0 && !/on|paused/.test(state)) state = "paused";
    if (state === "on") return recordingMessage(count(), can);
    if (state === "paused") return pausedMessage(count(), can);
    const one = { step: recorded[at], number: at + 1 };
    if (state === "chosen") return { ...chosenMessage(one, can), isOfStep: true };
    if (state === "redo") return { ...redoMessage(one, can), isOfStep: true };
    return { ...redoneMessage(one, waiting.length === 0, can), isOfStep: true };
  }

  const acts = watchActs({ isTheirs, describe, take, signal: life.signal });
  const unrecorded = watchUnrecorded({ isTheirs, isOn, note: (sentence) => tell(undefined, sentence), signal: life.signal });
  tell();
  void send();
}

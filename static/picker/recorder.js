// @ts-check
import { backTo } from "./build_messages.js";
import { Overlay } from "./overlay.js";
import { description } from "./skeleton.js";
import { watchActs } from "./recorded_act.js";
import { watchUnrecorded } from "./unrecorded.js";
import { watchBrought } from "./brought_watch.js";
import { watchPassing } from "./passing_classes.js";

/**
 * Recording: the author uses the page as always, and each click becomes a step. What a click was on is described before the page
 * hears of it, and kept in the tab until Cairn has it, so that a click which leads away is not lost.
 * @param {import("./builder_client.js").Answer} session
 * @param {ReturnType<typeof import("./builder_client.js").builderClient>} cairn
 * @param {import("./bar.js").Bar} bar
 * @param {{waiting: string[], remember: (...more: string[]) => void, leave: () => void}} tab
 */
export function recordLive(session, cairn, bar, { waiting, remember, leave }) {
  const overlay = new Overlay();
  const life = new AbortController();
  let { count, taken } = session;
  let number = Math.max(taken, ...waiting.map((body) => JSON.parse(body).number));
  let paused = false;
  let sending = Promise.resolve();
  const brought = watchBrought(life.signal);
  const noteChanges = watchPassing(life.signal);
  /** @param {Event} event */
  function isTheirs(event) {
    return !paused && event.isTrusted && !event.composedPath().some((one) => overlay.owns(one) || bar.owns(one));
  }

  /** @param {Element} element @param {Element | null} before */
  function describe(element, before) {
    const opened = !!before && brought.has(element, before);
    brought.begin();
    noteChanges();
    try {
      return { element, body: description(element, number + 1, { opened }) };
    } catch (problem) {
      tell(/** @type {Error} */ (problem).message);
      return null;
    }
  }

  /** @param {import("./recorded_act.js").Act} act */
  function take({ element, body }) {
    number += 1;
    count += 1;
    waiting.push(body);
    remember(...waiting);
    overlay.outline(element.isConnected ? element : null);
    tell();
    void send();
  }

  /** Sends what is waiting, one after the other; what was refused for good is dropped with a word. */
  function send() {
    sending = sending.then(async () => {
      while (waiting.length > 0) {
        const answer = await cairn.pick(waiting[0]);
        if (answer.status === 0 || answer.status === 429 || (answer.status ?? 0) >= 500) return tell(answer.problem);
        waiting.shift();
        if (answer.status === 403 || answer.status === 410) return over(answer.problem ?? "");
        if (life.signal.aborted) continue;
        remember(...waiting);
        count = (answer.problem ? count - 1 : answer.count) + (answer.problem ? 0 : waiting.length);
        tell(answer.problem);
      }
    });
    return sending;
  }

  async function takeBack() {
    acts.settle();
    await send();
    const answer = await cairn.takeBack();
    if (!answer.problem) count = answer.count;
    overlay.outline(null);
    acts.forget();
    tell(answer.problem, answer.problem ? undefined : `Step ${count + 1} is gone: click what it should be about instead.`);
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
    const missed = unrecorded();
    const what = problem || (count === 1 ? "1 step is in the editor." : `${count} steps are in the editor.`);
    bar.say({
      what,
      tone: problem ? "bad" : "good",
      more: problem ? "" : `They are drafts: say in your own words what each is about.${missed && ` Not recorded: ${missed}.`}`,
      choices: [
        { label: "Back to the editor", href: session.editor, act: () => backTo(session.editor), main: true },
        { label: "Close", act: () => bar.remove() },
      ],
    });
    bar.focus();
  }

  /** @param {string} [problem] @param {string} [more] */
  function tell(problem, more = "Use your product as usual; each click becomes a step.") {
    if (life.signal.aborted) return;
    const steps = count === 1 ? "1 step" : `${count} steps`;
    bar.say({
      what: paused ? `Paused at ${steps}.` : `Recording: ${steps}.`,
      more: problem ?? (paused ? "Clicks are yours again." : more),
      tone: problem ? "bad" : paused ? undefined : "live",
      choices: [
        { label: paused ? "Go on" : "Pause", act: pause },
        { label: "Redo last step", act: () => void takeBack(), off: count === 0 },
        { label: "Done", act: () => void done(), main: true },
      ],
    });
  }

  function pause() {
    acts.settle();
    paused = !paused;
    overlay.outline(null);
    tell();
  }

  const acts = watchActs({ isTheirs, describe, take, signal: life.signal });
  const isOn = () => !paused;
  const unrecorded = watchUnrecorded({ isTheirs, isOn, note: (sentence) => tell(undefined, sentence), signal: life.signal });
  tell();
  void send();
}

// @ts-check
import { actingElement } from "./acting_element.js";
import { backTo } from "./build_messages.js";
import { TYPED_IN } from "../player/guard.js";
import { eachWindow } from "./same_origin_frames.js";
import { Overlay } from "./overlay.js";
import { SLIP } from "./element_pointer.js";
import { description } from "./skeleton.js";
import { isLabelled, watchTypedFields } from "./typed_field.js";
import { isDragged, watchUnrecorded } from "./unrecorded.js";
import { watchBrought } from "./brought_watch.js";
import { watchPassing } from "./passing_classes.js";

/** A second click on the same element so soon is the same act: a double click, or the one that a label passes on. */
const SAME_ACT = 500;
/** Milliseconds: a click that has not come by then does not come. */
const CLICK_WAIT = 350;

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
  /** @type {{element: Element, body: string, x: number, y: number} | null} */
  let pressed = null;
  let last = /** @type {{element: Element, at: number} | null} */ (null);
  let sending = Promise.resolve();
  const brought = watchBrought(life.signal);
  const noteChanges = watchPassing(life.signal);
  /** @param {Event} event */
  function isTheirs(event) {
    return !paused && event.isTrusted && !event.composedPath().some((one) => overlay.owns(one) || bar.owns(one));
  }

  /** @param {PointerEvent} event */
  function press(event) {
    pressed = null;
    const element = isTheirs(event) && event.button === 0 ? actingElement(event) : null;
    const pick = element && described(element);
    if (pick) pressed = { ...pick, x: event.clientX, y: event.clientY };
  }

  /** Some pages act on the press, take the element away or lay something over it: no click on it follows then. @param {PointerEvent} event */
  function release({ clientX, clientY }) {
    const pick = pressed;
    if (!pick || Math.hypot(clientX - pick.x, clientY - pick.y) > SLIP) return;
    if (pick.element.isConnected) setTimeout(() => pressed === pick && take(pick), CLICK_WAIT);
    else take(pick);
  }

  /** Others act on Enter or Space, and let no click follow. @param {KeyboardEvent} event */
  function type(event) {
    const element = isTheirs(event) && /^(Enter| )$/.test(event.key) ? actingElement(event) : null;
    if (!element || element.matches(TYPED_IN)) return;
    const pick = described(element);
    setTimeout(() => pick && event.defaultPrevented && !isSameAct(element, event.timeStamp) && take(pick, event.timeStamp));
  }

  /** @param {MouseEvent} event */
  function click(event) {
    if (!isTheirs(event) || (event.detail && isDragged(pressed, event))) return;
    const element = actingElement(event);
    if (!element || isSameAct(element, event.timeStamp)) return;
    // What was pressed may have let go of the pointer: the click is on something around it.
    const pick = pressed && element.contains(pressed.element) ? pressed : described(element);
    if (pick) take(pick, event.timeStamp);
  }

  /** @param {Element} element @param {number} at */
  function isSameAct(element, at) {
    if (!last || at - last.at >= SAME_ACT) return false;
    return last.element === element || isLabelled(last.element, element);
  }

  /** @param {Element} element */
  function described(element) {
    const opened = !!last && brought.has(element, last.element);
    brought.begin();
    noteChanges();
    try {
      return { element, body: description(element, number + 1, { opened }) };
    } catch (problem) {
      tell(/** @type {Error} */ (problem).message);
      return null;
    }
  }

  /** @param {{element: Element, body: string}} pick */
  function take({ element, body }, at = performance.now()) {
    pressed = null;
    last = { element, at };
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
    await send();
    const answer = await cairn.takeBack();
    if (!answer.problem) count = answer.count;
    overlay.outline(null);
    last = null;
    tell(answer.problem, answer.problem ? undefined : `Step ${count + 1} is gone: click what it should be about instead.`);
  }

  async function done() {
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
    paused = !paused;
    overlay.outline(null);
    tell();
  }

  const letIn = eachWindow((within) => {
    const options = { capture: true, passive: true, signal: life.signal };
    within.addEventListener("pointerover", ({ target }) => letIn?.(target), options);
    within.addEventListener("pointerdown", press, options);
    within.addEventListener("pointerup", release, options);
    within.addEventListener("click", click, options);
    within.addEventListener("keydown", type, options);
  }, life.signal);
  /** @param {Element} element */
  const fill = (element) => ((pick) => pick && take(pick))(described(element));
  watchTypedFields({ isTheirs, last: () => last?.element, note: fill, signal: life.signal });
  const isOn = () => !paused;
  const unrecorded = watchUnrecorded({ isTheirs, isOn, note: (sentence) => tell(undefined, sentence), signal: life.signal });
  tell();
  void send();
}

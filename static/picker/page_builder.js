// @ts-check
import { watchPresses } from "./brought_by_press.js";
import {
  countMessage,
  disputeMessage,
  overMessage,
  pointingMessage,
  refusedMessage,
  restMessage,
  savedMessage,
  wordingMessage,
} from "./build_messages.js";
import { BuildTurn } from "./build_turn.js";
import { BuiltSteps } from "./built_steps.js";
import { countDown, watchKey } from "./pointing_key.js";
import { PagePictures } from "./page_pictures.js";
import { pointFrom } from "./pointing_turn.js";
import { watchPassing } from "./passing_classes.js";
import { sendPick } from "./sent_pick.js";
import { whenFound, wordedCard } from "./worded_card.js";
import { WordSaver } from "./word_saver.js";

/**
 * @typedef {import("./builder_client.js").Answer} Answer
 * @typedef {import("./bar.js").Message} Message
 */

/** How often a card that its page takes away is put back. */
const MOST_REDRAWN = 10;

/**
 * Many steps in one visit: the author points, writes in the card that stands there, and goes on to the next step.
 * @param {Answer} session
 * @param {ReturnType<typeof import("./builder_client.js").builderClient>} cairn
 * @param {import("./bar.js").Bar} bar
 * @param {import("./build_turn.js").Tab} tab
 */
export function buildOnPage(session, cairn, bar, tab) {
  const { kept } = tab;
  const steps = new BuiltSteps(session, kept);
  const words = new WordSaver(cairn, kept.unsaved ?? {}, {
    tell(saved) {
      bar.tell(saved);
      turn.remember();
    },
    learn: (answer) => steps.learn(answer),
    dispute: disputeWords,
    over,
  });
  const turn = new BuildTurn(bar, steps, words, tab);
  const isOurs = (/** @type {unknown} */ one) => turn.owns(one);
  const pictures = new PagePictures(session, cairn, word);
  const noteChanges = watchPassing(turn.life);
  const broughtBy = watchPresses((event) => turn.state === "rest" && !event.composedPath().some(isOurs), turn.life);
  let number = session.taken;
  let hasWorked = kept.step !== undefined;
  let redrawn = 0;
  let last = /** @type {Element | null} */ (null);
  const acts = {
    point: () => startPointing(),
    rest: () => rest(),
    count: () => countDown((left) => say(countMessage(left, acts)), startPointing, turn.signal),
    next,
    play: () => void play(),
    done: () => void done(),
  };

  const say = (/** @type {Message} */ message) => turn.say(message, go, () => startPointing());

  /** @param {string} id */
  function go(id) {
    void words.flush();
    steps.choose(id);
    if (steps.current?.needs_target && !steps.current.has_target) startPointing();
    else word();
  }

  /** Cards are off the page meanwhile, so that everything can be pointed at. */
  function startPointing(held = false) {
    turn.begin("point");
    turn.isHeld = held;
    const onHover = (/** @type {Element} */ element) => (last = element);
    pointFrom(last, { overlay: turn.overlay, bar, isOurs, onHover, onPick: pick, onLeave: leavePointing }, turn.signal);
    say(pointingMessage(words.named(steps), acts, { isHeld: held, hasWorked }));
    bar.fade(held);
  }

  function leavePointing() {
    if (!hasWorked) return void done();
    if (steps.after) steps.after = null;
    if (steps.current?.has_target) word();
    else rest();
  }

  /** The page is the author's own again, to sign in or to open a menu. @param {Message} [message] */
  function rest(message) {
    turn.begin("rest");
    say(message ?? restMessage(words.named(steps), acts));
    if (message) bar.focus();
  }

  /** @param {Element} element */
  async function pick(element) {
    turn.stop();
    noteChanges();
    say({ what: "Looking at it…", choices: [] });
    const { became, problem, answer } = await sendPick(cairn, steps, element, number + 1, broughtBy(element));
    if (became === "over") return over(problem);
    if (became === "refused") return rest(refusedMessage(problem, acts));
    if (became === "disputed") {
      steps.learn(await cairn.look());
      steps.choose(steps.chosen);
      const theirs = () => (steps.forget(steps.chosen), word());
      return rest(disputeMessage(problem, "Nothing was saved yet.", [() => void pick(element), theirs]));
    }
    number += 1;
    hasWorked = true;
    steps.take(answer, element);
    pictures.take(answer, element, steps.chosen);
    word(savedMessage(answer));
  }

  /** @param {Answer} answer @param {string} id */
  function disputeWords(answer, id) {
    steps.learn(answer);
    steps.choose(id);
    const theirs = steps.current;
    const mine = () => (words.insist(id, theirs?.words ?? ""), word());
    const what = `${answer.problem} It says “${theirs?.title || "nothing"}” now.`;
    rest(disputeMessage(what, "Nothing of either is lost: choose.", [mine, () => (words.drop(id), word())]));
  }

  /** The card of the chosen step stands at its element, once that is there. @param {Partial<Message>} [said] */
  function word(said) {
    turn.begin("word");
    const step = steps.current;
    if (!step) return rest();
    steps.choose(step.id);
    const message = { ...wordingMessage(steps, acts, pictures.choices(step.id)), ...said };
    const look = () => steps.look(step);
    const { signal } = turn;
    if (step.needs_target && !look()) {
      say({ ...message, more: `Its element is not in sight. It was pointed at on ${step.page}.` });
      return whenFound(look, () => word(said), signal);
    }
    say(message);
    hasWorked ||= !!said || step.has_target;
    const type = words.typist(step);
    const unsaved = words.unsaved[step.id];
    wordedCard({ step, unsaved, setting: steps.setting, look, type, act, leave: () => bar.focus(), signal });
  }

  /** What the card's own buttons, and the page, do to it. @param {{type: string}} action */
  function act({ type }) {
    const beside = steps.all[steps.number - (type === "back" ? 2 : 0)];
    if (/next|back/.test(type) && beside) go(beside.id);
    else if (type === "lost" && redrawn++ < MOST_REDRAWN) word();
    else if (/lost|stop/.test(type)) rest();
  }

  function next() {
    void words.flush();
    steps.after = steps.chosen;
    startPointing();
  }

  async function play() {
    await words.flush();
    const { preview, problem } = await cairn.preview();
    if (!preview) return rest(refusedMessage(problem ?? "", acts));
    turn.end();
    bar.remove();
    tab.play(preview, steps.chosen);
  }

  async function done() {
    await words.flush();
    if (words.isUnsaved || turn.life.aborted) return;
    const { problem } = await cairn.end();
    over(problem ?? "");
  }

  /** @param {string} problem */
  function over(problem) {
    turn.end();
    tab.leave();
    if (!hasWorked && !problem) return bar.remove();
    bar.say(overMessage(problem, steps.all.length, steps.editor, () => bar.remove()));
    bar.focus();
  }

  const hold = () => (turn.state === "rest" ? startPointing(true) : bar.fade(turn.state === "point"));
  const letGo = () => (turn.isHeld ? rest() : bar.fade(false));
  watchKey({ isOn: () => turn.state !== "word", hold, letGo }, turn.life);
  addEventListener("pagehide", () => void words.flush(), { signal: turn.life });
  // On another page it goes on by itself.
  if (kept.state === "word") word();
  else startPointing();
  if (words.isUnsaved) void words.flush();
}

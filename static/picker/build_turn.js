// @ts-check
import { Overlay } from "./overlay.js";

/**
 * @typedef {import("./bar.js").Message} Message
 *
 * What the tab keeps of the work across pages: what is done, to which step, or behind which one a new step is pointed for.
 * @typedef {{state?: string, step?: string, after?: string | null, unsaved?: Record<string, any>}} Kept
 *
 * @typedef {object} Tab
 * @property {Kept} kept
 * @property {(kept: Kept) => void} remember
 * @property {() => void} leave
 * @property {(preview: string, step: string) => void} play
 */

/** What is going on while a guide is built on its page: pointing, the page in use, or a card; one after the other. */
export class BuildTurn {
  #bar;
  #steps;
  #words;
  #tab;
  #turn = new AbortController();
  #life = new AbortController();
  overlay = new Overlay();
  state = "point";
  /** Whether pointing goes on only as long as the key is held. */
  isHeld = false;

  /** @param {import("./bar.js").Bar} bar @param {import("./built_steps.js").BuiltSteps} steps @param {import("./word_saver.js").WordSaver} words @param {Tab} tab */
  constructor(bar, steps, words, tab) {
    this.#bar = bar;
    this.#steps = steps;
    this.#words = words;
    this.#tab = tab;
  }

  /** Of what is going on now. */
  get signal() {
    return this.#turn.signal;
  }

  /** Of all of it. */
  get life() {
    return this.#life.signal;
  }

  /** @param {string} state */
  begin(state) {
    this.stop();
    this.state = state;
    this.#turn = new AbortController();
    this.remember();
  }

  stop() {
    this.#turn.abort();
    this.isHeld = false;
    this.#bar.fade(false);
    this.overlay.outline(null);
  }

  remember() {
    if (this.life.aborted) return;
    const { chosen: step, after } = this.#steps;
    this.#tab.remember({ state: this.state, step, after, unsaved: this.#words.unsaved });
  }

  /** @param {Message} message @param {(id: string) => void} go to a step @param {() => void} point for the new one */
  say(message, go, point) {
    const steps = this.#steps;
    const marks = steps.all.map((step) => ({
      title: this.#words.titleOf(step),
      isCurrent: step === steps.current,
      isOpen: step.needs_target && !step.has_target,
      act: () => go(step.id),
    }));
    const added = { title: "New", isCurrent: true, isOpen: true, act: point };
    if (steps.after !== null) marks.splice(steps.number - 1, 0, added);
    this.#bar.say({ saved: this.#words.saved, steps: marks, ...message });
  }

  /** @param {unknown} one */
  owns(one) {
    return this.overlay.owns(one) || this.#bar.owns(one);
  }

  end() {
    this.stop();
    this.#life.abort();
    this.overlay.remove();
  }
}

// @ts-check
import { find } from "../player/target.js";

/**
 * @typedef {import("./builder_client.js").Answer} Answer
 * @typedef {import("./builder_client.js").BuiltStep} BuiltStep
 */

/** The guide's steps while they are made on the page: as Cairn told them last, which one is worked on, and where elements are. */
export class BuiltSteps {
  #session;
  /** Those that were pointed at in this visit, by step. @type {Map<string, Element>} */ #elements = new Map();
  /** The id of the step that is worked on. */
  chosen;
  /** The id of the step behind which a new one is pointed for, empty for the first; null when none is. @type {string | null} */
  after;
  /** What names the element that the chosen step had when the author saw it last. */
  seen = "";

  /** @param {Answer} session @param {{step?: string, after?: string | null}} kept */
  constructor(session, { step, after }) {
    this.#session = session;
    this.chosen = step ?? session.chosen ?? "";
    this.after = after ?? (session.steps?.length ? null : "");
    this.seen = this.current?.target ?? "";
  }

  /** The author is at that step now, and sees it as it is. @param {string} id */
  choose(id) {
    this.after = null;
    this.chosen = id;
    this.seen = this.current?.target ?? "";
  }

  get all() {
    return this.#session.steps ?? [];
  }

  get setting() {
    const { language, theme } = this.#session;
    return { language, theme, total: this.all.length, index: this.place(this.chosen) };
  }

  get editor() {
    return this.#session.editor;
  }

  /** @param {string} id */
  place(id) {
    return this.all.findIndex((step) => step.id === id);
  }

  /** The step that is worked on; none while a new one is pointed for. */
  get current() {
    return this.after === null ? this.all[this.place(this.chosen)] : undefined;
  }

  /** Of the current one, or of the new one. */
  get number() {
    return this.after === null ? this.place(this.chosen) + 1 : this.place(this.after) + 2;
  }

  /** @param {Answer} answer */
  learn({ steps, editor, chosen }) {
    if (!steps) return;
    Object.assign(this.#session, { steps, editor });
    if (this.place(this.chosen) < 0) this.chosen = chosen || steps[0]?.id || "";
  }

  /** What was pointed at is the element of the step that Cairn names. @param {Answer} answer @param {Element} element */
  take(answer, element) {
    this.learn(answer);
    this.choose(answer.chosen ?? "");
    this.#elements.set(this.chosen, element);
  }

  /** Where the step's element is, as visitors' browsers find it if it was not pointed at just now. @param {BuiltStep} step @returns {Element | null} */
  look(step) {
    const known = this.#elements.get(step.id);
    if (known?.isConnected) return known;
    return step.drawn.target ? find(step.drawn.target) : null;
  }

  /** @param {string} id */
  forget(id) {
    this.#elements.delete(id);
  }
}

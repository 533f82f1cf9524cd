// @ts-check

/**
 * @typedef {import("./builder_client.js").Answer} Answer
 * @typedef {import("./builder_client.js").BuiltStep} BuiltStep
 * @typedef {{title: string, body?: string, seen: string}} Unsaved `seen` names the words that were there before
 */

/** Milliseconds after which what was typed is saved. */
const PAUSE = 500;

/** Saves what is typed in cards, one after the other; what is not saved yet is in `unsaved`, which the tab keeps. */
export class WordSaver {
  #cairn;
  #on;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #sending = Promise.resolve();
  /** What names the words that each card shows. @type {Record<string, string>} */ #seen = {};
  /** @type {Record<string, Unsaved>} by step */ unsaved;
  /** @type {import("./bar.js").Saved} */ saved = { text: "" };

  /**
   * @param {ReturnType<typeof import("./builder_client.js").builderClient>} cairn
   * @param {Record<string, Unsaved>} unsaved
   * @param {object} on
   * @param {(saved: import("./bar.js").Saved) => void} on.tell
   * @param {(answer: Answer) => void} on.learn
   * @param {(answer: Answer, id: string) => void} on.dispute
   * @param {(problem: string) => void} on.over
   */
  constructor(cairn, unsaved, on) {
    this.#cairn = cairn;
    this.unsaved = unsaved;
    this.#on = on;
  }

  get isUnsaved() {
    return Object.keys(this.unsaved).length > 0;
  }

  /** @param {BuiltStep | undefined} step */
  titleOf(step) {
    return step ? (this.unsaved[step.id]?.title ?? step.title) : "";
  }

  /** "step 2, “Berths”". @param {import("./built_steps.js").BuiltSteps} steps */
  named({ number, current }) {
    const title = this.titleOf(current);
    return `step ${number}${title ? `, “${title}”` : ""}`;
  }

  /**
   * Takes what is typed in the card of a step, which says what the step said when it was drawn.
   * @param {BuiltStep} step
   * @returns {(words: {title: string, body?: string}) => void}
   */
  typist({ id, words: drawn }) {
    this.#seen[id] = drawn;
    return (words) => {
      this.unsaved[id] = { ...words, seen: this.unsaved[id]?.seen ?? this.#seen[id] };
      this.#say("Saving…");
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.flush(), PAUSE);
    };
  }

  /** Saves everything now. */
  flush() {
    clearTimeout(this.#timer);
    this.#sending = this.#sending.then(() => this.#send());
    return this.#sending;
  }

  /** These words shall replace those that somebody else wrote. @param {string} id @param {string} theirs */
  insist(id, theirs) {
    if (this.unsaved[id]) this.unsaved[id].seen = theirs;
    void this.flush();
  }

  /** @param {string} id */
  drop(id) {
    delete this.unsaved[id];
    this.#say("Saved");
  }

  async #send() {
    for (const [id, words] of Object.entries(this.unsaved)) {
      const answer = await this.#cairn.word({ step: id, ...words });
      if (answer.status === 403 || answer.status === 410) return this.#on.over(answer.problem ?? "");
      if (answer.status === 409) {
        this.#say("Not saved", true);
        return this.#on.dispute(answer, id);
      }
      if (answer.problem) return this.#say(`Not saved: ${answer.problem}`, true);
      const now = answer.steps?.find((step) => step.id === id)?.words ?? "";
      this.#seen[id] = now;
      // What was typed meanwhile comes on top of what is saved now.
      if (this.unsaved[id] === words) delete this.unsaved[id];
      else if (this.unsaved[id]) this.unsaved[id].seen = now;
      this.#on.learn(answer);
      if (!this.isUnsaved) this.#say("Saved");
    }
  }

  /** @param {string} text @param {boolean} [isBad] */
  #say(text, isBad) {
    this.saved = { text, isBad };
    this.#on.tell(this.saved);
  }
}

// @ts-check
import { refusalOf, watchPolicy } from "./page_policy.js";

/**
 * A step of a recording.
 * @typedef {{id: string, title: string}} RecordedStep
 *
 * A step as Cairn knows it; `words` and `target` name what it says and points at, so that nobody overwrites anybody.
 * @typedef {{id: string, kind: string, title: string, page: string, words: string, target: string, needs_target: boolean, has_target: boolean, drawn: any}} BuiltStep
 *
 * What Cairn answers: what the link is for, and after a pick what was made of it; or a sentence that says why nothing was done.
 * @typedef {object} Answer
 * @property {string} [problem]
 * @property {number} [status] of the refusal; 0 when nothing was heard at all
 * @property {string} mode
 * @property {string} guide
 * @property {number} step
 * @property {string} title
 * @property {number} count
 * @property {number} taken
 * @property {RecordedStep[]} recorded
 * @property {string} editor
 * @property {string} [verdict]
 * @property {string} [grade]
 * @property {string} [reason]
 * @property {string[]} [selectors]
 * @property {boolean} [unseen] whether the page as Cairn fetched it does not show the element
 * @property {string} [pictures] whether pictures of pages are sent: ask, yes or no
 * @property {string} [chosen]
 * @property {BuiltStep[]} [steps]
 * @property {string} [language]
 * @property {any} [theme]
 * @property {string} [preview] the token of a preview's link
 */

/** A body this small may outlive its page. */
const OUTLIVES = 60_000;
/** Milliseconds until a policy that has blocked a request says so. */
const TOLD_BY = 60;

/**
 * Talks to Cairn in the name of one link. No cookie is sent, and nothing of the page but what is described.
 * @param {string} home
 * @param {string} token
 */
export function builderClient(home, token) {
  const policy = watchPolicy(home);

  /** @param {string} what @param {string} method @param {string} body @returns {Promise<Answer>} */
  async function ask(what, method, body = "") {
    try {
      const text = body ? `${token}\n${body}` : token;
      const answer = await fetch(home + what, {
        method,
        body: text,
        credentials: "omit",
        referrerPolicy: "no-referrer",
        keepalive: text.length < OUTLIVES,
        headers: { "content-type": "text/plain" },
      });
      if (answer.status === 204) return /** @type {any} */ ({});
      const isJson = answer.ok || answer.headers.get("content-type")?.includes("json");
      const said = isJson ? await answer.json() : { problem: await answer.text() };
      return answer.ok ? said : { status: answer.status, ...said };
    } catch {
      await new Promise((done) => setTimeout(done, TOLD_BY));
      return /** @type {any} */ ({ status: 0, problem: refusalOf(policy.blocking(), home) });
    }
  }
  return {
    look: () => ask("builds", "POST"),
    pick: (/** @type {string} */ body) => ask("picks", "POST", body),
    /** What was recorded last; with a step's id, that this one was recorded again. */
    takeBack: (step = "") => ask("picks", "DELETE", step),
    word: (/** @type {object} */ words) => ask("words", "POST", JSON.stringify(words)),
    picture: (/** @type {object} */ about, /** @type {string} */ html) =>
      ask("page-pictures", "POST", `${JSON.stringify(about)}\n${html}`),
    refusePictures: () => ask("page-pictures", "DELETE"),
    preview: () => ask("previews", "POST"),
    end: () => ask("builds", "DELETE"),
  };
}

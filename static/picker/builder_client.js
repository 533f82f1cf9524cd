// @ts-check

/**
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
 * @property {string} editor
 * @property {string} [verdict]
 * @property {string} [grade]
 * @property {string} [reason]
 * @property {string[]} [selectors]
 */

/** A body this small may outlive its page. */
const OUTLIVES = 60_000;

/**
 * Talks to Cairn in the name of one link. No cookie is sent, and nothing of the page but what is described.
 * @param {string} home
 * @param {string} token
 */
export function builderClient(home, token) {
  /** @param {string} what @param {string} method @param {string} body @returns {Promise<Answer>} */
  async function ask(what, method, body = "") {
    /** @type {any} */
    const nothing = {
      status: 0,
      problem: "Cairn can't be reached from this page; its Content-Security-Policy has to allow it in connect-src.",
    };
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
      return answer.ok ? await answer.json() : { ...nothing, status: answer.status, problem: await answer.text() };
    } catch {
      return nothing;
    }
  }
  return {
    look: () => ask("builds", "POST"),
    pick: (/** @type {string} */ body) => ask("picks", "POST", body),
    takeBack: () => ask("picks", "DELETE"),
    end: () => ask("builds", "DELETE"),
  };
}

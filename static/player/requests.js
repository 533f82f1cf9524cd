// @ts-check
import { guarded, written } from "./guard.js";

/** Figures that happen together travel together. */
const PATIENCE = 800;

/** @typedef {{method: string, url: string, body: string, bytes: number, at: string}} Sent one line of the ledger */

/**
 * What the player asks of its server, all of it, so that the ledger is complete.
 * @param {string} home
 * @param {string} environment
 * @param {() => unknown} quiet whether the visitor asked not to be counted
 */
export function reporter(home, environment, quiet) {
  /** @type {Sent[]} */
  const sent = [];
  /** @type {object[]} */
  let waiting = [];
  let timer = 0;

  const asked = (/** @type {string} */ path, method = "GET", body = "") => {
    const url = home + path;
    sent.push({ method, url, body, bytes: new Blob([body]).size, at: new Date().toISOString() });
    return url;
  };
  /** A module. @param {string} path @returns {Promise<any>} */
  const load = (path) => import(asked(path));
  /** @param {string} path @param {string} [body] @returns {Promise<any>} the answer's JSON to what has no body */
  const send = async (path, body) => {
    const method = body ? "POST" : "GET";
    const url = asked(path, method, body);
    const answer = await fetch(url, { method, body, keepalive: true, credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw answer.status;
    return body || answer.json();
  };
  const flush = guarded(() => {
    clearTimeout(timer);
    timer = 0;
    const events = waiting;
    waiting = [];
    if (!events[0] || quiet()) return;
    send("events", written({ schema: 1, url: location.origin + location.pathname, environment, events })).catch(() => {
      waiting = [...events, ...waiting].slice(-50);
    });
  });
  const count = (/** @type {object} */ event) => {
    if (quiet()) return;
    waiting.push(event);
    timer ||= setTimeout(flush, PATIENCE);
  };
  return /** @type {const} */ ([send, load, count, flush, sent]);
}

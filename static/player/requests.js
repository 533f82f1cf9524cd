// @ts-check
import { guarded, toJson } from "./guard.js";

/** Milliseconds: figures that happen together travel together. */
const PATIENCE = 800;
/** Figures that are tried again at most, when they could not be sent. */
const MOST_WAITING = 50;

/**
 * @typedef {{method: string, url: string, body: string, bytes: number, at: string}} LedgerEntry
 *
 * @typedef {object} Requests
 * @property {(path: string) => Promise<any>} load a module below the site's home
 * @property {(path: string, body?: string) => Promise<any>} send gives the answer's JSON to what has no body
 * @property {(event: object) => void} count a figure, which is sent soon
 * @property {() => void} flush sends at once what waits
 * @property {LedgerEntry[]} ledger
 */

/**
 * What the player asks of its server, all of it, so that the ledger is complete.
 * @param {string} home
 * @param {string} environment
 * @param {() => unknown} isQuiet whether the visitor asked not to be counted
 * @returns {Requests}
 */
export function requestsTo(home, environment, isQuiet) {
  /** @type {LedgerEntry[]} */
  const ledger = [];
  /** @type {object[]} */
  let waiting = [];
  let timer = 0;

  /** Writes the request into the ledger; its address. */
  function enter(/** @type {string} */ path, method = "GET", body = "") {
    const url = home + path;
    ledger.push({ method, url, body, bytes: new Blob([body]).size, at: new Date().toISOString() });
    return url;
  }

  /** @type {Requests["send"]} */
  async function send(path, body) {
    const method = body ? "POST" : "GET";
    const url = enter(path, method, body);
    const answer = await fetch(url, { method, body, keepalive: true, credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw answer.status;
    return body || answer.json();
  }

  const flush = guarded(() => {
    clearTimeout(timer);
    timer = 0;
    const events = waiting;
    waiting = [];
    if (!events[0] || isQuiet()) return;
    const batch = { schema: 1, url: location.origin + location.pathname, environment, events };
    send("events", toJson(batch)).catch(() => {
      waiting = [...events, ...waiting].slice(-MOST_WAITING);
    });
  });

  return {
    load: (path) => import(enter(path)),
    send,
    count(event) {
      if (isQuiet()) return;
      waiting.push(event);
      timer ||= setTimeout(flush, PATIENCE);
    },
    flush,
    ledger,
  };
}

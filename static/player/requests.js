// @ts-check
import { guarded, toJson } from "./guard.js";
import { BATCH } from "./registries.js";
import { pageDocument } from "./unshadowed.js";

/** Milliseconds: figures that happen together travel together. */
const PATIENCE = 800;
/** Milliseconds for which a batch is sent again: the server knows its name for longer (`models/event/repeated_batch.py`). */
const RESENT_FOR = 480_000;
/** Batches that are sent again at most. */
const MOST_LOST = 10;

/**
 * @typedef {{since: number, body: string}} Batch when it was first sent, and what is sent
 *
 * @typedef {{method: string, url: string, body: string, bytes: number, at: string}} LedgerEntry
 *
 * @typedef {object} Requests
 * @property {(url: string, method?: string, body?: string) => string} enter writes a request that something else makes for the player into the ledger
 * @property {(path: string) => Promise<any>} load a module below the site's home
 * @property {(path: string, body?: string) => Promise<any>} send gives the answer's JSON to what has no body
 * @property {(event: object, mayWait?: unknown) => void} count a figure, which is sent soon, or with the next one and when the page is left
 * @property {() => void} flush sends at once what waits
 * @property {LedgerEntry[]} ledger
 */

/**
 * What the player asks of its server, all of it, so that the ledger is complete: the script itself to begin with.
 * @param {string} home
 * @param {string} environment
 * @param {() => unknown} isQuiet whether the visitor asked not to be counted
 * @param {((event: any) => void) | undefined} counted hears of each figure that is
 * @returns {Requests}
 */
export function requestsTo(home, environment, isQuiet, counted) {
  /** @type {LedgerEntry[]} */
  const ledger = [];
  /** Figures that were not sent yet. @type {object[]} */
  let waiting = [];
  /** Those whose answer was lost. @type {Batch[]} */
  let lost = [];
  let timer = 0;

  /** Writes a request into the ledger, whose path is below home or which has an address of its own; its address. */
  function enter(/** @type {string} */ path, method = "GET", body = "") {
    const url = new URL(path, home).href;
    ledger.push({ method, url, body, bytes: new Blob([body]).size, at: new Date().toJSON() });
    return url;
  }
  // A site's staging hosts have it without a tag of its own.
  enter(/** @type {any} */ (pageDocument.currentScript)?.src || `${home.slice(0, -1)}.js?environment=${environment}`);

  /** @type {Requests["send"]} */
  async function send(path, body) {
    const method = body ? "POST" : "GET";
    const url = enter(path, method, body);
    const answer = await fetch(url, { method, body, keepalive: true, credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw answer.status;
    return body || answer.json();
  }

  /** @param {Batch} batch */
  const sendBatch = (batch) =>
    send("events", batch.body).catch((problem) => {
      if (isWorthRepeating(problem)) lost = [...lost, batch].slice(-MOST_LOST);
    });

  const flush = guarded(() => {
    clearTimeout(timer);
    timer = 0;
    const since = Date.now();
    const batches = lost.filter((batch) => since - batch.since < RESENT_FOR);
    if (waiting.length) {
      const url = location.origin + location.pathname;
      batches.push({ since, body: toJson({ schema: 1, id: newBatchId(), url, environment, events: waiting, ...BATCH }) });
    }
    waiting = [];
    lost = [];
    if (!isQuiet()) batches.forEach(sendBatch);
  });

  return {
    enter,
    load: (path) => import(enter(path)),
    send,
    count(event, mayWait) {
      if (isQuiet()) return;
      counted?.(event);
      waiting.push(event);
      if (!mayWait) timer ||= setTimeout(flush, PATIENCE);
    },
    flush,
    ledger,
  };
}

/** Random, and used for one batch only, so that it is counted once. Pages without https have no `randomUUID`. */
const newBatchId = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");

/**
 * What was refused once is refused again. What came too soon, or whose answer was lost, is sent again as it was: it may have been counted.
 * @param {any} problem a status, or why there is none
 */
const isWorthRepeating = (problem) => !(problem >= 400 && problem < 500) || problem == 408 || problem == 429;

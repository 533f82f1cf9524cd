// @ts-check
import { guarded } from "./guard.js";

/** Figures that happen together travel together. */
const PATIENCE = 800;

/** @typedef {{method: string, url: string, body: string, bytes: number, at: string}} Sent one line of the ledger */

/**
 * Everything the player asks of its server goes through here, so that the ledger is complete.
 * @param {Sent[]} ledger
 * @returns {(url: string, body?: string) => Promise<any>} the answer's JSON, if it is JSON
 */
export function sender(ledger) {
  return async (url, body) => {
    const method = body ? "POST" : "GET";
    ledger.push({ method, url, body: body ?? "", bytes: body ? new Blob([body]).size : 0, at: new Date().toISOString() });
    const answer = await fetch(url, { method, body, keepalive: !!body, credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw answer.status;
    return body ? null : answer.json();
  };
}

/**
 * Counts figures, and sends them a moment later or when the page goes.
 * @param {{environment: string}} config
 * @param {string} home
 * @param {(url: string, body?: string) => Promise<any>} send
 * @param {() => unknown} quiet whether the visitor asked not to be counted
 */
export function reporter({ environment }, home, send, quiet) {
  /** @type {object[]} */
  let waiting = [];
  let timer = 0;
  const flush = guarded(() => {
    clearTimeout(timer);
    timer = 0;
    const events = waiting;
    waiting = [];
    if (!events.length || quiet()) return;
    const url = location.origin + location.pathname;
    send(home + "events", JSON.stringify({ schema: 1, url, environment, events })).catch(() => {
      waiting = events.concat(waiting).slice(-50);
    });
  });
  return {
    flush,
    /** @param {object} event */
    count(event) {
      if (quiet()) return;
      waiting.push(event);
      timer ||= setTimeout(flush, PATIENCE);
    },
  };
}

// @ts-check
import { isFromPicker } from "./messages.js";

/** Messages of which only the latest counts, by what they replace; they are said again when the frame was loaded anew. */
/** @type {Record<string, string>} */
const LASTING = { point: "pointing", rest: "pointing", outline: "outline", show: "step", hide: "step" };

/**
 * The editor's end of a snapshot: hides the handshake, and connects again whenever the frame is loaded anew.
 *
 *     const frame = new SnapshotFrame(iframe);
 *     frame.on("pick", ({ pick }) => ...);
 *     frame.send({ type: "point" });
 */
export class SnapshotFrame {
  /** @type {HTMLIFrameElement} */ #iframe;
  /** @type {MessagePort | null} */ #port = null;
  /** @type {Map<string, Set<(message: any) => void>>} */ #listeners = new Map();
  /** @type {Map<string, object>} */ #lasting = new Map();
  #ready = false;
  #life = new AbortController();

  /** @param {HTMLIFrameElement} iframe */
  constructor(iframe) {
    this.#iframe = iframe;
    iframe.addEventListener("load", () => this.#connect(), { signal: this.#life.signal });
    this.#connect();
  }

  /**
   * Calls `listener` with each message of a type: ready, pointing, hover, pick, leave or action. Returns what takes it off again.
   * @param {string} type
   * @param {(message: any) => void} listener
   */
  on(type, listener) {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /**
   * Sends point, rest, outline, show, hide or verdict. What is said before the frame is ready is not lost.
   * @param {{type: string, [field: string]: any}} message
   */
  send(message) {
    if (LASTING[message.type]) this.#lasting.set(LASTING[message.type], message);
    if (!this.#ready) return;
    this.#port?.postMessage(message);
    if (message.type === "point") this.#iframe.focus();
  }

  /** Lets go of the frame. */
  close() {
    this.#life.abort();
    this.#port?.close();
    this.#ready = false;
  }

  #connect() {
    this.#port?.close();
    this.#ready = false;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => {
      if (port1 === this.#port && isFromPicker(data)) this.#hear(data);
    };
    // The frame's origin is opaque, so no target origin can be named; the port is of use only to the picker that takes it.
    this.#iframe.contentWindow?.postMessage({ cairn: "picker" }, "*", [port2]);
  }

  /** @param {any} message */
  #hear(message) {
    if (message.type === "ready") this.#resume();
    if (message.type === "pick" || message.type === "leave") this.#lasting.set("pointing", { type: "rest" });
    for (const listener of this.#listeners.get(message.type) ?? []) listener(message);
  }

  #resume() {
    this.#ready = true;
    for (const message of this.#lasting.values()) this.#port?.postMessage(message);
    if (/** @type {any} */ (this.#lasting.get("pointing"))?.type === "point") this.#iframe.focus();
  }
}

// @ts-check
import { announce } from "./api.js";
import { guarded, listen } from "./guard.js";
import { reporter, sender } from "./report.js";
import { speech } from "./speech.js";
import { evaluate } from "./stand_in.js";
import { store } from "./store.js";
import { tour } from "./tour.js";

/**
 * @typedef {{base: string, key: string, environment: string, version: string, release: any}} Config  the release, or the hash of a large one
 * @typedef {{act: (action: any) => void, stop: () => void}} Run
 */

/** Starts the player for one site. @param {Config} config */
export function boot(config) {
  const page = /** @type {any} */ (window);
  if (page.cairn?.version) return page.cairn.refresh();
  const { base, key } = config;
  const ledger = /** @type {import("./report.js").Sent[]} */ ([]);
  const send = sender(ledger);
  const storage = store("cairn:" + key);
  const attributes = Object.create(null);
  /** @type {Record<string, ((detail: any) => void)[]>} */
  const ears = {};
  /** @type {any} */
  let release;
  /** @type {Run | null} */
  let running = null;

  const read = (/** @type {"localStorage" | "sessionStorage"} */ area) => {
    try {
      return JSON.parse(storage.read(area) ?? "{}");
    } catch {
      return {};
    }
  };
  const change = (/** @type {"localStorage" | "sessionStorage"} */ area, /** @type {(memory: any) => void} */ work) => {
    const memory = read(area);
    work(memory);
    storage.write(area, JSON.stringify(memory));
  };
  const quiet = () => navigator.doNotTrack == "1" || /** @type {any} */ (navigator).globalPrivacyControl == true || !!read("localStorage").quiet;
  const report = reporter(config, send, quiet);
  const emit = (/** @type {string} */ name, /** @type {any} */ detail) => {
    for (const ear of ears[name] ?? []) queueMicrotask(() => ear(detail));
  };
  const device = () => (matchMedia("(pointer: fine)").matches ? "desktop" : Math.min(screen.width, screen.height) < 600 ? "mobile" : "tablet");

  /** @param {any} guide @param {string} figure @param {any} step */
  function count(guide, figure, step, language = "en") {
    let unique = false;
    change("localStorage", (memory) => {
      const seen = (memory[guide.id] ??= {});
      const mark = figure == "reached" ? figure + step.id : figure;
      unique = !seen[mark];
      seen[mark] = 1;
    });
    if (figure == "started") change("sessionStorage", (memory) => (memory[guide.id] = 1));
    report.count({ figure, guide: guide.id, version: guide.version, step: step?.id, unique, locale: language, device: device() });
    emit(figure, { guide: guide.id, step: step?.id });
  }

  const explained = (/** @type {any} */ guide) => evaluate(guide, { url: location.href, memory: read("localStorage"), session: read("sessionStorage") });

  /** @param {any} guide @param {string} [from] */
  async function start(guide, from) {
    running?.stop();
    const content = guide.content ?? (await send(`${base}/player/v1/${key}/content/${guide.content_hash}.json`));
    const voice = speech(content, [attributes.locale ?? [], navigator.languages].flat(), attributes);
    running = tour({
      guide,
      content,
      theme: { ...release.theme, ...content.theme },
      speech: voice,
      count: (figure, step) => count(guide, figure, step, voice.language),
      save: (step) => change("sessionStorage", (memory) => (memory.running = step && { guide: guide.id, step: step.id })),
      act: (action) => action.type == "link" && window.open(action.url, action.tab == "new" ? "_blank" : "_self", "noopener"),
      over: () => (running = null),
    }, from);
  }

  const decide = guarded(() => {
    if (!release || running) return;
    const { running: interrupted } = read("sessionStorage");
    const going = interrupted && named(interrupted.guide);
    if (going) return void start(going, interrupted.step).catch(ignore);
    const due = release.guides
      .filter((/** @type {any} */ guide) => guide.kind == "tour" && explained(guide).held)
      .sort((/** @type {any} */ a, /** @type {any} */ b) => b.priority - a.priority || (a.created < b.created ? -1 : 1));
    for (const guide of due) count(guide, "eligible", null);
    if (due[0]) start(due[0]).catch(ignore);
  });
  const named = (/** @type {string} */ id) => release?.guides.find((/** @type {any} */ guide) => guide.id == id);
  const ignore = () => {};

  announce({
    version: config.version,
    push: ignore,
    refresh: decide,
    set: (/** @type {object} */ given) => void Object.assign(attributes, given),
    identify: (/** @type {string} */ _, /** @type {object} */ given) => void Object.assign(attributes, given),
    track: (/** @type {string} */ name) => emit(name, {}),
    start(/** @type {string} */ id, { force = false } = {}) {
      const guide = named(id);
      if (guide && (force || explained(guide).held)) start(guide).catch(ignore);
    },
    stop: () => running?.stop(),
    next: () => running?.act({ type: "next" }),
    back: () => running?.act({ type: "back" }),
    reset() {
      running?.stop();
      storage.write("localStorage", null);
      storage.write("sessionStorage", null);
    },
    optOut: () => change("localStorage", (memory) => (memory.quiet = 1)),
    optIn: () => change("localStorage", (memory) => delete memory.quiet),
    on: (/** @type {string} */ name, /** @type {() => void} */ ear) => void (ears[name] ??= []).push(ear),
    explain: (/** @type {string} */ id) => named(id) && explained(named(id)),
    ledger: () => ledger.map((line) => ({ ...line })),
  });

  const life = new AbortController();
  const moves = /** @type {any} */ (window).navigation;
  if (moves) listen(moves, "currententrychange", decide, life.signal);
  else listen(window, "popstate hashchange", decide, life.signal);
  listen(window, "pagehide", report.flush, life.signal);

  const arrived = (/** @type {any} */ given) => {
    release = given;
    decide();
  };
  if (typeof config.release == "string") send(`${base}/player/v1/${key}/releases/${config.release}.json`).then(arrived).catch(ignore);
  else arrived(config.release);
}

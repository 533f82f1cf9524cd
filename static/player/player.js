// @ts-check
import { announce } from "./api.js";
import { device } from "./device.js";
import { guarded, listen } from "./guard.js";
import { parts } from "./parts.js";
import { offset, recall } from "./recall.js";
import { reporter, sender } from "./report.js";
import { choose, obstacle } from "./rules/choose.js";
import { isAutomatic } from "./rules/normal.js";
import { forgotten, tracked, visited } from "./rules/memory.js";
import { speech } from "./speech.js";
import { tour } from "./tour.js";

/**
 * @typedef {{base: string, key: string, environment: string, version: string, release: any}} Config  the release, or the hash of a large one
 * @typedef {{act: (action: any) => void, stop: () => void, leave: () => void}} Run  a guide that is shown; left when the page goes
 * @typedef {{set: (attributes: object) => void, start: (id: string, wish?: {force?: boolean}) => void}} Player
 */

/** The kinds of step this player can draw. */
const KINDS = /^(tooltip|modal|slideout|banner|hotspot)$/;

/** Starts the player for one site. @param {Config} config */
export function boot(config) {
  const earlier = /** @type {any} */ (window).cairn;
  if (earlier?.site == config.key) return earlier.refresh();
  const { base, key } = config;
  const home = `${base}/player/v1/${key}/`;
  /** @type {import("./report.js").Sent[]} */
  const ledger = [];
  const send = sender(ledger);
  const memory = recall("cairn:" + key);
  const attributes = Object.create(null);
  /** @type {Record<string, ((detail: any) => void)[]>} */
  const hearers = {};
  /** @type {any} */
  let release;
  /** The tour, and each group of hotspots, by its id. @type {Map<string, Run>} */
  const running = new Map();
  /** On this page view: guides counted as eligible, and guides that had their turn. @type {[Set<string>, Set<string>]} */
  const [eligible, tried] = [new Set(), new Set()];
  let view = "";
  /** What the address asked for besides the page: a preview, the picker or the debugger, loaded once. @type {Promise<any> | undefined} */
  let opened;
  let busy = false;
  let staying = false;
  let armed = new AbortController();

  const { globalPrivacyControl, doNotTrack } = /** @type {any} */ (navigator);
  const quiet = () => globalPrivacyControl || doNotTrack == 1 || memory.memory(({ o }) => o);
  const tool = (/** @type {string} */ name) => import(`${home}parts/${name}.js`);
  const report = reporter(config, home, send, quiet);
  const named = (/** @type {string} */ id) => release?.guides.find((/** @type {any} */ guide) => guide.id == id);
  const facts = () => Object.assign({ url: location.href, offset: offset(), zone: release.zone, tab: memory.tab().shown, attributes }, ...parts.facts.map((read) => read()));
  const blocked = (/** @type {any} */ guide) => memory.memory((known) => (readable(guide) ? obstacle(guide, facts(), known, Date.now()) : "unknown"));
  /** A guide of a newer kind is left to a newer player. */
  const readable = (/** @type {any} */ { kind, content }) => (kind == "tour" || kind in parts.kinds) && (content?.steps ?? []).every((/** @type {any} */ step) => KINDS.test(step.kind));

  /** @param {any} guide @param {string} figure @param {number} [index] @param {any} [step] @param {string} [locale] */
  function count(guide, figure, index = 0, step, locale) {
    const unique = memory.happened(guide, figure, index);
    report.count({ figure, guide: guide.id, version: guide.version, step: step?.id, unique, locale, device: device() });
    emit(figure, { guide: guide.id, step: step?.id });
  }
  function emit(/** @type {string} */ name, /** @type {any} */ detail) {
    for (const hear of hearers[name] ?? []) queueMicrotask(() => hear(detail));
  }

  /** @param {any} guide @param {string} [from] the step to go on with */
  async function start(guide, from) {
    const { id, kind } = guide;
    if (running.has(id) || !release) return;
    if (kind == "tour") {
      if (busy) return;
      busy = true;
    }
    try {
      const content = (guide.content ??= await send(`${home}content/${guide.content_hash}.json`));
      const voice = speech(content, [attributes.locale ?? [], navigator.languages].flat(), attributes);
      const over = () => {
        running.delete(id);
        if (kind == "tour") busy = false;
        queueMicrotask(decide);
      };
      running.set(id, (kind == "tour" ? tour : parts.kinds[kind])({
        guide,
        content,
        from,
        theme: { ...release.theme, ...content.theme },
        speech: voice,
        count: (figure, index, step) => count(guide, figure, index, step, voice.language),
        save: (step) => memory.keep({ at: step && [id, step.id] }),
        act: (action) => parts.actions[action.type]?.(action, { set, start: ask }, (text) => voice.say("", text)),
        over,
      }));
    } catch (problem) {
      if (kind == "tour") busy = false;
      throw problem;
    }
  }
  const begin = (/** @type {any} */ guide, /** @type {string} */ from = "") => void start(guide, from).catch((problem) => console.debug("cairn:", problem));

  /** Looks at the page as it is now: goes on with a tour, starts what is due, gets ready for what may be asked for. */
  const decide = guarded(() => {
    if (!release || document.hidden) return;
    const here = location.href.replace(/#.*/, "");
    if (here != view) {
      view = here;
      eligible.clear();
      tried.clear();
      memory.memory((known) => visited(known, Date.now()));
    }
    const [, wish, asked] = /^#cairn(-preview|-build|-debug)?=?([\w.-]*)/.exec(location.hash) ?? memory.tab().tool ?? [];
    if (wish) opened ??= tool(wish.slice(1)).then(({ open }) => open(asked, { home, release, send, blocked, reset, keep: memory.keep }));
    if (/^-[bp]/.test(wish)) return; // A member at work is no visitor.
    turn(.../** @type {[string, string]} */ (memory.tab().at ?? []));
    if (!wish) turn(asked);

    armed.abort();
    armed = new AbortController();
    const { due } = memory.memory((known) => choose(release.guides.filter(readable), facts(), known, Date.now(), release.budget));
    for (const guide of release.guides) {
      const { type = "automatic", ...trigger } = guide.rules?.trigger ?? {};
      const free = due.includes(guide);
      if (free && !eligible.has(guide.id)) count(guide, "eligible");
      if (free) eligible.add(guide.id);
      if (guide.kind != "tour" && running.has(guide.id) && blocked(guide) == "pages") running.get(guide.id)?.leave();
      if (free || !isAutomatic(guide.rules ?? {})) parts.triggers[type]?.(trigger, () => blocked(guide) || begin(guide), armed.signal);
    }
    for (const { id, rules } of due) if ((rules?.trigger?.type ?? "automatic") == "automatic") turn(id);
  });
  /** Each guide has one turn on a page view, so that one that may show always, or finds no target, does not come again and again. */
  function turn(/** @type {string | undefined} */ id, from = "") {
    const guide = id && named(id);
    if (!guide || tried.has(guide.id) || (busy && guide.kind == "tour")) return;
    tried.add(guide.id);
    begin(guide, from);
  }

  const set = (/** @type {object} */ given) => {
    for (const [name, value] of Object.entries(given ?? {})) attributes[name] = value instanceof Date ? value.toISOString() : value;
    decide();
  };
  const ask = (/** @type {string} */ id, { force = false } = {}) => {
    if (named(id) && (force || !blocked(named(id)))) begin(named(id));
  };
  const stop = () => running.forEach((run) => run.stop());
  const go = (/** @type {string} */ type) => () => running.forEach((run) => run.act({ type }));
  const mark = (/** @type {0 | 1} */ o) => () => void memory.memory((known) => (known.o = o));

  const reset = () => {
    stop();
    memory.memory((known) => Object.assign(known, forgotten(known, memory.today())));
    memory.keep({ shown: [], at: null });
  };

  announce({
    version: config.version,
    site: key,
    refresh: decide,
    set,
    identify: (/** @type {string} */ _id, /** @type {object} */ given) => set(given),
    track(/** @type {string} */ name) {
      memory.memory((known) => tracked(known, name, memory.today()));
      for (const ear of parts.ears) ear(name);
      decide();
    },
    start: ask,
    stop,
    next: go("next"),
    back: go("back"),
    reset,
    optOut: mark(1),
    optIn: mark(0),
    on: (/** @type {string} */ name, /** @type {() => void} */ hear) => void (hearers[name] ??= []).push(hear),
    explain: (/** @type {string} */ id) => tool("explain").then((part) => memory.memory((known) => part.open(id, release, facts(), known, Date.now(), [...running.keys()].find((one) => named(one)?.kind == "tour")))),
    ledger: () => ledger.map((line) => ({ ...line })),
  });

  const { signal } = new AbortController();
  const moves = /** @type {any} */ (window).navigation ?? new EventTarget();
  listen(moves, "navigate", ({ destination }) => (staying = destination.url.startsWith(location.origin)), signal);
  listen(moves, "currententrychange", decide, signal);
  listen(window, "popstate hashchange pageshow", decide, signal);
  listen(document, "visibilitychange", decide, signal);
  listen(window, "pagehide", () => {
    if (!staying && "onnavigate" in moves) running.forEach((run) => run.leave());
    report.flush();
  }, signal);

  const arrived = (/** @type {any} */ given) => {
    release = given;
    decide();
  };
  // The page was written for another vendor's names: they are answered by a part of their own.
  const { userGuiding, userGuidingLayer } = /** @type {any} */ (window);
  if (userGuiding ?? userGuidingLayer) tool("compat").then(({ open }) => open("", { home, release, send, blocked, reset })).catch(() => {});
  if (typeof config.release == "string") send(`${home}releases/${config.release}.json`).then(arrived).catch(() => {});
  else arrived(config.release);
}

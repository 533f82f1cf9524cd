// @ts-check
import { announce } from "./api.js";
import { device } from "./device.js";
import { guarded, listen, mutter } from "./guard.js";
import { parts } from "./parts.js";
import { offset, recall } from "./recall.js";
import { reporter } from "./report.js";
import { dueOf, judge } from "./rules/judge.js";
import { forgotten, visited } from "./rules/memory.js";
import { speech } from "./speech.js";
import { tour } from "./tour.js";

parts.kinds.tour = tour;

/**
 * @typedef {import("./rules/normal.js").Normal & {version: string, kind: string, trigger?: any, theme?: any, content?: any}} Guide
 * @typedef {object} Config what the server puts into the script
 * @property {string} base
 * @property {string} key
 * @property {string} environment
 * @property {string} version of the interface
 * @property {number} budget
 * @property {[from: number, ahead: number][]} [zone] offsets of the site's clock, for schedules that go by it
 * @property {any} theme
 * @property {Guide[]} guides in the order of their rank; the content of large ones is fetched when they start
 * @typedef {{act: (action: any) => void, stop: () => void, leave: () => void}} Run  a guide that is shown; left when the page goes
 * @typedef {object} Asked what a part that was asked for is given
 * @property {string} home where the site's player lives, with a slash at its end
 * @property {string} environment
 * @property {(path: string, body?: string) => Promise<any>} send asks below `home`, so that the ledger has it
 * @property {() => any} facts
 * @property {ReturnType<typeof recall>["change"]} change
 * @property {ReturnType<typeof recall>["keep"]} keep
 * @property {() => void} reset
 * @property {any} theme
 * @property {() => string | undefined} shown the tour on screen
 * @typedef {{set: (attributes: object) => void, start: (id: string, wish?: {force?: boolean}) => void}} Player
 */

/** Starts the player for one site. */
export const boot = guarded((/** @type {Config} */ { base, key, environment, version, budget, zone, theme, guides }) => {
  const page = /** @type {any} */ (window);
  if (page.cairn?.site == key) return page.cairn.refresh();
  const home = `${base}/player/v1/${key}/`;
  const { change, tab, keep, happened } = recall("cairn:" + key);
  const { globalPrivacyControl, doNotTrack } = /** @type {any} */ (navigator);
  const { send, flush, ledger, count } = reporter(home, environment, () => globalPrivacyControl || doNotTrack == 1 || change(({ o }) => o));
  const attributes = Object.create(null);
  /** @type {Record<string, ((detail: any) => void)[]>} */
  const hearers = {};
  /** What is shown: the tour, as there is one at a time, under "", each group of hotspots under its id. @type {Map<string, Run & {id: string}>} */
  const running = new Map();
  /** Guides that had their turn on this page view, and those that were eligible. @type {[Set<Guide>, Set<Guide>]} */
  const [tried, eligible] = [new Set(), new Set()];
  let view = "";
  /** What the address asked for besides the page: a preview, the picker or the debugger, loaded once. @type {unknown} */
  let opened;
  let staying = false;
  /** Disarms triggers. @type {AbortController | undefined} */
  let armed;

  const facts = () => Object.assign({ url: location.href, offset: offset(), zone, tab: tab().shown, attributes }, ...parts.facts.map((read) => read()));
  const blocked = (/** @type {Guide} */ guide) => change((memory) => judge(guide, facts(), memory, Date.now()));
  const named = (/** @type {string} */ id) => guides.find((guide) => guide.id == id);
  /** A part that is loaded when it is asked for. @param {string} name @param {any} [asked] */
  const tool = async (name, asked) => {
    const { open } = await import(`${home}parts/${name}.js`);
    return open(asked, { home, environment, send, facts, change, keep, reset, theme, shown: () => running.get("")?.id });
  };
  const slotOf = (/** @type {Guide} */ { kind, id }) => (kind == "tour" ? "" : id);

  /** @param {Guide} guide @param {string} [from] the step to go on with */
  async function start(guide, from) {
    const { id, kind, version } = guide;
    const slot = slotOf(guide);
    if (running.has(slot)) return;
    const over = () => {
      running.delete(slot);
      queueMicrotask(decide);
    };
    try {
      running.set(slot, /** @type {any} */ ({}));
      const content = (guide.content ??= await send(`content/${version}.json`));
      const voice = speech(content, [attributes.locale ?? [], navigator.languages].flat(), attributes);
      const run = parts.kinds[kind]({
        content,
        from,
        theme: guide.theme ?? theme,
        speech: voice,
        count: (figure, index, step) => note(guide, figure, index, step, voice.language),
        save: (step) => keep({ at: step && [id, step.id] }),
        act: (action) => parts.actions[action.type]?.(action, { set, start: ask }, (text) => voice.say("", text)),
        over,
      });
      running.set(slot, { id, ...run });
    } catch (problem) {
      mutter(problem);
      running.delete(slot);
    }
  }
  /** @param {Guide} guide @param {string} figure @param {number} [index] @param {any} [step] @param {string} [locale] */
  function note(guide, figure, index = 0, step, locale) {
    const told = { guide: guide.id, step: step?.id };
    count({ ...told, figure, version: guide.version, unique: happened(guide, figure, index), locale, device: device() });
    for (const hear of hearers[figure] ?? []) queueMicrotask(() => hear(told));
  }

  /** Looks at the page as it is now: goes on with a tour, starts what is due, gets ready for what may be asked for. */
  const decide = guarded(() => {
    if (document.hidden) return;
    const [here] = location.href.split("#");
    if (here != view) {
      view = here;
      eligible.clear();
      tried.clear();
      change((memory) => visited(memory, Date.now()));
    }
    const [, wish, asked] = /^#cairn(-preview|-build|-debug)?=?([\w.-]*)/.exec(location.hash) ?? tab().tool ?? [];
    if (wish) opened ??= tool(wish.slice(1), asked).catch(mutter);
    if (/^-[bp]/.test(wish)) return; // A member at work is no visitor.
    turn(.../** @type {[string, string]} */ (tab().at ?? []));
    if (!wish && !parts.lead(named(asked), tab, keep)) turn(asked);

    armed?.abort();
    armed = new AbortController();
    const { signal } = armed;
    const due = new Set(change((memory) => dueOf(guides, facts(), memory, Date.now(), budget)));
    for (const guide of guides) {
      const { id, auto, trigger } = guide;
      const free = due.has(guide);
      if (free && !eligible.has(guide)) note(guide, "eligible");
      if (free) eligible.add(guide);
      if (running.has(id) && blocked(guide) == "pages") running.get(id)?.leave();
      if (trigger && (free || !auto)) parts.triggers[trigger.type]?.(trigger, () => blocked(guide) || start(guide), signal);
      else if (free) turn(id);
    }
  });
  /** Each guide has one turn on a page view, so that one that may show always, or finds no target, does not come again and again. */
  function turn(/** @type {string | undefined} */ id = "", from = "") {
    const guide = named(id);
    if (!guide || tried.has(guide) || running.has(slotOf(guide))) return;
    tried.add(guide);
    start(guide, from);
  }

  const set = (/** @type {object} */ given) => {
    for (const [name, value] of Object.entries(given ?? {})) attributes[name] = value instanceof Date ? value.toISOString() : value;
    decide();
  };
  const ask = (/** @type {string} */ id, { force = false } = {}) => {
    const guide = named(id);
    if (guide && !parts.lead(guide, tab, keep) && (force || !blocked(guide))) start(guide);
  };
  const stop = () => running.forEach((run) => run.stop?.());
  const go = (/** @type {string} */ type) => () => running.forEach((run) => run.act?.({ type }));
  const mark = (/** @type {0 | 1} */ o) => () => change((memory) => void (memory.o = o));
  const reset = () => {
    stop();
    change((memory, today) => void Object.assign(memory, forgotten(memory, today)));
    keep({ shown: [], at: null });
  };

  announce({
    version,
    site: key,
    refresh: decide,
    set,
    identify: (/** @type {string} */ _id, /** @type {object} */ given) => set(given),
    track(/** @type {string} */ name) {
      for (const ear of parts.ears) ear(name, change);
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
    explain: (/** @type {string} */ id) => tool("explain", id),
    ledger,
  });

  const moves = page.navigation ?? new EventTarget();
  listen(moves, "navigate", ({ destination }) => (staying = destination.url.startsWith(location.origin)));
  listen(moves, "currententrychange", decide);
  listen(window, "popstate hashchange pageshow", decide);
  listen(document, "visibilitychange", decide);
  listen(window, "pagehide", () => {
    if (!staying && page.navigation) running.forEach((run) => run.leave?.());
    flush();
  });
  // The page was written for another vendor's names: they are answered by a part of their own.
  if (page.userGuiding ?? page.userGuidingLayer) tool("compat").catch(mutter);
  decide();
});

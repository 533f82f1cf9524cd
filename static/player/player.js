// @ts-check
import { announce } from "./api.js";
import { device } from "./device.js";
import { guarded, later, listen, mutter } from "./guard.js";
import { ACTIONS, ARMS, FACTS, KINDS, LEADS, NEEDS, events } from "./registries.js";
import { offset, recall } from "./storage.js";
import { reporter } from "./requests.js";
import { dueOf, judge } from "./judge/eligibility.js";
import { forgotten, happened, visited } from "./judge/memory.js";
import { speech } from "./presentation.js";

/** @typedef {import("./registries.js").Guide} Guide */

/** Starts the player for one site. */
export const boot = guarded(
  (/** @type {import("./registries.js").Config} */ { home, key, environment, version, budget, zone, theme, drawing, guides }) => {
    const page = /** @type {any} */ (window);
    const { cairn } = page;
    if (cairn?.site == key) return cairn.refresh();
    /** The script of another site on the same page. */
    const earlier = cairn?.site && cairn;
    const [change, tab, keep] = recall("cairn:" + key);
    const { navigator } = page;
    const [send, load, count, flush, sent] = reporter(
      home,
      environment,
      () => navigator.globalPrivacyControl || navigator.doNotTrack == 1 || change(({ o }) => o),
    );
    const attributes = earlier?.told ?? Object.create(null);
    /** What is shown: the tour, as there is one at a time, under "", each group of hotspots under its id. @type {Map<string, import("./registries.js").Act>} */
    const running = new Map();
    /** Guides that had their turn on this page view, those that were eligible, and those that could not be had or were stopped on their way. @type {Set<Guide>[]} */
    const [tried, eligible, failed] = [new Set(), new Set(), new Set()];
    let view = "";
    /** What the address asked for besides the page: a preview, the picker or the debugger, loaded once. @type {unknown} */
    let opened;
    let staying = false;

    /** @param {boolean} [anew] a page that is viewed @returns {import("./judge/rules.js").Facts} */
    const facts = (anew) =>
      change((memory, today) => {
        const now = Date.now();
        if (anew) visited(memory, now);
        return Object.assign(
          { url: location.href, now, offset: offset(), zone, today, memory, tab: [tab().shown].flat(), attributes },
          ...FACTS.map((read) => read()),
        );
      });
    const blocked = (/** @type {Guide} */ guide) => judge(guide, facts());
    const named = (/** @type {string | undefined} */ id) => guides.find((guide) => guide.id == id);
    /** A part that is loaded when it is asked for. @param {string} name @param {any} [asked] */
    const tool = async (name, asked) => {
      const { open } = await load(`parts/${name}.js`);
      return open(asked, { home, environment, send, facts, tab, keep, reset, theme });
    };
    const slotOf = (/** @type {Guide} */ { kind, id }) => (kind == "tour" ? "" : id);

    /** @param {Guide} guide @param {string} [from] the step to go on with */
    async function start(guide, from) {
      const slot = slotOf(guide);
      if (running.has(slot)) return;
      const here = view;
      const place = guarded((/** @type {[guide: string, step?: string] | null} */ at) => slot || keep({ at }));
      /** @param {string} [later] the step to go on with on another page view */
      const over = (later) => {
        running.delete(slot);
        if (!later) place(null);
        queueMicrotask(decide);
      };
      const coming = (/** @type {{type: string}} */ { type }) => type == "stop" && (failed.add(guide), over());
      try {
        running.set(slot, coming);
        if (NEEDS[0]) {
          // What asks for it may be a click that leaves the page.
          if (!guide.auto && !from) place([guide.id]);
          for (const need of NEEDS) await need(guide, { drawing, load, send });
          if (running.get(slot) != coming) return;
          // The visitor may have gone on to another page meanwhile.
          if (!from && view != here && judge(guide, facts()) == "pages") return over();
        }
        const told = speech(guide.content, guide.theme ?? theme, attributes);
        const act = KINDS[guide.kind](
          told,
          (figure, step) => note(guide, figure, step, told),
          (step) => (step ? place([guide.id, step.id]) : over()),
          (action) => ACTIONS[action.type]?.(action, told, { set, start: ask, tool }),
          from,
        );
        running.set(slot, act);
      } catch (problem) {
        mutter(problem);
        if (running.get(slot) != coming) return;
        failed.add(guide);
        over(from);
      }
    }
    /** @param {Guide} guide @param {string} figure @param {any} [step] @param {import("./presentation.js").Speech} [told] */
    function note(guide, figure, step, told) {
      const detail = { guide: guide.id, step: step?.id };
      const unique = change((memory, today) => happened(memory, guide, figure, told?.steps.indexOf(step), today));
      if (figure == "started") keep({ shown: [...new Set([tab().shown ?? [], guide.id].flat())] });
      count({ ...detail, figure, version: guide.version, unique, locale: told?.language, device: device() });
      queueMicrotask(() => events.dispatchEvent(new CustomEvent(figure, { detail })));
    }

    /** Looks at the page as it is now: goes on with a tour, starts what is due, gets ready for what may be asked for. */
    const decide = guarded(() => {
      if (document.hidden) return;
      // "#/boats" is a page of a single-page application, "#install" only a place on one.
      const here = location.href.replace(/#(?!!?\/).*/, "");
      const anew = here != view;
      if (anew) {
        view = here;
        for (const known of [tried, eligible, failed]) known.clear();
      }
      const { hash } = location;
      const [, wish = "", asked] =
        (hash && /#cairn(-preview|-build|-debug)?=?([\w.-]*)/.exec(hash)) || /** @type {string[]} */ ([tab().tool].flat());
      if (wish) opened ??= tool(wish.slice(1), asked).catch(mutter);
      if (/^-[bp]/.test(wish)) return; // A member at work is no visitor.
      turn(.../** @type {[string?, string?]} */ ([tab().at].flat()));
      if (!wish && !leads(named(asked))) turn(asked);

      const seen = facts(anew);
      const due = new Set(dueOf(guides, seen, budget));
      for (const guide of guides) {
        const { id, auto, trigger } = guide;
        const free = due.has(guide);
        if (free && !eligible.has(guide)) {
          later(() => note(guide, "eligible"));
          eligible.add(guide);
        }
        if (running.has(id) && judge(guide, seen) == "pages") running.get(id)?.({ type: "leave" });
        if (!trigger) free && turn(id);
        const may = () => (auto ? dueOf(guides, facts(), budget).includes(guide) : !blocked(guide));
        if (trigger) ARMS[0]?.(guide, view, !auto || (free && !failed.has(guide)), () => may() && start(guide));
      }
    });
    /** Each guide has one turn on a page view, so that one that may show always, or finds no target, does not come again and again. */
    function turn(/** @type {string | undefined} */ id = "", from = "") {
      const guide = named(id);
      if (!guide || tried.has(guide) || running.has(slotOf(guide))) return;
      tried.add(guide);
      start(guide, from);
    }

    const leads = (/** @type {Guide | undefined} */ guide) => LEADS.some((lead) => lead(guide, tab, keep));
    const set = (/** @type {object} */ given) => {
      for (const [name, value] of Object.entries(given ?? {}))
        attributes[name] = value instanceof Date ? value.toISOString() : value;
      decide();
    };
    const ask = (/** @type {string} */ id, { force = false } = {}) => {
      const guide = named(id);
      if (guide && !leads(guide) && (force || !blocked(guide))) start(guide);
    };
    const go = (/** @type {string} */ type) => () => running.forEach((act) => act({ type }));
    const stop = go("stop");
    const mark = (/** @type {0 | 1} */ o) => () => change((memory) => void (memory.o = o));
    const reset = () => {
      stop();
      change((memory, today) => void Object.assign(memory, forgotten(memory, today)));
      keep({ shown: [], at: null });
    };

    announce(
      {
        set,
        identify: (/** @type {string} */ _id, /** @type {object} */ given) => set(given),
        track(/** @type {string} */ name) {
          events.dispatchEvent(new CustomEvent("track", { detail: [name, change] }));
          decide();
        },
        start: ask,
        stop,
        next: go("next"),
        back: go("back"),
        reset,
        optOut: mark(1),
        optIn: mark(0),
        on: (/** @type {string} */ figure, /** @type {(detail: any) => void} */ hear) =>
          listen(events, figure, ({ detail }) => hear(detail)),
      },
      {
        version,
        site: key,
        told: attributes,
        refresh: decide,
        explain: (/** @type {string} */ id) => (earlier && !named(id) ? earlier.explain(id) : tool("explain", id)),
        ledger: () => [earlier ? earlier.ledger() : [], sent].flat(),
      },
    );

    const moves = page.navigation ?? new EventTarget();
    listen(moves, "navigate", ({ destination }) => (staying = destination.url.startsWith(location.origin)));
    listen(moves, "currententrychange", decide);
    // A page that has just loaded is shown as well; one that comes back was asleep.
    listen(window, "popstate hashchange pageshow", ({ persisted }) => persisted == false || decide());
    listen(document, "visibilitychange", decide);
    listen(window, "pagehide", () => {
      if (!staying && page.navigation) go("leave")();
      flush();
    });
    // The page was written for another vendor's names: they are answered by a part of their own.
    if (page.userGuiding ?? page.userGuidingLayer) tool("compat").catch(mutter);
    decide();
  },
);

// @ts-check
import { guarded } from "../guard.js";
import { dayOf, read, write } from "../judge/visitor_memory.js";
import { clockOffset } from "../storage.js";

/**
 * A tag with `data-consent="wait"`: nothing is shown, counted, stored or read before the page's consent tool has called
 * `cairn.optIn()` or `cairn.optOut()`. What the page asks for meanwhile is kept, and done then. After a no guides show out of the
 * page's own memory, and what an earlier yes had left in the browser is removed.
 *
 * @typedef {import("../player.d.ts").Player} Player
 * @typedef {import("../storage.js").SiteStorage} SiteStorage
 */

/** What `cairn.explain` says meanwhile. */
const WAITS = { held: false, rules: [{ rule: "consent", held: false, wanted: "cairn.optIn()" }] };
/** What sites on one page hear together. */
const SHARED = "set identify track start stop next back reset on".split(" ");

/**
 * Stands in for `window.cairn`, also when the answer is there: what a page or another site's script holds of it stays good.
 * @param {[player: Player, begin: (run: (start: () => void) => void) => void]} waiting
 */
export function open([player, begin]) {
  const page = /** @type {any} */ (window);
  const { key, version, guides } = player.config;
  const asked = page.cairn;
  /** The script of another site on the same page. */
  const earlier = asked?.site && asked;
  const answer = answersOf(player);
  /** Calls that wait. @type {any[]} */
  const kept = [];
  /** The player's own, once there is an answer. @type {any} */
  let own;
  let isBegun = false;

  /** @param {"optIn" | "optOut"} name */
  function hear(name) {
    earlier?.[name]();
    answer(name == "optIn");
    if (isBegun) return;
    isBegun = true;
    begin((start) => {
      const shown = page.cairn;
      page.cairn = kept;
      start();
      own = page.cairn;
      page.cairn = shown;
    });
  }

  /** @type {Record<string, any>} */
  const cairn = {
    version,
    site: key,
    told: player.attributes,
    refresh: () => own?.refresh(),
    optIn: () => hear("optIn"),
    optOut: () => hear("optOut"),
    explain(/** @type {string} */ id) {
      if (earlier && !guides.some((guide) => guide.id == id)) return earlier.explain(id);
      return own?.explain(id) ?? Promise.resolve(WAITS);
    },
    ledger: () => [...(earlier?.ledger() ?? []), ...player.requests.ledger],
    push(/** @type {any} */ request) {
      if (typeof request == "function") return request(cairn);
      const [name, ...args] = request;
      return cairn[name](...args);
    },
  };
  for (const name of SHARED) {
    cairn[name] = (/** @type {any[]} */ ...args) => {
      earlier?.[name](...args);
      if (own) own[name](...args);
      else kept.push([name, ...args]);
    };
  }
  for (const [name, call] of Object.entries(cairn)) if (typeof call == "function") cairn[name] = guarded(call);
  // Where the page keeps the name for itself, nobody can ever answer.
  if (!Reflect.set(page, "cairn", cairn)) return;
  if (Array.isArray(asked)) asked.forEach(cairn.push);
}

/** Lets the player use the browser's storage with a yes only; what takes the visitor's answer. @param {Player} player */
function answersOf({ storage, config: { key, guides } }) {
  const stored = { ...storage };
  const ofPage = pageStorage(guides);
  let used = ofPage;
  let isAnswered = false;
  Object.assign(storage, {
    changeMemory: (/** @type {any} */ work) => used.changeMemory(work),
    readTab: () => used.readTab(),
    changeTab: (/** @type {any} */ changes) => used.changeTab(changes),
  });

  return (/** @type {boolean} */ agrees) => {
    const before = used;
    used = agrees ? stored : ofPage;
    // What the page knows goes on when the visitor thinks better of it.
    if (isAnswered && used != before) {
      used.changeTab(before.readTab());
      const known = before.changeMemory((memory) => memory);
      used.changeMemory((memory) => void Object.assign(memory, known));
    }
    isAnswered = true;
    if (!agrees) remove("cairn:" + key);
    used.changeMemory((memory) => {
      // The site's own team stays its team.
      if (!agrees) memory.optedOut = 1;
      else if (memory.optedOut == 1) memory.optedOut = 0;
    });
  };
}

/** The same as `siteStorage`, of which nothing outlives the page. @param {{id: string}[]} guides @returns {SiteStorage} */
function pageStorage(guides) {
  let text = "";
  let tab = {};
  return {
    isOwn: () => false,
    changeMemory(work) {
      const today = dayOf(Date.now(), clockOffset());
      const memory = read(text, today);
      const result = work(memory, today);
      text = write(memory, guides);
      return result;
    },
    readTab: () => ({ ...tab }),
    changeTab(changes) {
      tab = { ...tab, ...changes };
    },
  };
}

/** @param {string} key */
function remove(key) {
  for (const area of /** @type {const} */ (["localStorage", "sessionStorage"])) guarded(() => window[area].removeItem(key))();
}

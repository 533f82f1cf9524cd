// @ts-check
import { explain } from "../explain/reasons.js";
import { inWords } from "../explain/sentences.js";
import { make, stage, styles } from "../stage.js";

/** Why guides do or don't show, rule by rule and in words, on the live page with this visitor's own state. */

styles.push(/* css */ `
.link { color: var(--cairn-key); }
.debug { inset: auto auto 12px 12px; width: min(440px, 100vw - 24px); max-height: min(70vh, 100dvh - 24px); font-size: 13px; }
.debug .text { display: grid; gap: 8px; }
.debug p, .debug ul { margin: 0; }
.debug h2 { margin: 0; }
.debug ul { padding: 0 0 4px 14px; list-style: none; }
.debug li { margin: 3px 0; }
.debug summary { cursor: pointer; font-weight: 600; padding: 4px 0; }
.debug details { border-top: 1px solid var(--cairn-line); }
.yes, .no, .waits { --mark: "✓"; --tone: light-dark(#17693a, #74d39a); }
.no { --mark: "✗"; --tone: light-dark(#ab1f16, #ff9a90); }
.waits { --mark: "…"; --tone: light-dark(#8a4b00, #f0b35e); }
.yes::before, .no::before, .waits::before { content: var(--mark) " "; color: var(--tone); font-weight: 700; }
summary.yes::before, summary.no::before, summary.waits::before { margin-inline-start: 2px; }
`);

/** @param {string} _ @param {import("../player.d.ts").PartHost} host */
export async function open(_, { send, environment, facts, readTab, reset }) {
  const release = await send(`guides.json?environment=${environment}`);
  const life = new AbortController();
  const close = () => life.abort();
  const layer = stage({ theme: { css: "" }, language: "en", rtl: false }, life.signal);
  const list = make("div", "");
  const summary = make("p", "");

  function draw() {
    const seen = { ...facts(), zone: release.zone };
    summary.textContent = summaryOf(seen);
    const opened = new Set([...list.querySelectorAll("details[open]")].map((/** @type {any} */ { id }) => id));
    const verdicts = release.guides.map((/** @type {any} */ guide) => {
      const verdict = explain(guide.id, release, seen, readTab().at?.[0]);
      const { held, headline, lines } = inWords(verdict, guide, release.guides);
      const mark = held ? (verdict.waits ? "waits" : "yes") : "no";
      const details = make("details", "", make("summary", mark, headline), listOf(lines));
      details.id = guide.id;
      details.open = opened.has(guide.id) || release.guides.length == 1;
      return details;
    });
    if (verdicts.length) list.replaceChildren(...verdicts);
    else list.replaceChildren(make("p", "", `Nothing is live on this site in ${environment}.`));
  }

  function forget() {
    reset();
    draw();
  }

  const text = make("div", "text", make("h2", "", "Would it show?"), summary, list);
  const foot = make("div", "foot");
  foot.append(
    button("secondary", "Look again", draw),
    button("secondary", "Forget what I’ve seen", forget),
    button("link", "Close", close),
  );
  const card = make("dialog", "card debug", text, foot);
  card.ariaLabel = "Cairn: would it show?";
  card.tabIndex = -1;
  card.onkeydown = (/** @type {KeyboardEvent} */ { key }) => key == "Escape" && close();
  draw();
  layer.append(card);
  card.open = true;
  card.focus();
}

/** @param {import("../judge/rules.js").Facts} facts */
function summaryOf({ attributes = {}, memory }) {
  const { firstDay, visits, pageViews } = memory.head;
  const told = Object.entries(attributes).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const since = new Date(firstDay * 864e5).toISOString().slice(0, 10);
  return `Visit ${visits}, page ${pageViews}, first seen on ${since}. This page told ${told.join(", ") || "nothing about you"}. None of it leaves this browser.`;
}

/** @param {import("../explain/sentences.js").Line[]} lines @returns {HTMLElement} */
function listOf(lines) {
  const items = lines.map(({ rule, held, text, parts }) => {
    const mark = held ? "yes" : rule == "trigger" ? "waits" : "no";
    return make("li", mark, text, ...(parts.length ? [listOf(parts)] : []));
  });
  return make("ul", "", ...items);
}

/** @param {string} style @param {string} label @param {() => void} press */
const button = (style, label, press) => Object.assign(make("button", style, label), { type: "button", onclick: press });

// @ts-check
// "Would it show?" and the trial of page rules: judged in this page, by the evaluator that runs in visitors' browsers.
import { explain, inWords } from "../player/explain/index.js";
import { trial } from "./address_trial.js";
import { questionsOf, visitorOf } from "./made_up_visitor.js";
import { readWords } from "./read_words.js";
import { answers, attributeKinds, drawFields, forgetFields, make, visitorForm } from "./visitor_fields.js";

/** @typedef {import("../player/judge/rules.js").Guide} Guide */

/** @param {string} id */
const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
/** The other guides of the site, as they are live. @type {Guide[]} */
const others = read("live-guides") ?? [];
const place = () => /** @type {HTMLElement} */ (document.getElementById("would-answer"));

/** Judges everything again: the rules or the visitor changed. */
function judge() {
  /** @type {{own: Guide, budget: number, zone: string}} */
  const { own: guide, budget, zone } = read("rules-data") ?? {};
  if (!guide) return;
  const guides = [guide, ...others];
  const chosen = new FormData(visitorForm()).get("scope") == "all" ? guides : [guide];
  const declared = JSON.parse(place().dataset.attributes ?? "{}");
  drawFields(questionsOf(chosen, declared, guides));
  const visitor = answers();
  if (!URL.canParse(visitor.url)) {
    place().replaceChildren(make("p", "muted", "Paste the address of a page of yours, beginning with https://."));
    return;
  }
  const facts = visitorOf(visitor, zone, attributeKinds());
  const blocks = chosen.map((one) => {
    const verdict = explain(one.id, { guides, budget }, facts);
    const drawn = block(inWords(verdict, one, guides), verdict);
    const words = verdict.held && readWords(/** @type {any} */ (one).words, visitor.language, facts.attributes ?? {});
    if (words) drawn.append(words);
    return drawn;
  });
  place().replaceChildren(...blocks);
}

/** @param {{held: boolean, headline: string, lines: any[]}} words @param {{waits?: true}} verdict */
function block({ held, headline, lines }, { waits }) {
  const element = make("div", "would-guide");
  element.append(make("p", held ? (waits ? "waits" : "yes") : "no", headline), listOf(lines));
  return element;
}

/** @param {any[]} lines */
function listOf(lines) {
  const list = make("ul", "");
  for (const { held, text, parts, rule } of lines) {
    const item = make("li", "");
    const { className, words } = markOf(held, rule);
    const line = make("span", className);
    const sentence = make("span", "", text);
    sentence.prepend(make("span", "visually-hidden", words));
    line.append(sentence);
    item.append(line);
    if (parts?.length) item.append(listOf(parts));
    list.append(item);
  }
  return list;
}

/** How a line is marked: by its class, and in words for who cannot see it. @param {boolean} held @param {string} rule */
function markOf(held, rule) {
  if (held) return { className: "yes", words: "Held: " };
  if (rule == "trigger") return { className: "waits", words: "Waits: " };
  return { className: "no", words: "Not held: " };
}

const form = visitorForm();
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", judge);
form.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && target.name.endsWith("/deed")) forgetFields();
  judge();
});
document.addEventListener("htmx:after:swap", () => {
  judge();
  trial();
});
const moment = /** @type {HTMLInputElement} */ (form.elements.namedItem("moment"));
moment.value = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
judge();
trial();

// @ts-check
// "Would it show?" and the trial of page rules: judged in this page, by the evaluator that runs in visitors' browsers.
import { explain, inWords } from "../player/explain/index.js";
import { trial } from "./address_trial.js";
import { questionsOf, visitorOf } from "./made_up_visitor.js";

/** @typedef {import("../player/judge/rules.js").Guide} Guide */

const form = () => /** @type {HTMLFormElement} */ (document.getElementById("would-form"));
/** @param {string} id */
const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
/** The other guides of the site, as they are live. @type {Guide[]} */
const others = read("live-guides") ?? [];
const answer = () => /** @type {HTMLElement} */ (document.getElementById("would-answer"));
const declared = () => JSON.parse(answer().dataset.attributes ?? "{}");
let shape = "";

/** Judges everything again: the rules or the visitor changed. */
function judge() {
  /** @type {{own: Guide, budget: number, zone: string}} */
  const { own, budget, zone } = read("rules-data") ?? {};
  if (!own) return;
  const guides = [own, ...others];
  const chosen = new FormData(form()).get("scope") == "all" ? guides : [own];
  ask(questionsOf(chosen, declared(), guides));
  const said = answers();
  try {
    new URL(said.url);
  } catch {
    return void answer().replaceChildren(make("p", "muted", "Paste the address of a page of yours, beginning with https://."));
  }
  const kinds = Object.fromEntries(
    [...form().querySelectorAll("[data-kind]")].map((field) => [
      /** @type {any} */ (field).name.replace(/^attribute:/, ""),
      /** @type {HTMLElement} */ (field).dataset.kind ?? "text",
    ]),
  );
  const facts = visitorOf(said, zone, kinds);
  answer().replaceChildren(
    ...chosen.map((guide) => {
      const verdict = explain(guide.id, { guides, budget }, facts);
      return told(inWords(verdict, guide, guides), verdict);
    }),
  );
}

/** @param {{held: boolean, headline: string, lines: any[]}} words @param {{waits?: true}} verdict */
function told({ held, headline, lines }, { waits }) {
  const block = make("div", "would-guide");
  block.append(make("p", held ? (waits ? "waits" : "yes") : "no", headline), listed(lines));
  return block;
}

/** @param {any[]} lines */
function listed(lines) {
  const list = make("ul", "");
  for (const { held, text, parts, rule } of lines) {
    const item = make("li", "");
    const line = make("span", rule == "trigger" && !held ? "waits" : held ? "yes" : "no");
    line.append(make("span", "", text));
    line.firstElementChild?.prepend(
      make("span", "visually-hidden", held ? "Held: " : rule == "trigger" ? "Waits: " : "Not held: "),
    );
    item.append(line);
    if (parts?.length) item.append(listed(parts));
    list.append(item);
  }
  return list;
}

/** Fields for what the rules ask; drawn again only when they ask for something else. @param {import("./made_up_visitor.js").Question[]} questions */
function ask(questions) {
  const now = JSON.stringify(questions);
  if (now == shape) return;
  shape = now;
  const kept = answers();
  document.getElementById("would-asked")?.replaceChildren(...questions.map((question) => field(question, kept)));
}

/** @param {import("./made_up_visitor.js").Question} question @param {Record<string, string>} kept */
function field({ name, label, kind }, kept) {
  const id = "would-" + name.replace(/\W/g, "-");
  const box = make("div", "field");
  const title = make("label", "", kind == "past" ? `“${label}” was` : label);
  title.setAttribute("for", id);
  box.append(title);
  if (kind == "past") {
    const [deed = "", ago = "0", times = "1", tab = ""] = (kept[name] ?? "").split(",");
    box.append(
      choices(id, name + "/deed", { "": "never seen", seen: "seen", completed: "completed", dismissed: "dismissed" }, deed),
    );
    if (deed) {
      const more = make("span", "row");
      more.append(
        small(name + "/ago", ago, "Days ago"),
        make("span", "muted", "days ago,"),
        small(name + "/times", times, "Times seen"),
        make("span", "muted", "times"),
      );
      const here = make("label", "tick");
      const tick = document.createElement("input");
      Object.assign(tick, { type: "checkbox", name: name + "/tab", value: "tab", checked: tab == "tab" });
      here.append(tick, "in this tab");
      box.append(more, here);
    }
    return box;
  }
  if (kind == "boolean" || kind == "there") {
    /** @type {Record<string, string>} */
    const options =
      kind == "there" ? { "": "not on the page", true: "on the page" } : { "": "not told", true: "yes", false: "no" };
    box.append(choices(id, name, options, kept[name] ?? ""));
  } else {
    const input = /** @type {HTMLInputElement} */ (make("input", ""));
    Object.assign(input, {
      id,
      name,
      value: kept[name] ?? "",
      spellcheck: false,
      placeholder: kind == "times" ? "0 times" : "not told",
    });
    if (kind == "date") input.type = "date";
    if (kind == "number" || kind == "times") input.inputMode = "decimal";
    box.append(input);
  }
  if (name.startsWith("attribute:")) /** @type {HTMLElement} */ (box.lastElementChild).dataset.kind = kind;
  return box;
}

/** @param {string} name @param {string} value @param {string} label */
function small(name, value, label) {
  const input = /** @type {HTMLInputElement} */ (make("input", "narrow"));
  Object.assign(input, { name, value, inputMode: "numeric", ariaLabel: label });
  return input;
}

/** @param {string} id @param {string} name @param {Record<string, string>} options @param {string} value */
function choices(id, name, options, value) {
  const select = /** @type {HTMLSelectElement} */ (make("select", ""));
  Object.assign(select, { id, name });
  select.append(...Object.entries(options).map(([code, words]) => new Option(words, code, false, code == value)));
  return select;
}

/** Every field's value; a guide's past, made of three fields, as one: deed,days ago,times,tab. @returns {Record<string, string>} */
function answers() {
  /** @type {Record<string, string>} */
  const said = {};
  for (const [name, value] of new FormData(form())) said[name] = String(value);
  for (const name of Object.keys(said)) {
    const [key, part] = name.split("/");
    if (part == "deed")
      said[key] =
        said[name] && [said[name], said[key + "/ago"] ?? "0", said[key + "/times"] ?? "1", said[key + "/tab"] ?? ""].join();
  }
  return said;
}

/** @param {string} tag @param {string} name @param {string} [text] */
function make(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  if (text) element.textContent = text;
  return element;
}

form().addEventListener("submit", (event) => event.preventDefault());
form().addEventListener("input", judge);
form().addEventListener("change", (event) => {
  if (event.target instanceof HTMLSelectElement && event.target.name.endsWith("/deed")) shape = "";
  judge();
});
document.addEventListener("htmx:after:swap", () => (judge(), trial()));
const moment = /** @type {HTMLInputElement} */ (form().elements.namedItem("moment"));
moment.value = new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 16);
judge();
trial();

// @ts-check
// The fields in which somebody says what a made-up visitor is like: drawn for what the rules ask.

/** @typedef {import("./made_up_visitor.js").Question} Question */

export const visitorForm = () => /** @type {HTMLFormElement} */ (document.getElementById("would-form"));

/** The questions whose fields are drawn. */
let drawnFor = "";

/** Draws the fields anew, if there are other questions than before. @param {Question[]} questions */
export function drawFields(questions) {
  const text = JSON.stringify(questions);
  if (text == drawnFor) return;
  drawnFor = text;
  const before = answers();
  document.getElementById("would-asked")?.replaceChildren(...questions.map((question) => field(question, before)));
}

/** What was said of a guide decides which of its fields there are. */
export function forgetFields() {
  drawnFor = "";
}

/** Every field's value; a guide's past, made of several fields, as one: deed,days ago,times,tab. @returns {Record<string, string>} */
export function answers() {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [name, value] of new FormData(visitorForm())) values[name] = String(value);
  for (const name of Object.keys(values)) {
    const [key, part] = name.split("/");
    if (part != "deed") continue;
    const { [key + "/ago"]: ago = "0", [key + "/times"]: times = "1", [key + "/tab"]: tab = "" } = values;
    values[key] = values[name] && [values[name], ago, times, tab].join();
  }
  return values;
}

/** The kinds of attributes by their name, as the fields say. @returns {Record<string, string>} */
export function attributeKinds() {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (visitorForm().querySelectorAll("[data-kind]"));
  return Object.fromEntries([...fields].map(({ name, dataset }) => [name.replace(/^attribute:/, ""), dataset.kind ?? "text"]));
}

/** @param {Question} question @param {Record<string, string>} before what was said */
function field({ name, label, kind }, before) {
  const id = "would-" + name.replace(/\W/g, "-");
  const value = before[name] ?? "";
  const box = make("div", "field");
  const title = make("label", "", kind == "past" ? `“${label}” was` : label);
  title.setAttribute("for", id);
  box.append(title);
  if (kind == "past") box.append(...pastFields(id, name, value));
  else if (kind == "there") box.append(choices(id, name, { "": "not on the page", true: "on the page" }, value));
  else if (kind == "boolean") box.append(choices(id, name, { "": "not told", true: "yes", false: "no" }, value));
  else box.append(textField(id, name, kind, value));
  if (name.startsWith("attribute:")) /** @type {HTMLElement} */ (box.lastElementChild).dataset.kind = kind;
  return box;
}

/** What became of a guide; when something did, how long ago and how often. @param {string} id @param {string} name @param {string} value */
function pastFields(id, name, value) {
  const [deed = "", ago = "0", times = "1", tab = ""] = value.split(",");
  const deeds = { "": "never seen", seen: "seen", completed: "completed", dismissed: "dismissed" };
  const menu = choices(id, name + "/deed", deeds, deed);
  if (!deed) return [menu];
  const row = make("span", "row");
  row.append(
    small(name + "/ago", ago, "Days ago"),
    make("span", "muted", "days ago,"),
    small(name + "/times", times, "Times seen"),
    make("span", "muted", "times"),
  );
  const inThisTab = make("label", "tick");
  const tick = document.createElement("input");
  Object.assign(tick, { type: "checkbox", name: name + "/tab", value: "tab", checked: tab == "tab" });
  inThisTab.append(tick, "in this tab");
  return [menu, row, inThisTab];
}

/** @param {string} id @param {string} name @param {string} kind @param {string} value */
function textField(id, name, kind, value) {
  const input = /** @type {HTMLInputElement} */ (make("input", ""));
  const placeholder = kind == "times" ? "0 times" : "not told";
  Object.assign(input, { id, name, value, spellcheck: false, placeholder });
  if (kind == "date") input.type = "date";
  if (kind == "number" || kind == "times") input.inputMode = "decimal";
  return input;
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

/** @param {string} tag @param {string} className @param {string} [text] */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text) element.textContent = text;
  return element;
}

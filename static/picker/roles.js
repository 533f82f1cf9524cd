// @ts-check
import { unshadowed } from "../player/unshadowed.js";

/** @type {Record<string, string>} */
const ROLES = {
  a: "link",
  article: "article",
  aside: "complementary",
  button: "button",
  dialog: "dialog",
  fieldset: "group",
  figure: "figure",
  footer: "footer",
  form: "form",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  header: "header",
  hr: "separator",
  img: "image",
  label: "label",
  li: "list item",
  main: "main",
  meter: "meter",
  nav: "navigation",
  ol: "list",
  option: "option",
  output: "status",
  p: "paragraph",
  progress: "progress bar",
  section: "section",
  select: "list box",
  summary: "summary",
  svg: "image",
  table: "table",
  tbody: "table body",
  td: "cell",
  textarea: "text field",
  th: "column header",
  thead: "table head",
  tr: "row",
  ul: "list",
  video: "video",
  legend: "legend",
  caption: "caption",
  dd: "definition",
  dl: "list",
  dt: "term",
  span: "text",
  code: "code",
  pre: "code",
};

/** @type {Record<string, string>} */
const FIELDS = {
  button: "button",
  checkbox: "checkbox",
  color: "colour",
  file: "file",
  image: "button",
  number: "number field",
  password: "password field",
  radio: "radio button",
  range: "slider",
  reset: "button",
  search: "search field",
  submit: "button",
};

const NAMED_BY_CONTENT = new Set([
  "button",
  "link",
  "heading",
  "list item",
  "listitem",
  "option",
  "cell",
  "column header",
  "label",
  "legend",
  "caption",
  "summary",
  "tab",
  "menuitem",
  "menuitemcheckbox",
  "menuitemradio",
  "checkbox",
  "radio",
  "switch",
  "treeitem",
  "tooltip",
  "columnheader",
  "rowheader",
  "gridcell",
  "paragraph",
]);

/** What an element is to a person, in words: its role, or what its tag stands for. @param {Element} element */
export function roleOf(element) {
  const given = (unshadowed(element).getAttribute("role") ?? "").trim().split(/\s+/)[0];
  if (given) return given.toLowerCase();
  const tag = unshadowed(element).localName;
  if (tag === "input") return FIELDS[(unshadowed(element).getAttribute("type") ?? "").toLowerCase()] ?? "text field";
  if (tag === "a" && !element.hasAttribute("href")) return "text";
  return ROLES[tag] ?? (tag.includes("-") ? tag : "box");
}

/** Whether what stands in it is its name. @param {Element} element */
export function isNamedByContent(element) {
  return NAMED_BY_CONTENT.has(roleOf(element));
}

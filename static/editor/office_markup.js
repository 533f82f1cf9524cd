// @ts-check
// What Word, Google Docs and their like put on the clipboard: its structure is kept, its looks go.

const OFFICE = /\bclass="?Mso|<o:p|mso-|docs-internal-guid|urn:schemas-microsoft-com/i;
const LEVEL = /mso-list:[^;"']*level(\d)/i;
const MARK = /^\s*(?:\d{1,3}|[a-z]{1,4})[.)]/i;
const STYLES = /<style\b[\s\S]*?<\/style\s*>/gi;
const TAG = /<[a-z][^>]*>/gi;
const SPACE = /[\s\u00a0]+/g;

/** Pasted markup as the rich text field reads it; what comes from elsewhere stays as it is. @param {string} html */
export function plainMarkup(html) {
  if (!OFFICE.test(html)) return html;
  const { body } = new DOMParser().parseFromString(withLooks(html), "text/html");
  dropComments(body);
  for (const element of body.querySelectorAll("o\\:p, style, meta, link, title, xml")) element.remove();
  for (const element of [...body.querySelectorAll("b, strong, i, em, span")]) asItLooks(/** @type {HTMLElement} */ (element));
  lists(body);
  for (const heading of body.querySelectorAll("h2, h3, h4, h5, h6, .MsoTitle, .MsoSubtitle")) renamed(heading, "h1");
  for (const row of [...body.querySelectorAll("tr")]) rowAsLine(row);
  for (const table of [...body.querySelectorAll("table")]) table.replaceWith(...table.querySelectorAll("p.row"));
  for (const block of [...body.querySelectorAll("p, h1, div")]) if (!said(block) && !block.querySelector("img")) block.remove();
  for (const element of body.querySelectorAll("*"))
    for (const { name } of [...element.attributes])
      if (!/^(href|src|alt|width|height|dir)$/.test(name)) element.removeAttribute(name);
  return body.innerHTML.replace(/\u00a0/g, " ");
}

/** Styles as plain data: the page's policy takes none, and they are only read. @param {string} html */
const withLooks = (html) => html.replace(STYLES, "").replace(TAG, (tag) => tag.replace(/(\s)style(\s*=)/gi, "$1data-look$2"));

/** @param {Element} element */
const lookOf = (element) => element.getAttribute("data-look") ?? "";

/** @param {Element} element */
const said = (element) => (element.textContent ?? "").replace(SPACE, " ").trim();

/** @param {Element} root */
function dropComments(root) {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walk.nextNode()) found.push(walk.currentNode);
  for (const comment of found) /** @type {ChildNode} */ (comment).remove();
}

/** Bold and slanted by a style becomes so by its tag, and what only says so no longer does. @param {HTMLElement} element */
function asItLooks(element) {
  const fontWeight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(lookOf(element))?.[1] ?? "";
  const isSlanted = /(?:^|;)\s*font-style:\s*italic/i.test(lookOf(element));
  const isSpan = element.localName === "span";
  const isBold = fontWeight === "bold" || Number(fontWeight) >= 600;
  if (!isSpan) {
    if (/^(b|strong)$/.test(element.localName) && fontWeight && !isBold) element.replaceWith(...element.childNodes);
    return;
  }
  if (/mso-list:\s*ignore/i.test(lookOf(element))) return;
  for (const [is, tag] of /** @type {[boolean, string][]} */ ([
    [isBold, "strong"],
    [isSlanted, "em"],
  ])) {
    if (!is || !said(element)) continue;
    const inner = document.createElement(tag);
    inner.append(...element.childNodes);
    element.append(inner);
  }
  element.replaceWith(...element.childNodes);
}

/** Word's paragraphs that only look like items of a list become one. @param {HTMLElement} body */
function lists(body) {
  /** The lists that are open, the outermost first. @type {HTMLElement[]} */
  let open = [];
  /** @type {Element | null} */
  let last = null;
  for (const paragraph of [...body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const level = Number(LEVEL.exec(lookOf(paragraph))?.[1] ?? 0);
    if (!level) continue;
    const mark = paragraph.querySelector("[data-look*='mso-list' i]");
    const tag = MARK.test(mark?.textContent ?? "") ? "ol" : "ul";
    mark?.remove();
    if (last?.nextElementSibling !== paragraph) open = [];
    open = open.slice(0, level);
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    if (open.length < level || open[level - 1].localName !== tag) {
      const list = document.createElement(tag);
      const above = open[Math.min(level, open.length + 1) - 2];
      if (above) (above.lastElementChild ?? above).append(list);
      else paragraph.before(list);
      open = [...open.slice(0, level - 1), list];
    }
    open[open.length - 1].append(item);
    paragraph.remove();
    last = open[0];
  }
}

/** @param {Element} element @param {string} tag */
function renamed(element, tag) {
  const other = document.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

/** A table's row as one line. @param {HTMLTableRowElement} row */
function rowAsLine(row) {
  const line = document.createElement("p");
  line.className = "row";
  line.textContent = [...row.cells].map(said).filter(Boolean).join(" · ");
  row.replaceWith(line);
}

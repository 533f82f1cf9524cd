// @ts-check
// The rich text field: pictures, attributes and whatever else can be inserted besides what Trix brings.
import { insertAttribute, offerInsertions } from "./insert_menu.js";
import { plainMarkup } from "./office_markup.js";
import { askForPicture } from "./picture_dialog.js";
import { caretOf } from "./text_caret.js";

/** What the page knows: declared attributes, where pictures are kept, theme and language of the guide. */
export const facts = () => JSON.parse(document.getElementById("editor-facts")?.textContent ?? "{}");

/** @param {string} tag @param {Record<string, any>} properties @param {(Node | string)[]} children */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Adds to a field's toolbar what Trix does not have. @param {any} editor */
function furnish(editor) {
  const row = editor.toolbarElement?.querySelector(".trix-button-row");
  if (!row || row.querySelector(".rich-extra")) return;
  const insert = make(
    "button",
    { type: "button", title: "Or type / in the text", onclick: () => offerInsertions(editor) },
    "Insert…",
  );
  const picture = make("button", { type: "button", onclick: () => askForPicture(editor, facts().pictures) }, "Picture");
  const declared = facts().attributes ?? [];
  const names = make(
    "select",
    { ariaLabel: "Insert an attribute", onchange: () => choose(editor, names) },
    make("option", { value: "" }, "Attribute…"),
  );
  names.append(...declared.map((/** @type {string} */ name) => make("option", { value: name }, name)));
  if (!declared.length) names.append(make("option", { value: "name" }, "name"));
  row.append(make("span", { className: "rich-extra" }, insert, picture, names));
}
document.addEventListener("trix-initialize", ({ target }) => furnish(target));
// Those that were there before this file.
document.querySelectorAll("trix-editor").forEach(furnish);

/** @param {any} editor @param {any} names */
function choose(editor, names) {
  const { value } = names;
  names.value = "";
  const caret = caretOf(editor);
  if (caret) insertAttribute(caret, value);
}

// A file that is pasted or dropped goes into the text once it is known what it shows.
document.addEventListener("trix-file-accept", (event) => {
  event.preventDefault();
  const { pictures } = facts();
  if (pictures) askForPicture(event.target, pictures, /** @type {any} */ (event).file);
});
document.addEventListener("trix-before-paste", (event) => {
  const { paste } = /** @type {any} */ (event);
  if (paste?.html) paste.html = plainMarkup(paste.html);
});

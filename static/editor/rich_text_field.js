// @ts-check
// The rich text field: pictures and attributes besides what Trix brings.
import { uploadPicture } from "./picture_upload.js";

/** The field that a picture goes into. @type {any} */
let field = null;

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
  const picture = make("button", { type: "button", onclick: () => choose(editor) }, "Picture");
  const declared = facts().attributes ?? [];
  const names = make(
    "select",
    { ariaLabel: "Insert an attribute", onchange: () => insert(editor, names) },
    make("option", { value: "" }, "Attribute…"),
  );
  names.append(...declared.map((/** @type {string} */ name) => make("option", { value: name }, name)));
  if (!declared.length) names.append(make("option", { value: "name" }, "name"));
  row.append(make("span", { className: "rich-extra" }, picture, names));
}
document.addEventListener("trix-initialize", ({ target }) => furnish(target));
// Those that were there before this file.
document.querySelectorAll("trix-editor").forEach(furnish);

/** `{{ name | there }}` where the caret is, with the fallback chosen so that it is typed over. @param {any} editor @param {any} names */
function insert({ editor }, names) {
  const text = `{{ ${names.value} | there }}`;
  names.value = "";
  const [, at] = editor.getSelectedRange();
  editor.insertString(text);
  editor.setSelectedRange([at + text.length - 8, at + text.length - 3]);
  editor.element.focus();
}

/** @param {any} editor */
function choose(editor) {
  field = editor;
  /** @type {HTMLFormElement} */ (document.getElementById("picture-form")).reset();
  problem("");
  /** @type {HTMLDialogElement} */ (document.getElementById("picture-dialog")).showModal();
}

/** @param {string} text */
function problem(text) {
  /** @type {HTMLElement} */ (document.getElementById("picture-problem")).textContent = text;
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.id !== "picture-form") return;
  event.preventDefault();
  const [file] = /** @type {HTMLInputElement} */ (document.getElementById("picture-file")).files ?? [];
  if (!file) return problem("Choose a file.");
  try {
    const { src, width, height } = await uploadPicture(facts().pictures, file);
    const alt = /** @type {HTMLInputElement} */ (document.getElementById("picture-alt")).value.trim();
    const { Attachment } = /** @type {any} */ (window).Trix;
    form.closest("dialog")?.close();
    field.focus();
    field.editor.insertAttachment(new Attachment({ url: src, contentType: file.type, width, height, alt }));
  } catch (refused) {
    problem(String(/** @type {Error} */ (refused).message));
  }
});

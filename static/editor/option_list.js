// @ts-check
// A list that opens where somebody types: the keyboard stays in the text, which says what of the list is chosen (the pattern of a
// combobox with a listbox).
import { say } from "./said.js";

/**
 * @typedef {{words: string, hint?: string, sign?: string, keys?: string, choose: () => void}} Option  `keys` finds it, too
 * @typedef {{name: string, options: Option[], caret: import("./text_caret.js").TextCaret}} Asked
 */

const ID = "option-list";

export class OptionList {
  /** @type {HTMLElement | null} */ #list = null;
  /** @type {Asked | null} */ #asked = null;
  /** @type {Option[]} */ #found = [];
  #chosen = 0;
  #role = "";

  get isOpen() {
    return !!this.#list;
  }

  /** Opens it, or shows others. @param {Asked} asked @param {string} query what was typed to find one */
  show(asked, query) {
    const found = matching(asked.options, query);
    if (!found.length) return this.close();
    const isNew = this.#asked?.name !== asked.name || !this.#list;
    if (isNew) this.close();
    this.#asked = asked;
    this.#found = found;
    this.#list ??= this.#opened(asked);
    this.#list.replaceChildren(...found.map(drawn));
    this.#list.querySelectorAll("li").forEach((item, at) => item.addEventListener("click", () => this.#take(at)));
    this.#mark(0);
    this.#place(asked.caret.box());
    if (isNew) say(`${asked.name}: ${found.length} to choose from with the arrow keys.`);
  }

  close() {
    const { element } = this.#asked?.caret ?? {};
    this.#list?.remove();
    this.#list = this.#asked = null;
    for (const name of ["aria-expanded", "aria-controls", "aria-activedescendant", "aria-autocomplete", "aria-haspopup"])
      element?.removeAttribute(name);
    if (this.#role) element?.setAttribute("role", this.#role);
    else element?.removeAttribute("role");
  }

  /** Whether the key was for the list. @param {string} key */
  press(key) {
    if (!this.#list) return false;
    const last = this.#found.length - 1;
    if (key === "ArrowDown") this.#mark(this.#chosen === last ? 0 : this.#chosen + 1);
    else if (key === "ArrowUp") this.#mark(this.#chosen ? this.#chosen - 1 : last);
    else if (key === "Enter" || key === "Tab") this.#take(this.#chosen);
    else if (key === "Escape") this.close();
    else return false;
    return true;
  }

  /** @param {Asked} asked */
  #opened({ name, caret: { element } }) {
    const list = document.createElement("ul");
    Object.assign(list, { id: ID, className: "option-list", role: "listbox", ariaLabel: name });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the keyboard stays where it is
    (element.closest("dialog, main") ?? document.body).append(list);
    this.#role = element.getAttribute("role") ?? "";
    element.setAttribute("role", "combobox");
    element.setAttribute("aria-autocomplete", "list");
    element.setAttribute("aria-haspopup", "listbox");
    element.setAttribute("aria-expanded", "true");
    element.setAttribute("aria-controls", ID);
    return list;
  }

  /** @param {number} at */
  #mark(at) {
    this.#chosen = at;
    this.#list?.querySelectorAll("li").forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === at));
      if (place === at) item.scrollIntoView({ block: "nearest" });
    });
    this.#asked?.caret.element.setAttribute("aria-activedescendant", `${ID}-${at}`);
  }

  /** @param {number} at */
  #take(at) {
    const option = this.#found[at];
    this.close();
    option?.choose();
  }

  /** Below the caret, or above it where there is no room. @param {DOMRect} box */
  #place({ left, bottom, top }) {
    const list = /** @type {HTMLElement} */ (this.#list);
    const { offsetWidth: width, offsetHeight: height } = list;
    const below = bottom + 4 + height <= innerHeight || top < height;
    list.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 4))}px`;
    list.style.top = `${Math.max(4, below ? Math.min(bottom + 4, innerHeight - height - 4) : top - 4 - height)}px`;
  }
}

/** Those in which a word begins with what was typed; all for nothing typed. @param {Option[]} options @param {string} query */
function matching(options, query) {
  const typed = query.trim().toLowerCase();
  const words = (/** @type {Option} */ one) => ` ${one.words} ${one.keys ?? ""}`.toLowerCase();
  return options.filter((one) => words(one).includes(" " + typed));
}

/** @param {Option} option @param {number} at */
function drawn({ words, hint = "", sign = "" }, at) {
  const item = document.createElement("li");
  Object.assign(item, { id: `${ID}-${at}`, role: "option" });
  const [mark, name, more] = [sign, words, hint].map((text) =>
    Object.assign(document.createElement("span"), { textContent: text }),
  );
  [mark.className, name.className, more.className] = ["option-sign", "option-words", "option-hint"];
  mark.ariaHidden = "true";
  item.append(mark, name, more);
  return item;
}

// @ts-check
// Where somebody writes: in a rich text or on one line, read and written the same way.

/**
 * @typedef {object} TextCaret
 * @property {HTMLElement} element what has the keyboard
 * @property {any} [rich] the rich text field, where it is one
 * @property {() => string} before what stands before the caret, on its line
 * @property {(count: number) => void} erase takes so many characters before the caret away
 * @property {(text: string, chosen?: [from: number, to: number]) => void} insert with a part of it chosen, to be typed over
 * @property {() => DOMRect} box where the caret is, as far as that is known
 */

/** A field in which a text is written that visitors read. @param {EventTarget | null} element @returns {TextCaret | null} */
export function caretOf(element) {
  if (!(element instanceof HTMLElement)) return null;
  if (element.matches("trix-editor")) return richCaret(element);
  return element instanceof HTMLInputElement && element.matches("[data-text]") ? lineCaret(element) : null;
}

/** @param {any} rich @returns {TextCaret} */
function richCaret(rich) {
  const at = () => /** @type {number} */ (rich.editor.getSelectedRange()[1]);
  const lineBefore = () => String(rich.editor.getDocument()).slice(0, at()).split("\n").pop() ?? "";
  return {
    element: rich,
    rich,
    before: lineBefore,
    erase(count) {
      rich.editor.setSelectedRange([at() - count, at()]);
      rich.editor.deleteInDirection("backward");
    },
    insert(text, chosen) {
      const from = at();
      rich.editor.insertString(text);
      if (chosen) rich.editor.setSelectedRange(chosen.map((place) => from + place));
    },
    box() {
      const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0).getBoundingClientRect() : undefined;
      return range?.height ? range : (rich.editor.getClientRectAtPosition(at()) ?? rich.getBoundingClientRect());
    },
  };
}

/** @param {HTMLInputElement} input @returns {TextCaret} */
function lineCaret(input) {
  const at = () => input.selectionEnd ?? input.value.length;
  const told = () => input.dispatchEvent(new Event("input", { bubbles: true }));
  return {
    element: input,
    before: () => input.value.slice(0, at()),
    erase(count) {
      input.setRangeText("", at() - count, at(), "end");
      told();
    },
    insert(text, chosen) {
      const from = at();
      input.setRangeText(text, from, from, "end");
      if (chosen) input.setSelectionRange(from + chosen[0], from + chosen[1]);
      told();
    },
    box: () => input.getBoundingClientRect(),
  };
}

// @ts-check

/** What the editor may ask of the picker, by type: the fields it must carry. */
/** @type {Record<string, (message: any) => boolean>} */
const FROM_EDITOR = {
  point: () => true,
  rest: () => true,
  outline: ({ selectors = [], nodes = [] }) => isListOf(selectors, "string") && isListOf(nodes, "number"),
  show: ({ step }) => typeof step === "object" && step !== null,
  hide: () => true,
  verdict: ({ matches }) => matches === null || (Number.isInteger(matches) && matches >= 0),
};

/** What the picker may tell the editor. */
/** @type {Record<string, (message: any) => boolean>} */
const FROM_PICKER = {
  ready: () => true,
  pointing: () => true,
  hover: ({ tag, label }) => typeof tag === "string" && typeof label === "string",
  pick: ({ pick }) => typeof pick === "object" && pick !== null && typeof pick.tag === "string" && Array.isArray(pick.rect),
  leave: () => true,
  uncovered: ({ what }) => isListOf(what, "string"),
  action: ({ action }) => typeof action === "object" && action !== null,
};

/** Whether the picker understands a message of the editor. @param {unknown} message */
export const isFromEditor = (message) => fits(FROM_EDITOR, message);

/** Whether the editor understands a message of the picker. @param {unknown} message */
export const isFromPicker = (message) => fits(FROM_PICKER, message);

/**
 * @param {Record<string, (message: any) => boolean>} known
 * @param {unknown} message
 */
function fits(known, message) {
  if (typeof message !== "object" || message === null || !("type" in message) || typeof message.type !== "string") return false;
  return Object.hasOwn(known, message.type) && known[message.type](message);
}

/**
 * @param {unknown} list
 * @param {string} type
 */
function isListOf(list, type) {
  return Array.isArray(list) && list.length <= 1000 && list.every((item) => typeof item === type);
}

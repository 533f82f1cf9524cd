// @ts-check
import { pageDocument } from "./unshadowed.js";

/**
 * The page's own layers: dialogs, menus, lists and popovers, its own or a library's. Many close when something outside of them is
 * pressed or has the keyboard, or keep everything outside from both; a card that is about something in one stands in it.
 */

const MODALS = "[role$=dialog],[aria-modal=true]";
/** What is walked through by arrow keys, or closes when the keyboard leaves it. */
const LISTS = "[role=menu],[role=listbox],[popover]";
const LAYERS = `dialog,${MODALS},${LISTS}`;

/** The layer that a target is in; `nested_targets.js` looks outside of components and frames as well. The first one here is asked. @type {((target: any) => Element | null | undefined)[]} */
export const layerFinders = [(target) => target?.closest(LAYERS)];

/**
 * Where a stage is put: the layer that its target is in; without a target, what the page has opened over everything else. What is
 * full screen has all hands and eyes.
 * @param {Element | null} [target]
 * @returns {Element}
 */
export function groundOf(target) {
  const ground = (target ? layerFinders[0](target) : modalOf()) ?? pageDocument.body ?? pageDocument.documentElement;
  const { fullscreenElement } = pageDocument;
  return fullscreenElement?.contains(target ?? fullscreenElement.firstElementChild) && ground.contains(fullscreenElement)
    ? fullscreenElement
    : ground;
}

/** The modal dialog that is open, the last of several. */
function modalOf() {
  const isOpen = (/** @type {Element} */ one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert],[aria-hidden=true]");
  const seen = [...pageDocument.querySelectorAll(MODALS)].filter(isOpen);
  return [...pageDocument.querySelectorAll("dialog:modal")].at(-1) ?? seen.at(-1);
}

/** @param {Element} ground */
export const isList = (ground) => ground.matches(LISTS);

/** Whether the keyboard is in a menu or the like, and has to stay there. @param {Element} ground */
export const keepsKeyboard = (ground) => isList(ground) && ground.contains(pageDocument.activeElement);

// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { SLIP } from "./element_pointer.js";
import { eachWindow, pageIn } from "./same_origin_frames.js";

/** What no step can be made of, one and many of it. @type {Record<string, [string, string]>} */
const UNRECORDED = {
  drag: ["a drag", "drags"],
  frame: ["a click in another site's frame", "clicks in other sites' frames"],
  menu: ["a right click", "right clicks"],
  keys: ["a keyboard shortcut", "keyboard shortcuts"],
};

/**
 * Notes what an author does while they record and no step comes of.
 * @param {object} on
 * @param {(event: Event) => boolean} on.isTheirs
 * @param {() => boolean} on.isOn
 * @param {(sentence: string) => void} on.note called each time
 * @param {AbortSignal} on.signal
 */
export function watchUnrecorded({ isTheirs, isOn, note, signal }) {
  /** @type {Record<string, number>} */
  const counts = {};
  /** @type {{x: number, y: number} | null} */
  let from = null;

  /** @param {string} kind */
  function missed(kind) {
    counts[kind] = (counts[kind] ?? 0) + 1;
    const [one] = UNRECORDED[kind];
    note(`${one[0].toUpperCase()}${one.slice(1)} was not recorded: point at its element in the editor.`);
  }

  eachWindow((within) => {
    /** @param {string} type @param {(event: any) => void} hear */
    const hear = (type, hear) => within.addEventListener(type, hear, { capture: true, passive: true, signal });
    hear(
      "pointerdown",
      (event) => (from = isTheirs(event) && event.button === 0 ? { x: event.clientX, y: event.clientY } : null),
    );
    // Who marks a text does not drag a thing.
    hear("pointerup", (event) => isDragged(from, event) && within.getSelection()?.isCollapsed !== false && missed("drag"));
    hear("contextmenu", (event) => isTheirs(event) && missed("menu"));
    hear("keydown", (event) => isTheirs(event) && isShortcut(event) && missed("keys"));
    // The frame of another site takes the keyboard, and tells nothing else.
    within.addEventListener(
      "blur",
      () => setTimeout(() => isOn() && isStrange(within.document.activeElement) && missed("frame")),
      {
        signal,
      },
    );
  }, signal);

  /** "2 drags and a right click", empty for nothing. */
  return () => {
    const said = Object.entries(counts).map(([kind, count]) =>
      count === 1 ? UNRECORDED[kind][0] : `${count} ${UNRECORDED[kind][1]}`,
    );
    return said.length > 1 ? `${said.slice(0, -1).join(", ")} and ${said.at(-1)}` : (said[0] ?? "");
  };
}

/** Whether the pointer has gone on since it was pressed: the click that browsers tell then is on whatever both are in. @param {{x: number, y: number} | null} from @param {MouseEvent} event */
export const isDragged = (from, { clientX, clientY }) => !!from && Math.hypot(clientX - from.x, clientY - from.y) > 4 * SLIP;

/** Those that every field has are no shortcuts of the page. @param {KeyboardEvent} event */
const isShortcut = ({ ctrlKey, metaKey, altKey, key, repeat }) =>
  !repeat && key.length === 1 && (ctrlKey || metaKey) !== altKey && !/^[acvxyz]$/i.test(key);

/** @param {Element | null} element */
const isStrange = (element) => !!element && /^i?frame$/.test(unshadowed(element).localName) && !pageIn(element);

// @ts-check
import "./step_modules.js";
import "./languages.js";
import "./merge_tags.js";
import { present } from "./presentation.js";
import { reveal } from "./reveal.js";
import { show } from "./step.js";
import { isInView } from "./visible_box.js";
import { find } from "./target.js";
import { styled } from "./theme_css.js";
import { playVideo } from "./videos.js";

/** Languages that are written from right to left; the server knows the same (`models/guide/languages.py`). */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/**
 * Draws one step as a visitor would see it: same renderer, without rules, history or reporting. Touches no storage, so
 * that it runs in a frame of an opaque origin.
 * @param {any} step
 * @param {object} [setting]
 * @param {ParentNode} [setting.root] where the step's target is looked up; the document by default
 * @param {Element} [setting.target] the target itself, when it is known
 * @param {any} [setting.content] language and translations
 * @param {Record<string, any>} [setting.theme]
 * @param {number} [setting.index]
 * @param {number} [setting.total]
 * @param {string} [setting.language] the language to show; the content's own by default
 * @param {Record<string, unknown>} [setting.attributes] for merge tags
 * @param {boolean} [setting.rtl] whether texts run from right to left, whatever their language
 * @param {(action: any) => void} [setting.onAction] what a button, the cross or Esc would do
 * @returns {{update: (step: any) => void, stop: () => void}}
 */
export function preview(step, setting = {}) {
  const {
    root = document,
    target,
    content = {},
    theme = {},
    index = 0,
    total = 1,
    language,
    attributes = {},
    onAction,
    rtl: isMirrored = false,
  } = setting;
  let life = new AbortController();

  const act = (/** @type {any} */ action) => (action.type == "video" ? playVideo(action) : onAction?.(action));

  /** @param {any} newStep */
  function update(newStep) {
    life.abort();
    life = new AbortController();
    const look = () => (target?.isConnected ? target : newStep.target ? find(newStep.target, root) : null);
    const steps = Object.assign(Array(total), { [index]: newStep });
    const locale = language && language in (content.translations ?? {}) ? language : (content.language ?? "en");
    const rtl = isMirrored || RIGHT_TO_LEFT.test(locale) ? [locale] : [];
    const known = Object.assign(Object.create(null), attributes, { locale });
    const presentation = present({ ...content, steps, rtl }, styled({ ...theme, ...content.theme }), known);
    const found = look();
    if (found && !isInView(found)) reveal(found);
    show({ presentation, step: newStep, find: found ? look : null, focus: false, act, signal: life.signal });
  }

  update(step);
  return { update, stop: () => life.abort() };
}

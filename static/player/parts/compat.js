// @ts-check
import { guarded } from "../guard.js";

/**
 * Answers `window.userGuiding` and `userGuidingLayer`, for pages that were written for UserGuiding: what was called before this
 * arrived is done now, in order. Its numbers of guides are found at the end of a guide's name, such as “Welcome #32032”; a guide's
 * own key does as well. What Cairn has no counterpart for does nothing, and nothing ever throws.
 *
 * Loaded only by pages that have one of these names.
 */

/** What the page hears, by figure: UserGuiding's name of it, and what `event` says in it. @type {Record<string, [name: string, event: string][]>} */
const HEARD = {
  started: [["onPreviewStart", "previewStart"]],
  reached: [["onPreviewStep", "onPreviewStep"]],
  completed: [
    ["onPreviewComplete", "previewComplete"],
    ["onPreviewEnd", "previewEnd"],
  ],
  dismissed: [
    ["onPreviewDismiss", "previewDismiss"],
    ["onPreviewEnd", "previewEnd"],
  ],
  target_missing: [["onPreviewEnd", "previewEnd"]],
};

/** @param {unknown} _ @param {{home: string, environment?: string}} player */
export function open(_, { home, environment = "production" }) {
  const page = /** @type {any} */ (window);
  const { cairn } = page;
  const earlier = page.userGuiding?.q ?? [];
  /** @type {Map<string, ((detail: object) => void)[]>} */
  const hearers = new Map();
  /** The page's own numbers of guides, by Cairn's key. @type {Map<string, unknown>} */
  const numbers = new Map();
  /** How far a guide is. @type {Map<string, string[]>} */
  const steps = new Map();
  /** Names of the attributes that were given. @type {Set<string>} */
  const attributeNames = new Set();
  /** @type {Promise<{id: string, name: string}[]> | undefined} */
  let guides;

  /** @param {string} name @param {object} detail */
  function tell(name, detail) {
    for (const hear of hearers.get(name) ?? []) call(hear, detail);
  }

  /** Cairn's key of a guide by the number the page knows it by. @param {unknown} number */
  async function keyOf(number) {
    guides ??= fetch(`${home}guides.json?environment=${environment}`, { credentials: "omit", referrerPolicy: "no-referrer" })
      .then((answer) => answer.json())
      .then((release) => release.guides)
      .catch(() => []);
    const found = (await guides).find(({ id, name }) => id === String(number) || name.endsWith(`#${number}`));
    if (found) numbers.set(found.id, number);
    return found?.id;
  }

  /** @param {unknown} number @param {{checkHistory?: boolean}} [options] with `checkHistory`, only when its rules hold */
  async function launch(number, options) {
    const key = await keyOf(number);
    if (key) cairn.start(key, { force: options?.checkHistory !== true });
  }

  /** @param {unknown} id @param {object} [attributes] */
  function identify(id, attributes) {
    const flat = flattened(attributes);
    for (const name of Object.keys(flat)) attributeNames.add(name);
    cairn.identify(String(id), flat);
    tell("onIdentificationComplete", { event: "identificationComplete" });
  }

  /** @type {Record<string, (...args: any[]) => void>} */
  const calls = {
    identify,
    forceIdentify() {},
    track: (event, payload) => cairn.track(String(event), payload),
    clearIdentity: () => cairn.set(Object.fromEntries([...attributeNames].map((name) => [name, null]))),
    previewGuide: (id, options) => void launch(id, options),
    finishPreview: () => cairn.stop(),
    launchChecklist: (id) => void launch(id),
    launchResourceCenter: (id) => void launch(id),
    launchSurvey: (id) => void launch(id),
    hideChecklist: () => cairn.stop(),
    hideResourceCenter: () => cairn.stop(),
    hideSurvey: () => cairn.stop(),
  };
  for (const name of Object.keys(calls)) calls[name] = guarded(calls[name]);
  // Whatever else the page calls is a function that does nothing; being awaited is no call.
  page.userGuiding = new Proxy(calls, {
    get(_, name) {
      if (typeof name === "symbol") return undefined;
      return calls[name] ?? (name === "then" ? undefined : () => {});
    },
  });

  for (const [figure, names] of Object.entries(HEARD)) {
    cairn.on(figure, (/** @type {{guide: string, step?: string}} */ { guide, step = "" }) => {
      const seen = figure === "started" ? [] : (steps.get(guide) ?? []);
      if (figure === "reached" && !seen.includes(step)) seen.push(step);
      steps.set(guide, seen);
      const guideId = numbers.get(guide) ?? guide;
      const more = { onPreviewStep: { stepIndex: seen.indexOf(step) }, onPreviewEnd: { completed: figure === "completed" } };
      for (const [name, event] of names) tell(name, { event, guideId, .../** @type {any} */ (more)[name] });
    });
  }

  const hear = guarded((/** @type {any} */ listener) => {
    const { event, fn } = listener ?? {};
    if (typeof fn !== "function" || typeof event !== "string") return;
    if (/^onload$/i.test(event)) call(fn, { event: "load" });
    else hearers.set(event, [...(hearers.get(event) ?? []), fn]);
  });
  const layer = Array.isArray(page.userGuidingLayer) ? page.userGuidingLayer : (page.userGuidingLayer = []);
  layer.forEach(hear);
  layer.push = (/** @type {any[]} */ ...listeners) => {
    listeners.forEach(hear);
    return Array.prototype.push.apply(layer, listeners);
  };
  for (const [name, args] of earlier) page.userGuiding[name]?.(...args);
}

/** Calls the page's own function a moment later; its failure is its own. @param {(detail: object) => void} hear @param {object} detail */
function call(hear, detail) {
  queueMicrotask(() => {
    try {
      hear(detail);
    } catch (problem) {
      console.debug("userGuidingLayer:", problem);
    }
  });
}

/** Attributes are flat: a company's name is `company_name`. @param {any} attributes */
function flattened(attributes) {
  /** @type {Record<string, unknown>} */
  const flat = {};
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value && typeof value === "object" && !(value instanceof Date)) {
      for (const [inner, held] of Object.entries(value)) flat[`${name}_${inner}`] = held;
    } else flat[name] = value;
  }
  return flat;
}

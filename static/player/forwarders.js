// @ts-check
import { guarded } from "./guard.js";

/**
 * Forwards what was counted to the page's own analytics, in releases of sites that turned it on: the figure, and the guide by its id and
 * name. Never an attribute, an address or who the visitor is; nothing where nothing is counted; where the page does
 * not have it, nothing happens.
 *
 * @typedef {{guide_id: string, guide_name: string, guide_step: string}} Said
 * @typedef {import("./player.d.ts").Config} Config
 */

/** The figures of guides that somebody is shown. */
const FORWARDED = ["started", "reached", "completed", "dismissed", "target_missing", "left_page"];
const page = /** @type {any} */ (window);

/** How each gets it, by its name in `models/site/forwarder.py`. @type {Record<string, (event: string, said: Said) => unknown>} */
const FORWARDERS = {
  data_layer: (event, said) => page.dataLayer?.push({ event, ...said }),
  ga4: (event, said) => page.gtag?.("event", event, said),
  segment: (event, said) => page.analytics?.track(event, said),
  amplitude: (event, said) => page.amplitude?.track(event, said),
  mixpanel: (event, said) => page.mixpanel?.track(event, said),
  posthog: (event, said) => page.posthog?.capture(event, said),
  woopra: (event, said) => page.woopra?.track(event, said),
  intercom: (event, said) => page.Intercom?.("trackEvent", event, said),
};

/** The same site, which forwards what is counted to those it names. @param {Config} config @returns {Config} */
export function forwarding(config) {
  const { names = {}, forwards = [] } = config;
  const calls = forwards.map((name) => guarded(FORWARDERS[name]));
  return {
    ...config,
    counted({ guide, figure, step }) {
      if (!FORWARDED.includes(figure)) return;
      const said = () => ({ guide_id: guide, guide_name: names[guide] ?? "", guide_step: step ?? "" });
      for (const call of calls) call("cairn_guide_" + figure, said());
    },
  };
}

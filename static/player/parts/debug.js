// @ts-check
import { make } from "../card.js";
import { obstacle } from "../rules/choose.js";
import "../rules/schedule.js";
import "../rules/segments.js";
import { stage, styles } from "../stage.js";

/** Why guides do or don't show, on the live page with this visitor's own state. */

styles.push(/* css */ `
.debug { inset: auto auto 12px 12px; width: min(380px, 100vw - 24px); max-height: 60vh; overflow: auto; padding: 14px 18px; font-size: 13px; }
.debug li { margin: 4px 0; }
.debug b { font-weight: 650; }
`);

const REASONS = {
  pages: "not for this page",
  segment: "this visitor is not in its segment",
  schedule: "not at this time",
  stop: "it was completed, dismissed or seen often enough",
  frequency: "it was shown before",
  unknown: "it needs a newer player",
};

/** @param {string} _ @param {import("../player.js").Asked} player */
export async function open(_, { send, environment, facts, change, reset }) {
  const release = await send(`guides.json?environment=${environment}`);
  const life = new AbortController();
  const layer = stage({}, { language: "en", rtl: false }, life.signal);
  const list = make("ul", "");
  const draw = () => {
    const seen = { ...facts(), zone: release.zone };
    list.replaceChildren(...release.guides.map((/** @type {any} */ guide) => {
      const found = /** @type {"pages" | undefined} */ (change((memory) => obstacle(guide, seen, memory, Date.now())));
      return make("li", "", make("b", "", guide.name), ` (${guide.id}): `, found ? "✗ " + (REASONS[found] ?? found) : "✓ every rule holds");
    }));
  };
  draw();
  const forget = Object.assign(make("button", "secondary", "Forget what I’ve seen"), { type: "button", onclick: () => (reset(), draw()) });
  const leave = Object.assign(make("button", "link", "Close"), { type: "button", onclick: () => life.abort() });
  const card = make("dialog", "card debug", make("h2", "", "Cairn: would it show?"), list, make("div", "foot", forget, leave));
  card.ariaLabel = "Cairn: would it show?";
  layer.append(card);
  card.open = true;
}

// @ts-check
export const css = /* css */ `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 !important;
  z-index: 2147483647 !important;
  pointer-events: none !important;
}
.layer {
  --ink: var(--text, light-dark(#1f2530, #e8ebf0));
  --paper: var(--background, light-dark(#fff, #1d222b));
  --line: var(--border, light-dark(#dfe3ea, #39414e));
  --key: var(--accent, light-dark(#3457d5, #9db2ff));
  --round: var(--radius, 12px);
  color: var(--ink);
  font: 15px/1.5 var(--font, system-ui, sans-serif);
}
.card {
  position: fixed;
  inset: 0 auto auto 0;
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  width: min(var(--width, 320px), 100vw - 16px);
  max-height: calc(100dvh - 16px);
  margin: 0;
  padding: 0;
  overflow: visible;
  color: inherit;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: var(--round);
  box-shadow: var(--shadow, 0 1px 2px #10182814, 0 12px 32px -4px #10182838);
  pointer-events: auto;
  outline: 0;
  animation: rise .18s ease-out;
}
.free { inset: 0; margin: auto; height: fit-content; }
.card::backdrop { background: #0d121ca0; animation: fade .18s; }
.card.clear::backdrop { background: none; }
.text {
  overflow: auto;
  padding: 18px 20px 4px;
  overflow-wrap: anywhere;
  overscroll-behavior: contain;
}
h2 { margin: 0 0 6px; padding-inline-end: 28px; font-size: 17px; line-height: 1.3; }
.text > div > * { margin: 0 0 8px; }
a { color: var(--key); }
.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: end; gap: 8px; padding: 10px 20px 18px; }
.foot:empty { padding: 0 0 12px; }
button { font: inherit; font-weight: 550; color: inherit; background: none; border: 1px solid #0000; border-radius: max(4px, var(--round) - 4px); padding: 5px 13px; min-height: 34px; cursor: pointer; }
button:hover { background: color-mix(in srgb, var(--ink) 7%, #0000); }
.primary { background: var(--key); color: #fff; color: lab(from var(--key) calc((49 - l) * 99) 0 0); }
.primary:hover { background: color-mix(in srgb, var(--key), var(--ink) 16%); }
.secondary { border-color: var(--line); }
.link { color: var(--key); padding-inline: 6px; }
:focus-visible { outline: 2px solid var(--key); outline-offset: 2px; }
.close { position: absolute; top: 10px; inset-inline-end: 10px; width: 32px; padding: 0; font-size: 20px; line-height: 1; opacity: .7; }
.arrow { position: absolute; box-sizing: border-box; width: 14px; height: 14px; margin: -7px; background: inherit; border: inherit; border-top-left-radius: 3px; clip-path: polygon(0 0, 100% 0, 0 100%); }
@keyframes rise { from { opacity: 0; translate: 0 4px; } }
@keyframes fade { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;

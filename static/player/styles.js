// @ts-check
export const css = /* css */ `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 !important;
  pointer-events: none !important;
}
.layer {
  --ink: light-dark(#1f2530, #e8ebf0);
  --paper: light-dark(#fff, #1d222b);
  --line: light-dark(#dfe3ea, #39414e);
  --key: light-dark(#3457d5, #9db2ff);
  --round: 12px;
  --shade: 0 8px 32px #10182840;
  --width: 320px;
  --font: system-ui, sans-serif;
  color-scheme: light;
  color: var(--ink);
  font: 15px/1.5 var(--font);
}
.card {
  position: fixed;
  inset: 0 auto auto 0;
  box-sizing: border-box;
  display: flex;
  flex-flow: column;
  width: min(var(--width), 100vw - 16px);
  max-height: calc(100dvh - 16px);
  margin: 0;
  padding: 0;
  overflow: visible;
  color: inherit;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: var(--round);
  box-shadow: var(--shade);
  pointer-events: auto;
  outline: 0;
  animation: fade .18s;
}
.free { inset: 0; margin: auto; height: fit-content; }
.card::backdrop { background: #0d121c8c; }
.none::backdrop { background: none; }
.text { overflow: auto; padding: 18px 20px 4px; overflow-wrap: anywhere; overscroll-behavior: contain; }
h2 { margin: 0 0 6px; padding-inline-end: 28px; font-size: 17px; line-height: 1.3; }
.body > * { margin: 0 0 8px; }
.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: end; gap: 8px; padding: 10px 20px 18px; }
.foot:empty { padding: 0 0 12px; }
button { font: inherit; font-weight: 550; color: inherit; background: none; border: 1px solid #0000; border-radius: max(4px, var(--round) - 4px); padding: 5px 13px; min-height: 34px; cursor: pointer; }
button:hover { background: color-mix(in srgb, var(--ink) 8%, #0000); }
.primary, .primary:hover { background: var(--key); color: lab(from var(--key) calc((49 - l) * 99) 0 0); }
.primary:hover { filter: brightness(.9); }
.secondary { border-color: var(--line); }
.link, a { color: var(--key); }
a:focus-visible, button:focus-visible { outline: 2px solid var(--key); outline-offset: 2px; }
.close { position: absolute; top: 10px; inset-inline-end: 10px; width: 32px; padding: 0; font-size: 20px; line-height: 1; }
.arrow { position: absolute; width: 14px; height: 14px; margin: -8px; background: inherit; border: inherit; clip-path: polygon(0 0, 100% 0, 0 100%); }
@keyframes fade { from { opacity: 0; } }
@media (prefers-reduced-motion) { *, ::after { animation: none !important; } }
`;

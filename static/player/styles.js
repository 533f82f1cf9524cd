// @ts-check
export const css = /* css */ `
:host { all: initial !important; }
/* What a page gives its own dialogs. */
:host::backdrop { display: none !important; }
@media print { :host { display: none !important; } }
.layer {
  --cairn-ink: light-dark(#1f2530, #e8ebf0);
  --cairn-paper: light-dark(#fff, #1d222b);
  --cairn-line: light-dark(#dfe3ea, #39414e);
  --cairn-key: light-dark(#3457d5, #9db2ff);
  --cairn-round: 12px;
  --cairn-width: 320px;
  --cairn-font: system-ui, sans-serif;
  color-scheme: light;
  color: var(--cairn-ink);
  font: 15px/1.5 var(--cairn-font);
}
:focus-visible { outline: 2px solid var(--cairn-key); outline-offset: 2px; }
.card {
  position: fixed;
  inset: 0;
  box-sizing: border-box;
  display: flex;
  flex-flow: column;
  width: min(var(--cairn-width), 100vw - 16px);
  max-height: calc(100dvh - 16px);
  padding: 0;
  color: inherit;
  background: var(--cairn-paper);
  border: 1px solid var(--cairn-line);
  border-radius: var(--cairn-round);
  box-shadow: 0 8px 32px #10182840;
  outline: 0;
  animation: fade .18s;
}
.text { overflow: auto; padding: 18px 20px 4px; overflow-wrap: anywhere; overscroll-behavior: contain; }
h2 { margin: 0 0 6px; padding-inline-end: 28px; font-size: 17px; line-height: 1.3; }
.body > * { margin: 0 0 8px; }
.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: end; gap: 8px; padding: 10px 20px 18px; }
.foot:empty { padding: 0 0 12px; }
button { font: inherit; color: inherit; background: none; border: 1px solid #0000; border-radius: max(4px, var(--cairn-round) - 4px); padding: 5px 13px; min-height: 34px; cursor: pointer; }
button:hover { box-shadow: inset 0 0 0 99px #8883; }
.primary { background: var(--cairn-key); color: lab(from var(--cairn-key) calc((49 - l) * 99) 0 0); }
.secondary { border-color: var(--cairn-line); }
/* Larger by its scale: a size of its own would be one more font to make ready. */
.close { position: absolute; top: 14px; inset-inline-end: 14px; width: 24px; min-height: 24px; padding: 0; scale: 1.4; }
.arrow { position: absolute; inset: 0 auto auto 0; width: 14px; height: 14px; margin: -8px; background: inherit; border: inherit; clip-path: polygon(0 0, 100% 0, 0 100%); }
@keyframes fade { from { opacity: 0; } }
@media (prefers-reduced-motion) { *, ::after { animation: none !important; } }
`;

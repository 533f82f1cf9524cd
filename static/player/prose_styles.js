// @ts-check
import { styles } from "./stage.js";

/** How headings, lists, code and quotations look in a body that has them. */
styles.push(/* css */ `
.text div :is(h1, h2, h3) { padding: 0; margin-top: 12px; font-size: 15px; line-height: 1.3; }
ul, ol { padding-inline-start: 22px; }
code, pre { font: 13px/1.5 ui-monospace, monospace; background: color-mix(in srgb, var(--cairn-ink) 8%, #0000); border-radius: 4px; padding: 1px 4px; }
pre { overflow: auto; padding: 8px 10px; }
blockquote { border-inline-start: 3px solid var(--cairn-line); padding-inline-start: 12px; }
`);

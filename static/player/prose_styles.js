// @ts-check
import { styles } from "./stage.js";

/** How lists and code look in a body that has them. */
styles.push(/* css */ `
ul, ol { padding-inline-start: 22px; }
code, pre { font: 13px/1.5 ui-monospace, monospace; background: color-mix(in srgb, var(--cairn-ink) 8%, #0000); border-radius: 4px; padding: 1px 4px; }
`);

// @ts-check
import "./step_counter.js";
import { styles } from "./stage.js";

/** How far along a tour is, as a bar along the card's lower edge. */

styles.push(/* css */ `
.bar { position: absolute; inset: auto calc(var(--cairn-round) / 2) 0; font-size: 0; height: 4px; border-radius: 4px; }
`);

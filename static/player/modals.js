// @ts-check
import { styles } from "./stage.js";

/** Steps that the page waits behind. */

styles.push(/* css */ `
.card::backdrop { background: #0d121c8c; }
.none::backdrop { background: none; }
`);

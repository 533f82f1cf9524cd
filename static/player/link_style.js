// @ts-check
import { styles } from "./stage.js";

/** How links look, and buttons that look like one. */

styles.push(/* css */ ".link, a { color: var(--cairn-key); }");

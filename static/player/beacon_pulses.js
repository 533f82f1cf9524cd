// @ts-check
import "./hotspots.js";
import { styles } from "./stage.js";

/** Beacons that do not spread rings: that breathe, or are still. */

styles.push(/* css */ `
.dot::after { animation-name: dot; }
.none::after { content: none; }
@keyframes dot { 50% { scale: 1.35; } }
`);

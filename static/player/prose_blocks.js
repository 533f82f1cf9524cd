// @ts-check
import "./prose_styles.js";
import { styles } from "./stage.js";

/** How headings, blocks of code and quotations look in a body that has them. */
styles.push(/* css */ `
.text div :is(h1, h2, h3) { padding: 0; margin-top: 12px; font-size: 15px; line-height: 1.3; }
pre { overflow: auto; padding: 8px 10px; }
blockquote { border-inline-start: 3px solid var(--cairn-line); padding-inline-start: 12px; }
`);

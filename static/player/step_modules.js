// @ts-check
// What any step may be drawn with, as far as it is not about one visitor: a step by itself, in the editor or on its page.
import "./backdrop.js";
import "./edge_steps.js";
import "./header_banners.js";
import "./modals.js";
import "./host_font.js";
import "./host_theme.js";
import "./links.js";
import "./layouts.js";
import "./media.js";
import "./step_bars.js";
import "./prose_blocks.js";
import "./widths.js";

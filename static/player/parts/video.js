// @ts-check
import { playerOf } from "../videos.js";

/** The visitor asked for a video. */
export const open = playerOf;

// @ts-check
import { playVideo } from "../videos.js";

/** The visitor asked for a video. */
export const open = playVideo;

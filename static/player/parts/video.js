// @ts-check
import { playVideo } from "../videos.js";

/** The visitor asked for a video. @param {any} asked @param {import("../player.d.ts").PartHost} host */
export const open = (asked, { enter }) => enter(playVideo(asked));

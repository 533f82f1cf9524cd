// @ts-check
import { pageDocument } from "./unshadowed.js";

const PLAYERS = {
  youtube: "https://www.youtube-nocookie.com/embed/",
  vimeo: "https://player.vimeo.com/video/",
  loom: "https://www.loom.com/embed/",
  wistia: "https://fast.wistia.net/embed/iframe/",
};

/**
 * Plays a video, which the visitor has asked for, where its button was; gives its address.
 * @param {{video: {provider: "youtube", id: string, title?: string, width?: number, height?: number}, play: HTMLElement}} action
 */
export function playVideo({ video: { provider, id, title = "Video", width = 16, height = 9 }, play }) {
  const src = PLAYERS[provider] + encodeURIComponent(id) + "?autoplay=1";
  const frame = Object.assign(pageDocument.createElement("iframe"), {
    title,
    allow: "autoplay; fullscreen; picture-in-picture",
    allowFullscreen: true,
    src,
  });
  frame.style.aspectRatio = `${width} / ${height}`;
  play.replaceWith(frame);
  frame.focus();
  return src;
}

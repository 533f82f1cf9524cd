// @ts-check
const PLAYERS = {
  youtube: "https://www.youtube-nocookie.com/embed/",
  vimeo: "https://player.vimeo.com/video/",
  loom: "https://www.loom.com/embed/",
  wistia: "https://fast.wistia.net/embed/iframe/",
};

/**
 * The frame in which a video plays, which the visitor has asked for.
 * @param {{provider: "youtube", id: string, title?: string, width?: number, height?: number}} video
 */
export function playerOf({ provider, id, title = "Video", width = 16, height = 9 }) {
  const src = PLAYERS[provider] + encodeURIComponent(id) + "?autoplay=1";
  const frame = Object.assign(document.createElement("iframe"), { title, allow: "autoplay; fullscreen; picture-in-picture", allowFullscreen: true, src });
  frame.style.aspectRatio = `${width} / ${height}`;
  return frame;
}

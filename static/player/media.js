// @ts-check
import { drawn } from "./rich_text.js";
import { make, styles } from "./stage.js";

/** Pictures keep their room while they load; a video is nobody's request until the visitor asks for it. */

const PLAYERS = {
  youtube: "https://www.youtube-nocookie.com/embed/",
  vimeo: "https://player.vimeo.com/video/",
  loom: "https://www.loom.com/embed/",
  wistia: "https://fast.wistia.net/embed/iframe/",
};

styles.push(/* css */ `
img, .video, iframe { display: block; box-sizing: border-box; max-width: 100%; height: auto; border: 0; border-radius: 6px; }
.video, iframe { width: 100%; background: #14181f; color: #fff; }
`);

drawn.img = ({ src, alt = "", width, height }) => Object.assign(make("img", ""), { alt, width, height, decoding: "async", referrerPolicy: "no-referrer", src });

drawn.video = ({ provider, id, title = "Video", width = 16, height = 9 }) => {
  const play = make("button", "video", "▶ " + title);
  play.style.aspectRatio = `${width} / ${height}`;
  play.onclick = () => {
    const player = /** @type {"youtube"} */ (provider);
    const frame = Object.assign(make("iframe", ""), { title, allow: "autoplay; fullscreen; picture-in-picture", allowFullscreen: true, src: PLAYERS[player] + encodeURIComponent(id) + "?autoplay=1" });
    frame.style.aspectRatio = play.style.aspectRatio;
    play.replaceWith(frame);
  };
  return play;
};

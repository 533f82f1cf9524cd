// @ts-check
import { logProblem } from "./guard.js";
import { ACTIONS } from "./registries.js";
import { TAGS } from "./rich_text.js";
import { make, styles } from "./stage.js";

/** Pictures keep their room while they load; a video is nobody's request until the visitor asks for it. */

styles.push(/* css */ `
img, .video, iframe { display: block; box-sizing: border-box; max-width: 100%; height: auto; border: 0; border-radius: 6px; }
img { max-height: 40dvh; object-fit: contain; }
.video, iframe { width: 100%; background: #14181f; color: #fff; }
`);

TAGS.img = ({ src, alt = "", width, height }) =>
  Object.assign(make("img", ""), { alt, width, height, decoding: "async", referrerPolicy: "no-referrer", src });

TAGS.video = (video, act) => {
  const { title = "Video", width = 16, height = 9 } = video;
  const play = make("button", "video", "▶ " + title);
  play.style.aspectRatio = `${width} / ${height}`;
  play.onclick = () => act({ type: "video", video, play });
  return play;
};

ACTIONS.video = (action, _presentation, { openPart }) => {
  openPart("video", action).catch(logProblem);
};

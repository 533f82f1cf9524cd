// @ts-check
import { smallerPicture } from "./smaller_picture.js";

/**
 * Sends a picture to be kept by Cairn, smaller than it is where it would be too large. Rejects with the server's sentence when it can't be.
 * @param {string} url the site's pictures
 * @param {File} file
 * @param {string} [alt] what it shows
 * @returns {Promise<{src: string, width: number, height: number}>}
 */
export async function uploadPicture(url, file, alt = "") {
  const picture = await smallerPicture(file);
  const said = alt ? `?alt=${encodeURIComponent(alt.slice(0, 300))}` : "";
  const answer = await fetch(url + said, {
    method: "POST",
    body: picture,
    headers: { "Content-Type": "application/octet-stream" },
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? "The picture could not be kept; try again in a moment.");
  return body;
}

// @ts-check

/**
 * Sends a picture to be kept by Cairn. Rejects with the server's sentence when it can't be.
 * @param {string} url the site's pictures
 * @param {File} file
 * @param {string} [alt] what it shows
 * @returns {Promise<{src: string, width: number, height: number}>}
 */
export async function uploadPicture(url, file, alt = "") {
  if (file.size > 512 * 1024) {
    const size = Math.round(file.size / 1024).toLocaleString("en");
    throw new Error(`This picture has ${size} KiB; at most 512 are possible. Make it smaller first.`);
  }
  const said = alt ? `?alt=${encodeURIComponent(alt.slice(0, 300))}` : "";
  const answer = await fetch(url + said, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? "The picture could not be kept; try again in a moment.");
  return body;
}

// @ts-check

/**
 * Sends a picture to be kept by Cairn. Rejects with the server's sentence when it can't be.
 * @param {string} url the site's pictures
 * @param {File} file
 * @returns {Promise<{src: string, width: number, height: number}>}
 */
export async function uploadPicture(url, file) {
  if (file.size > 512 * 1024)
    throw new Error(`This picture has ${Math.round(file.size / 1024)} KiB; at most 512 are possible. Make it smaller first.`);
  const answer = await fetch(url, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? "The picture could not be kept; try again in a moment.");
  return body;
}

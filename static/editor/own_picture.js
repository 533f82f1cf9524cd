// @ts-check
// A person's picture or an organisation's logo: made small here, so that a camera's file need not travel, and drawn anew by the
// server. A person's is cut square; a logo is kept whole.

const SIDE = 320;
const BOX = { width: 640, height: 320 };

/** @typedef {{ left: number, top: number, width: number, height: number, toWidth: number, toHeight: number }} Cut */

/** @param {ImageBitmap} picture @returns {Cut} */
function square({ width, height }) {
  const side = Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, width: side, height: side, toWidth: SIDE, toHeight: SIDE };
}

/** @param {ImageBitmap} picture @returns {Cut} */
function whole({ width, height }) {
  const share = Math.min(1, BOX.width / width, BOX.height / height);
  const [toWidth, toHeight] = [width, height].map((length) => Math.max(1, Math.round(length * share)));
  return { left: 0, top: 0, width, height, toWidth, toHeight };
}

/** @param {File} file @param {(picture: ImageBitmap) => Cut} shape @returns {Promise<Blob>} */
async function small(file, shape) {
  const picture = await createImageBitmap(file);
  const cut = shape(picture);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [cut.toWidth, cut.toHeight];
  const pen = canvas.getContext("2d");
  if (!pen) return file;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, cut.left, cut.top, cut.width, cut.height, 0, 0, cut.toWidth, cut.toHeight);
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), "image/png"));
}

/** @param {HTMLInputElement} field @param {File} file */
async function send(field, file) {
  const problem = /** @type {HTMLElement} */ (document.getElementById(`problem-${field.id.replace("field-", "")}`));
  problem.textContent = "";
  const body = await small(file, field.dataset.shape === "whole" ? whole : square).catch(() => file);
  const answer = await fetch(field.dataset.ownPicture ?? "", {
    method: "POST",
    body,
    headers: { "Content-Type": "application/octet-stream" },
  });
  if (answer.ok) return location.reload();
  const told = await answer.json().catch(() => ({}));
  problem.textContent = told.detail ?? "The picture could not be kept; try again in a moment.";
}

document.addEventListener("change", ({ target }) => {
  const isPicture = target instanceof HTMLInputElement && target.dataset.ownPicture;
  if (isPicture && target.files?.[0]) void send(target, target.files[0]);
});

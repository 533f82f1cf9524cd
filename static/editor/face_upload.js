// @ts-check
// A person's picture: cut square and made small here, so that a camera's file need not travel, and drawn anew by the server.

const SIDE = 320;

/** @param {File} file @returns {Promise<Blob>} */
async function small(file) {
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  canvas.getContext("2d")?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), "image/png"));
}

/** @param {HTMLInputElement} field @param {File} file */
async function send(field, file) {
  const problem = /** @type {HTMLElement} */ (document.querySelector("#problem-picture"));
  problem.textContent = "";
  const body = await small(file).catch(() => file);
  const answer = await fetch(field.dataset.face ?? "", {
    method: "POST",
    body,
    headers: { "Content-Type": "application/octet-stream" },
  });
  if (answer.ok) return location.reload();
  const told = await answer.json().catch(() => ({}));
  problem.textContent = told.detail ?? "The picture could not be kept; try again in a moment.";
}

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.dataset.face && target.files?.[0]) void send(target, target.files[0]);
});

// @ts-check
// A picture that is too large to be shown, made smaller on the author's own device before it is sent.

export const LARGEST = 512 * 1024;
const MOST = 20 * 1024 * 1024;
const LONGEST_SIDE = 4096;
/** Pixels of the longer side, and how good it looks: the first that fits is taken. @type {[number, number][]} */
const TRIES = [
  [1600, 0.86],
  [1600, 0.72],
  [1200, 0.8],
  [1200, 0.65],
  [800, 0.75],
  [640, 0.6],
];

/**
 * The file itself where it can be kept as it is, else the same picture smaller, as WebP or, where the browser writes none, JPEG.
 * Rejects with a sentence. A moving picture would stand still, and stays as it is.
 * @param {File} file
 * @returns {Promise<Blob>}
 */
export async function smallerPicture(file) {
  if (file.size > MOST) throw new Error(`This picture has ${Math.ceil(file.size / 1024 / 1024)} MB; at most 20 are possible.`);
  const isLarge = file.size > LARGEST;
  const whole = file.type === "image/gif" ? null : await createImageBitmap(file).catch(() => null);
  if (!isLarge && (!whole || Math.max(whole.width, whole.height) <= LONGEST_SIDE)) return file;
  for (const [side, quality] of whole ? TRIES : []) {
    const made = await drawn(/** @type {ImageBitmap} */ (whole), side, quality);
    if (made && made.size <= LARGEST) return made;
  }
  const why = file.type === "image/gif" ? "a moving picture can't be made smaller here" : "it can't be made smaller here";
  const size = Math.round(file.size / 1024).toLocaleString("en");
  throw new Error(`This picture has ${size} KiB; at most 512 are possible, and ${why}.`);
}

/** @param {ImageBitmap} whole @param {number} side @param {number} quality @returns {Promise<Blob | null>} */
async function drawn(whole, side, quality) {
  const scale = Math.min(1, side / Math.max(whole.width, whole.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  const paint = canvas.getContext("2d");
  if (!paint) return null;
  paint.imageSmoothingQuality = "high";
  paint.drawImage(whole, 0, 0, canvas.width, canvas.height);
  const written = (/** @type {string} */ type) => new Promise((done) => canvas.toBlob(done, type, quality));
  const webp = /** @type {Blob | null} */ (await written("image/webp"));
  return webp?.type === "image/webp" ? webp : /** @type {Blob | null} */ (await written("image/jpeg"));
}

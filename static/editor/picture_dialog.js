// @ts-check
// A picture for a text: chosen, pasted or dropped, with what it shows asked at once.
import { uploadPicture } from "./picture_upload.js";

/** @typedef {{src: string, alt: string, width: number, height: number}} Kept */

/** The field that it goes into, and where to. @type {{rich: any, at: [number, number], url: string} | null} */
let place = null;
/** What was pasted or dropped. @type {File | null} */
let given = null;
/** One of the library that was chosen. @type {Kept | null} */
let kept = null;

/** @param {string} id */
const part = (id) => /** @type {any} */ (document.getElementById(id));

/** @param {string} text */
const problem = (text) => (part("picture-problem").textContent = text);

/** @param {any} rich the field @param {string} url of the site's pictures @param {File | null} [file] that is there already */
export function askForPicture(rich, url, file = null) {
  place = { rich, at: rich.editor.getSelectedRange(), url };
  part("picture-form").reset();
  problem("");
  take(file);
  void offerLibrary(url);
  part("picture-dialog").showModal();
  if (file) part("picture-alt").focus();
}

/** @param {string} src */
function see(src) {
  part("picture-seen").hidden = !src;
  if (src) part("picture-seen").src = src;
  else part("picture-seen").removeAttribute("src");
}

/** @param {File | null} file */
function take(file) {
  given = file;
  kept = null;
  const isPicture = !!file && /^image\/(png|jpeg|gif|webp)$/.test(file.type);
  see("");
  part("picture-given").textContent = file ? file.name : "";
  if (file && isPicture) {
    const reader = new FileReader();
    reader.onload = () => given === file && see(String(reader.result));
    reader.readAsDataURL(file);
  }
  if (file && !isPicture) problem(`“${file.name}” is no picture that can be shown: use PNG, JPEG, GIF or WebP.`);
}

/** What the site's library has, to take one again. @param {string} url of the site's pictures */
async function offerLibrary(url) {
  const fold = part("picture-library");
  fold.hidden = true;
  fold.open = false;
  const answer = await fetch(url.replace(/pictures$/, "library/pictures")).catch(() => null);
  if (!answer?.ok) return;
  const { pictures } = /** @type {{pictures: Kept[]}} */ (await answer.json());
  fold.hidden = !pictures.length;
  part("picture-choice").replaceChildren(...pictures.slice(0, 60).map(choice));
}

/** @param {Kept} picture */
function choice(picture) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    ariaLabel: picture.alt || "A picture without words",
  });
  const { src } = picture;
  button.append(Object.assign(document.createElement("img"), { src, alt: "", loading: "lazy" }));
  button.addEventListener("click", () => {
    for (const other of part("picture-choice").children) other.ariaPressed = String(other === button);
    problem("");
    part("picture-file").value = "";
    take(null);
    kept = picture;
    see(src);
    part("picture-alt").value ||= picture.alt;
  });
  return button;
}

/** Puts a picture that Cairn keeps where the text was left. @param {Omit<Kept, "alt">} picture @param {string} alt */
function insert({ src, width, height }, alt) {
  if (!place) return;
  const { rich, at } = place;
  const { Attachment } = /** @type {any} */ (window).Trix;
  rich.focus();
  rich.editor.setSelectedRange(at);
  rich.editor.insertAttachment(new Attachment({ url: src, contentType: "image", width, height, alt }));
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== "picture-file") return;
  problem("");
  take(target.files?.[0] ?? null);
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.id !== "picture-form") return;
  event.preventDefault();
  if (!place || !(given || kept)) return problem("Choose a picture.");
  const add = /** @type {HTMLButtonElement} */ (form.querySelector(".primary"));
  add.disabled = true;
  try {
    const alt = part("picture-alt").value.trim();
    const found = kept ?? (given && (await uploadPicture(place.url, given, alt)));
    form.closest("dialog")?.close();
    if (found) insert(found, alt);
  } catch (refused) {
    problem(String(/** @type {Error} */ (refused).message));
  } finally {
    add.disabled = false;
  }
});

// @ts-check
// A video for a text: its address on a line of its own, which is what becomes the video.

const VIDEO = /^https:\/\/(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|loom\.com|wistia\.(?:com|net))\/\S+$/i;

/** The field that it goes into. @type {any} */
let rich = null;

/** @param {string} id */
const part = (id) => /** @type {any} */ (document.getElementById(id));

/** @param {any} field */
export function askForVideo(field) {
  rich = field;
  part("video-form").reset();
  part("video-problem").textContent = "";
  part("video-dialog").showModal();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.id !== "video-form") return;
  event.preventDefault();
  const address = part("video-address").value.trim();
  if (!VIDEO.test(address)) {
    part("video-problem").textContent = "This is no address of a YouTube, Vimeo, Loom or Wistia video.";
    return;
  }
  form.closest("dialog")?.close();
  rich.focus();
  const [, at] = rich.editor.getSelectedRange();
  const text = String(rich.editor.getDocument());
  rich.editor.insertString(`${at && text[at - 1] !== "\n" ? "\n" : ""}${address}\n`);
});

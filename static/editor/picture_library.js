// @ts-check
// A site's library of pictures: one that is added, and one that takes another's place everywhere.
import { uploadPicture } from "./picture_upload.js";

const list = () => /** @type {HTMLElement | null} */ (document.getElementById("picture-list"));

/** @param {string} method @param {string} url @param {Record<string, string>} values */
const ask = (method, url, values) =>
  /** @type {any} */ (window).htmx.ajax(method, url, {
    values,
    target: "#picture-list",
    swap: "outerMorph",
    source: document.body,
  });

document.addEventListener("change", async ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== "file" || !target.files?.[0]) return;
  const url = list()?.dataset.pictures;
  if (!url) return;
  const problem = /** @type {HTMLElement} */ (document.getElementById("picture-list-problem"));
  problem.textContent = "";
  try {
    const { src } = await uploadPicture(url, target.files[0]);
    const { instead } = target.dataset;
    if (instead) await ask("PUT", instead, { by: src.split("/").pop() ?? "" });
    else await ask("GET", location.pathname, {});
  } catch (refused) {
    problem.textContent = String(/** @type {Error} */ (refused).message);
  }
  target.value = "";
});

// @ts-check
import { MaskedPage } from "./masked_page.js";
import { previewPicture } from "./picture_preview.js";
import { address, TooLarge } from "./skeleton.js";

/**
 * Pictures of the page for the editor's canvas, where the page that Cairn fetched does not show what was pointed at. Nothing is sent
 * before the author has seen what that is.
 */
export class PagePictures {
  #session;
  #cairn;
  #say;
  /** @type {MaskedPage | null} */ #page = null;
  /** @type {Element | null} */ #element = null;
  /** The one that was pointed for, if a picture is of use to it. */
  #step = "";

  /**
   * @param {import("./builder_client.js").Answer} session
   * @param {ReturnType<typeof import("./builder_client.js").builderClient>} cairn
   * @param {(message: Partial<import("./bar.js").Message>) => void} say
   */
  constructor(session, cairn, say) {
    this.#session = session;
    this.#cairn = cairn;
    this.#say = say;
  }

  /** Before anything of ours is drawn again. @param {import("./builder_client.js").Answer} answer to the pick @param {Element} element @param {string} step */
  take(answer, element, step) {
    this.#session.pictures = answer.pictures ?? this.#session.pictures;
    this.#step = answer.unseen ? step : "";
    this.#element = element;
    this.#page = this.#step && this.#session.pictures !== "no" ? drawn(element) : null;
    if (this.#session.pictures === "yes") void this.#send();
  }

  /** What the author can do about the picture of a step. @param {string} step @returns {import("./bar.js").Choice[]} */
  choices(step) {
    if (!this.#step || step !== this.#step) return [];
    const isNew = this.#session.pictures === "ask";
    return [{ label: isNew ? "Show this page in the editor…" : "Picture…", act: () => this.#preview() }];
  }

  #preview() {
    const page = (this.#page ??= this.#element && drawn(this.#element));
    if (!page) return this.#say(failed("A picture of this page is too large to be sent."));
    previewPicture(page, this.#session.pictures ?? "ask", {
      send: () => void this.#send().then((problem) => this.#say(problem ? failed(problem) : SENT)),
      refuse: () => void this.#cairn.refusePictures().then(({ problem }) => this.#refused(problem)),
    });
  }

  /** @returns {Promise<string>} the problem, if there is one */
  async #send() {
    const page = this.#page;
    if (!page) return "";
    const { problem, pictures } = await this.#cairn.picture({ step: this.#step, page: address(), width: page.width }, page.html);
    this.#session.pictures = pictures ?? this.#session.pictures;
    return problem ?? "";
  }

  /** @param {string} [problem] */
  #refused(problem) {
    if (!problem) this.#session.pictures = "no";
    this.#say(
      problem ? failed(problem) : { what: "No pictures are sent.", more: "The editor shows steps of this page without it." },
    );
  }
}

const SENT = { what: "The editor shows this page now.", tone: /** @type {const} */ ("good") };
/** @param {string} problem */
const failed = (problem) => ({ what: problem, tone: /** @type {const} */ ("bad") });

/** The page as it is now; what is out of sight is left out where it is too large. @param {Element} element */
function drawn(element) {
  for (const reach of [1, 0]) {
    try {
      const page = new MaskedPage(element, reach);
      if (page.html) return page;
    } catch (problem) {
      if (!(problem instanceof TooLarge)) break;
    }
  }
  return null;
}

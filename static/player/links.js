// @ts-check
import "./link_style.js";
import { TAGS } from "./rich_text.js";
import { pageDocument } from "./unshadowed.js";

/**
 * An address that only leads somewhere; one that would run something becomes empty.
 * @param {string} href
 */
export function safeAddress(href) {
  try {
    const url = new URL(href, location.href);
    return /^(https?|mailto|tel):/.test(url.href) ? url.href : "";
  } catch {
    return "";
  }
}

/** A link to elsewhere opens beside the page, so that the guide can go on. */
TAGS.a = ({ href }) => {
  const link = pageDocument.createElement("a");
  link.href = safeAddress(href);
  if (link.origin != location.origin) link.target = "_blank";
  link.rel = "noopener";
  return link;
};

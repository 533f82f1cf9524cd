// @ts-check
/**
 * The same document or element, saying of itself what the browser says. Pages name their forms, frames, pictures and fields as they
 * like, also `cookie` or `children`: a document or a form then answers with that thing instead. Not to be handed on: it is no node.
 * @template {object} T
 * @param {T} named
 * @returns {T}
 */
export const unshadowed = (named) =>
  new Proxy(named, {
    get(_named, member) {
      const found = Reflect.get(Object.getPrototypeOf(named), member, named);
      return typeof found == "function" ? found.bind(named) : found;
    },
  });

/** The page's own document: what it has and does. As a node it is `document`. */
export const pageDocument = unshadowed(document);

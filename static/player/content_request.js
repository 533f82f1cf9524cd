// @ts-check
import { NEEDS } from "./registries.js";

/** The content of a large guide is a request of its own, when it is due and did not come with what draws it. */
NEEDS.push(async (guide, { send }) => {
  guide.content ??= await send(`content/${guide.version}.json`);
});

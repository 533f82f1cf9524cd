// @ts-check
import { PREREQUISITES } from "./registries.js";

/** The content of a large guide is a request of its own, when it is due and did not come with what draws it. */
PREREQUISITES.push(async (guide, { send }) => {
  guide.content ??= await send(`content/${guide.version}.json`);
});

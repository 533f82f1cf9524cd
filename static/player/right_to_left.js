// @ts-check
import { directions } from "./speech.js";

/** Languages that are written from right to left. */
directions.push((language) => /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language));

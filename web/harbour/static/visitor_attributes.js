// @ts-check
/** What Harbour tells Cairn about the person in front of it, before Cairn's script is here; it stays in this browser. */
const page = /** @type {any} */ (window);
page.cairn = page.cairn || [];
page.cairn.push(["set", { name: "Marit", role: "harbour master", plan: "marina" }]);

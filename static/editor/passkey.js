// @ts-check
// Passkeys, where the browser knows them: it is asked for one, and its answer goes where the form's would. Without this script
// the password does everything.

/** @param {string} text base64url @returns {ArrayBuffer} */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer | null} data @returns {string | undefined} */
function text(data) {
  if (!data) return undefined;
  const plain = btoa(String.fromCharCode(...new Uint8Array(data)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {{id: string}[] | undefined} list */
function named(list) {
  return (list ?? []).map((one) => /** @type {PublicKeyCredentialDescriptor} */ ({ ...one, id: bytes(one.id) }));
}

/**
 * Asks the server what to ask the browser for. Rejects with the server's sentence.
 * @param {string} url
 * @param {FormData} [sent]
 */
async function options(url, sent) {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(/** @type {any} */ (sent ?? [])) });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? "That did not work; try again in a moment.");
  return told;
}

/** @param {any} told @returns {Promise<string>} */
async function made(told) {
  const publicKey = { ...told, challenge: bytes(told.challenge), excludeCredentials: named(told.excludeCredentials) };
  publicKey.user = { ...told.user, id: bytes(told.user.id) };
  const found = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }));
  const { clientDataJSON, attestationObject } = /** @type {AuthenticatorAttestationResponse} */ (found.response);
  const response = { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) };
  return JSON.stringify({ id: found.id, rawId: text(found.rawId), type: found.type, response });
}

/** @param {any} told @returns {Promise<string>} */
async function shown(told) {
  const publicKey = { ...told, challenge: bytes(told.challenge), allowCredentials: named(told.allowCredentials) };
  const found = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }));
  const said = /** @type {AuthenticatorAssertionResponse} */ (found.response);
  const response = {
    clientDataJSON: text(said.clientDataJSON),
    authenticatorData: text(said.authenticatorData),
    signature: text(said.signature),
    userHandle: text(said.userHandle),
  };
  return JSON.stringify({ id: found.id, rawId: text(found.rawId), type: found.type, response });
}

/** @param {unknown} problem what a person is told; nothing when they changed their mind */
function sentence(problem) {
  if (!(problem instanceof Error) || problem.name === "AbortError") return "";
  if (problem.name === "NotAllowedError") return "No passkey was chosen, or it took too long. Try again, or use your password.";
  if (problem.name === "InvalidStateError") return "This device has a passkey of yours already.";
  return problem.message;
}

/** @param {Element | null} place @param {string} words */
function say(place, words) {
  if (!(place instanceof HTMLElement)) return;
  place.textContent = words;
  place.hidden = !words;
}

/** @param {HTMLFormElement} form @param {string} answer */
function give(form, answer) {
  const field = form.elements.namedItem("credential");
  if (field instanceof HTMLInputElement) field.value = answer;
}

/** @param {HTMLFormElement} form */
async function add(form) {
  const problem = document.querySelector("#passkey-problem");
  say(problem, "");
  try {
    give(form, await made(await options(form.dataset.challenge ?? "", new FormData(form))));
    form.dispatchEvent(new CustomEvent("made"));
  } catch (refused) {
    say(problem, sentence(refused));
  }
}

/** @param {HTMLFormElement} form */
async function signIn(form) {
  const problem = form.querySelector(".passkey-problem");
  say(problem, "");
  try {
    give(form, await shown(await options(form.dataset.challenge ?? "")));
    form.submit();
  } catch (refused) {
    say(problem, sentence(refused));
  }
}

if ("PublicKeyCredential" in window) {
  for (const form of document.querySelectorAll(".passkey-sign-in")) if (form instanceof HTMLFormElement) form.hidden = false;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const act = form.id === "passkey-form" ? add : form.matches(".passkey-sign-in") ? signIn : null;
    if (!act) return;
    event.preventDefault();
    void act(form);
  });
}

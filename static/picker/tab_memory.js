// @ts-check

/**
 * What a member is at in this tab, as the player keeps it for them: `["", "-build", token, ...more]`; what comes after the token.
 * @param {string} home
 * @param {string} token
 * @returns {any[]}
 */
export function keptInTab(home, token) {
  try {
    const key = home.split("/").at(-2);
    const { tool } = JSON.parse(sessionStorage.getItem(`cairn:${key}`) ?? "{}");
    return tool?.[2] === token ? tool.slice(3) : [];
  } catch {
    return [];
  }
}

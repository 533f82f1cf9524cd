// An OpenID Connect provider from its package, on a free port that it prints. Whoever signs in is called as they type; what is
// typed with a question mark in front is an address that the provider does not confirm.
import { createServer } from "node:http";

const [packages, secret, ...backs] = process.argv.slice(2);
const { Provider } = await import(`${packages}/oidc-provider/lib/index.js`);

const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "cairn", client_secret: secret, redirect_uris: backs, response_types: ["code"] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `Called ${id}`, email: id.replace("?", ""), email_verified: !id.startsWith("?") }),
  }),
});
server.on("request", provider.callback());
console.log(port);
process.stdin.resume().on("end", () => process.exit(0));

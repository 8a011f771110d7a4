import type { Access } from "./server.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A command line without what says where the server is; or a sentence saying what is wrong with that. */
export type RemoteLine =
  | { readonly type: "local" }
  | { readonly type: "remote"; readonly access: Access; readonly args: readonly string[] }
  | { readonly type: "problem"; readonly problem: string };

/**
 * Reads `--server URL` and `--key KEY` (also with `=`) anywhere before `--`, or ROLLCALL_SERVER and ROLLCALL_KEY. Local: neither says
 * a server.
 */
export function readAccess(args: readonly string[], environment: Environment): RemoteLine {
  const rest: string[] = [];
  const given: { server?: string; key?: string } = {};
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]!;
    if (word === "--") {
      rest.push(...args.slice(at));
      break;
    }
    const [, name, inline] = /^--(server|key)(?:=(.*))?$/s.exec(word) ?? [];
    if (name !== "server" && name !== "key") rest.push(word);
    else {
      const value = inline ?? args[(at += 1)];
      if (value === undefined || value === "") return problem(`--${name} needs a value.`);
      given[name] = value;
    }
  }
  const server = given.server ?? environment["ROLLCALL_SERVER"] ?? "";
  if (server === "") return given.key === undefined ? { type: "local" } : problem("--key needs --server.");
  const url = URL.canParse(server) ? new URL(server) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return problem(`--server must be an address such as https://verify.example.com, not ${JSON.stringify(server)}.`);
  if (url.username !== "" || url.password !== "")
    return problem("The server's address has a login: use --key instead.");
  const base = url.origin + url.pathname.replace(/\/+$/, "");
  return {
    type: "remote",
    access: { server: base, key: given.key ?? environment["ROLLCALL_KEY"] ?? null },
    args: rest,
  };
}

const problem = (words: string): RemoteLine => ({ type: "problem", problem: words });

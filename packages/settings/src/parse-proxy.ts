import type { EgressProxy } from "@rollcall/smtp";
import { isEngineUrl } from "./engine-url.ts";

/** Usual ports. */
const PORTS = { "socks5:": 1080, "http:": 80 } as const;
const TYPES = { "socks5:": "socks5", "http:": "http" } as const;

/** RFC 1929 §2: a length in one byte. */
const LOGIN_LIMIT_BYTES = 255;

/** What is expected; a value that is none may have a password, and is not to be repeated. */
export const PROXY =
  "must be a proxy, such as socks5://user:password@10.8.0.2:1080 or http://10.8.0.2:8888; special characters of user and password are written as %XX";

/** Reads the URL of a proxy; null: it is none. */
export function parseProxy(text: string): EgressProxy | null {
  if (!isEngineUrl(text)) return null;
  const { protocol, hostname, port, username, password, pathname, search } = new URL(text);
  if (protocol !== "socks5:" && protocol !== "http:") return null;
  if (hostname === "" || (pathname !== "" && pathname !== "/") || search !== "") return null;
  const [user, word] = [decodeURIComponent(username), decodeURIComponent(password)];
  const bytes = new TextEncoder();
  if ([user, word].some((one) => bytes.encode(one).length > LOGIN_LIMIT_BYTES)) return null;
  return {
    type: TYPES[protocol],
    host: hostname.replace(/^\[(.*)\]$/u, "$1"),
    port: port === "" ? PORTS[protocol] : Number(port),
    login: user === "" && word === "" ? null : { user, password: word },
  };
}

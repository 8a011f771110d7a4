/** A parsed command line (RFC 5321 §4.1.1). */
export interface CommandLine {
  /** Upper case. */
  readonly verb: string;
  readonly argument: string;
}

/** Parses a line without its CRLF. Verbs are not validated. */
export function parseCommandLine(line: string): CommandLine {
  const space = line.indexOf(" ");
  if (space === -1) return { verb: line.trim().toUpperCase(), argument: "" };
  return { verb: line.slice(0, space).toUpperCase(), argument: line.slice(space + 1).trim() };
}

/** The path of MAIL FROM:<path> or RCPT TO:<path>, and its parameters. */
export interface PathArgument {
  readonly path: string;
  /** Upper-case ESMTP parameters, such as "SMTPUTF8". */
  readonly parameters: readonly string[];
}

// A quoted local part may hold ">" and spaces (RFC 5321 §4.1.2).
const PATH = /^(FROM|TO):\s?<((?:"(?:[^"\\]|\\.)*"[^>\s]*|[^>\s]*))>(?:\s+(.*))?$/i;

/** Parses the argument of MAIL (`FROM`) or RCPT (`TO`); null on a syntax error. */
export function parsePath(argument: string, keyword: "FROM" | "TO"): PathArgument | null {
  const match = PATH.exec(argument);
  if (match === null || match[1]?.toUpperCase() !== keyword) return null;
  const parameters = (match[3] ?? "")
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return { path: match[2] ?? "", parameters };
}

/** A recipient as the server looks it up; null if it is not a mailbox. The domain is lower-case. */
export function parseMailbox(path: string): { readonly local: string; readonly domain: string } | null {
  const at = path.lastIndexOf("@");
  if (at <= 0 || at === path.length - 1) return null;
  const written = path.slice(0, at);
  const quoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
  const local = quoted ? written.slice(1, -1).replaceAll(/\\(.)/g, "$1") : written;
  return { local, domain: path.slice(at + 1).toLowerCase() };
}

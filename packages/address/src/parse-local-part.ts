import type { SyntaxProblem } from "./syntax-problem.ts";

/** RFC 5321 §4.5.3.1.1, in octets. */
const LOCAL_LIMIT_BYTES = 64;

/** atext of RFC 5321 §4.1.2 (RFC 5322 §3.2.3), and what RFC 6531 §3.3 adds to it. */
const ATOM = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u{80}-\u{10ffff}]+$/u;

/** qtextSMTP of RFC 5321 §4.1.2 plus RFC 6531 §3.3, between the quotes and with backslashes resolved. */
const QUOTED_CONTENT = /^[\x20-\x7e\u{80}-\u{10ffff}]*$/u;

/** Characters never allowed: control and format characters, separators, lone surrogates, non-characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

type LocalPart =
  | { readonly type: "local"; readonly local: string }
  | { readonly type: "invalid"; readonly problem: SyntaxProblem };

const invalid = (problem: SyntaxProblem): LocalPart => ({ type: "invalid", problem });

/**
 * Parses a local part: a dot-atom or a quoted string (RFC 5321 §4.1.2), non-ASCII allowed (RFC 6531), normalized to NFC
 * (RFC 6532 §3.1). Unneeded quotes are dropped, as both forms name the same mailbox (RFC 5321 §4.1.2, last paragraph).
 */
export function parseLocalPart(text: string): LocalPart {
  if (text === "") return invalid("local_empty");
  if (UNSEEN.test(text)) return invalid("local_character");
  const local = text.normalize("NFC");
  const parsed = local.startsWith('"') ? parseQuoted(local) : parseDotAtom(local);
  if (parsed.type === "local" && utf8Length(parsed.local) > LOCAL_LIMIT_BYTES) return invalid("local_too_long");
  return parsed;
}

function parseDotAtom(text: string): LocalPart {
  if (/[\p{Zs}\s]/u.test(text)) return invalid("space");
  const atoms = text.split(".");
  if (atoms.includes("")) return invalid("local_dots");
  if (text.includes('"')) return invalid("local_quotes");
  return atoms.every((atom) => ATOM.test(atom)) ? { type: "local", local: text } : invalid("local_character");
}

function parseQuoted(text: string): LocalPart {
  if (text.length < 2 || !text.endsWith('"')) return invalid("local_quotes");
  let content = "";
  for (let index = 1; index < text.length - 1; index += 1) {
    const character = text.charAt(index);
    if (character === '"') return invalid("local_quotes");
    if (character === "\\") {
      index += 1;
      if (index === text.length - 1) return invalid("local_quotes");
    }
    content += text.charAt(index);
  }
  if (content === "") return invalid("local_empty");
  if (!QUOTED_CONTENT.test(content)) return invalid("local_character");
  const plain = parseDotAtom(content);
  if (plain.type === "local") return plain;
  return { type: "local", local: `"${content.replaceAll(/["\\]/gu, String.raw`\$&`)}"` };
}

/** Length in UTF-8. The limits of RFC 5321 §4.5.3.1 count octets, not characters. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes += 1;
    else if (point < 0x8_00) bytes += 2;
    else if (point < 0x1_00_00) bytes += 3;
    else bytes += 4;
  }
  return bytes;
}

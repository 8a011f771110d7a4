/** What addresses mostly have before their @, so that ann@ is not found in joann@. In doubt (`to=ann@`) it is the address. */
const LOCAL_CHARS = "[a-z0-9._+-]";

/** A file may be named after an address. */
const FILE_ENDING = "(?:csv|tsv|txt|xlsx?|jsonl?|pdf|zip|gz)(?![a-z0-9])";

/** In JSON a line break and the like are a backslash and a letter, which is no part of what follows. */
const AFTER_ESCAPE = String.raw`(?<=\\[nrtbf])|(?<=\\u[0-9a-f]{4})`;

/** An address where it stands by itself in a text, as a regular expression that PostgreSQL and JavaScript read alike. */
export function mentionPattern(address: string): string {
  const literal = address
    .toLowerCase()
    .replaceAll(/[^a-z0-9@]/gu, (char) => (/[\p{L}\p{N}]/u.test(char) ? char : `\\${char}`));
  return `(?:(?<!${LOCAL_CHARS})|${AFTER_ESCAPE})${literal}(?![a-z0-9-]|\\.(?!${FILE_ENDING})[a-z0-9])`;
}

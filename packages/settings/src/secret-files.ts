import type { ReadFile } from "./settings.ts";

/** Settings that are secret: no problem quotes one, and each may be in a file that NAME_FILE names. */
export const SECRETS = ["DATABASE_URL", "REDIS_URL", "METRICS_TOKEN", "WEBHOOK_SECRET_KEY"] as const;

/** The password of DATABASE_URL, if it is not in the URL. The client reads the variable by itself, but not the file. */
const DATABASE_PASSWORD = "PGPASSWORD";

/** No secret is longer. */
const LIMIT_CHARS = 10_000;

type Given = Readonly<Record<string, string | undefined>>;

export interface SecretFiles {
  /** What the files hold, by the setting that it is the value of. */
  readonly values: Readonly<Record<string, string>>;
  /** The password of DATABASE_URL, if a file holds it. */
  readonly databasePassword: string | undefined;
  /** Sentences that begin with a variable's name. They quote nothing, not even a path: somebody's may be the secret. */
  readonly problems: readonly string[];
}

/** Reads the files that `NAME_FILE` variables name. A newline at the end of a file is not part of the secret. */
export function readSecretFiles(environment: Given, readFile: ReadFile): SecretFiles {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of [...SECRETS, DATABASE_PASSWORD]) {
    const setting = `${name}_FILE`;
    const file = environment[setting]?.trim();
    if (!file) continue;
    if (environment[name]?.trim()) {
      problems.push(`${name} and ${setting} are both set: remove one`);
      continue;
    }
    const read = readSecret(file, readFile);
    if (read.type === "problem") problems.push(`${setting} names a file that ${read.problem}`);
    else values[name] = read.value;
  }
  const { [DATABASE_PASSWORD]: databasePassword, ...others } = values;
  return { values: others, databasePassword, problems };
}

type Secret =
  | { readonly type: "value"; readonly value: string }
  | { readonly type: "problem"; readonly problem: string };

function readSecret(file: string, readFile: ReadFile): Secret {
  let text: string;
  try {
    text = readFile(file);
  } catch (error) {
    return { type: "problem", problem: `can't be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})` };
  }
  const value = text.replace(/\r?\n$/, "");
  if (value.trim() === "") return { type: "problem", problem: "is empty" };
  if (value.length > LIMIT_CHARS) return { type: "problem", problem: `has more than ${LIMIT_CHARS} characters` };
  if (/[\r\n\0]/.test(value)) return { type: "problem", problem: "has more than one line" };
  return { type: "value", value };
}

/** A database URL with the password of PGPASSWORD_FILE, or the problem of putting it there. */
export function withPassword(url: string | undefined, password: string): Secret {
  const setting = `${DATABASE_PASSWORD}_FILE`;
  if (url === undefined)
    return { type: "problem", problem: `${setting} is the password of DATABASE_URL, which is not set` };
  const { password: own, searchParams } = new URL(url);
  if (own !== "" || searchParams.has("password"))
    return { type: "problem", problem: `${setting} is set, and DATABASE_URL has a password: remove one` };
  // A parameter, since a URL with an empty host, which is a Unix socket, can have no password before it.
  const value = `${url}${url.includes("?") ? "&" : "?"}password=${encodeURIComponent(password)}`;
  return { type: "value", value };
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

/** The project's folder. */
export const ROOT: string = path.resolve(import.meta.dirname, "../..");

/** One service of docker-compose.yml, as far as the tests read it. */
export interface ComposeService {
  readonly build?: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly network_mode?: string;
  readonly stdin_open?: boolean;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** docker-compose.yml with `${NAME}`, `${NAME:-default}` and `${NAME:?problem}` filled in, as Compose does it: after it is read. */
export function readComposeFile(variables: Readonly<Record<string, string>>): ComposeFile {
  const text = readFileSync(path.join(ROOT, "docker-compose.yml"), "utf8");
  const fill = (_: string, value: unknown): unknown =>
    typeof value === "string" ? interpolate(value, variables) : value;
  return JSON.parse(JSON.stringify(parse(text, { merge: true })), fill) as ComposeFile;
}

function interpolate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)(?:(:[-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest = "") => {
    const value = variables[name] ?? "";
    if (value !== "" || kind === undefined) return value;
    if (kind === ":?") throw new Error(`${name}: ${rest}`);
    return String(rest);
  });
}

/** The variables of an env file for Compose. */
export function readEnvFile(name: string): Record<string, string> {
  const text = readFileSync(path.join(ROOT, name), "utf8");
  return Object.fromEntries(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

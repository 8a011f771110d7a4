import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, type ScalarTag } from "yaml";

/** The project's folder. */
export const ROOT: string = path.resolve(import.meta.dirname, "../..");

/** The parts of a Compose service that the tests read. */
export interface ComposeService {
  readonly build?: string;
  readonly image?: string;
  readonly pull_policy?: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly stdin_open?: boolean;
}

export interface ComposeFile {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** Stands for `!reset`: removes the key of an earlier file. */
const RESET = "\0reset";
const RESET_TAG: ScalarTag = { tag: "!reset", resolve: () => RESET };

/**
 * docker-compose.yml, or another first file, with its overrides, as read by `docker compose -f … -f …`: `${NAME}`, `${NAME:-default}` and
 * `${NAME:?problem}` (`${NAME?problem}`: empty is fine) are substituted, mappings merged, lists of ports appended, everything else replaced.
 */
export function readComposeFile(
  variables: Readonly<Record<string, string>>,
  overrides: readonly string[] = [],
  file = "docker-compose.yml",
): ComposeFile {
  const fill = (_: string, value: unknown): unknown =>
    typeof value === "string" ? interpolate(value, variables) : value;
  const [first, ...others] = [file, ...overrides].map((name): unknown => {
    const text = readFileSync(path.join(ROOT, name), "utf8");
    return JSON.parse(JSON.stringify(parse(text, { merge: true, customTags: [RESET_TAG] })), fill);
  });
  return others.reduce((below, above) => merge(below, above, ""), first) as ComposeFile;
}

function merge(below: unknown, above: unknown, key: string): unknown {
  if (key === "ports" && Array.isArray(below) && Array.isArray(above)) return [...below, ...above] as unknown;
  if (!isMapping(below) || !isMapping(above)) return above;
  const merged: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    if (value === RESET) delete merged[name];
    else merged[name] = merge(below[name], value, name);
  }
  return merged;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function interpolate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)(?:(:[-?]|\?)([^}]*))?\}/g, (_, name: string, kind?: string, rest = "") => {
    const value = variables[name] ?? "";
    if (value !== "" || kind === undefined || (kind === "?" && name in variables)) return value;
    if (kind !== ":-") throw new Error(`${name}: ${rest}`);
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

/** The names of all settings. */
export function settingNames(): readonly string[] {
  const text = readFileSync(path.join(ROOT, ".env.example"), "utf8");
  return [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = ""]) => name);
}

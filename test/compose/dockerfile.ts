import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./compose-file.ts";

/** An instruction of a Dockerfile, with its flags parsed: `COPY --from=build /app/apps apps`. */
export interface Instruction {
  readonly keyword: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly rest: string;
}

export interface Stage {
  /** Its name; "" if it has none. */
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of the project's Dockerfile, in order. */
export function readDockerfile(): readonly Stage[] {
  const lines = readFileSync(path.join(ROOT, "Dockerfile"), "utf8").replaceAll("\\\n", " ").split("\n");
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    if (line === "" || line.startsWith("#")) continue;
    const [keyword = "", ...words] = line.split(/\s+/);
    const ofFlags = words.findIndex((word) => !word.startsWith("--"));
    const flags = Object.fromEntries(words.slice(0, ofFlags).map((flag) => flag.slice(2).split(/=(.*)/, 2)));
    const rest = words.slice(ofFlags).join(" ");
    if (keyword === "FROM") stages.push({ from: words[0] ?? "", name: words[2] ?? "", instructions: [] });
    else stages.at(-1)?.instructions.push({ keyword, flags, rest });
  }
  return stages;
}

/** Sources and target of a COPY. */
export function copied({ rest }: Instruction): { readonly sources: readonly string[]; readonly target: string } {
  const words = rest.split(" ");
  return { sources: words.slice(0, -1), target: words.at(-1) ?? "" };
}

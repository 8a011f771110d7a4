import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./compose-file.ts";

/** An instruction of a Dockerfile, with its flags parsed: `COPY --from=build /app/image /`. */
export interface Instruction {
  readonly keyword: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly rest: string;
}

export interface Stage {
  /** Its name; "" if it has none. */
  readonly name: string;
  /** Its base image, as it is without build arguments. */
  readonly from: string;
  /** The platform that it is built on; undefined: each that the image is for. */
  readonly platform: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** The stages of the project's Dockerfile, in order. */
export function readDockerfile(): readonly Stage[] {
  const lines = readFileSync(path.join(ROOT, "Dockerfile"), "utf8").replaceAll("\\\n", " ").split("\n");
  const stages: { name: string; from: string; platform: string | undefined; instructions: Instruction[] }[] = [];
  /** Those before the first stage, which FROM may use. */
  const args: Record<string, string> = {};
  for (const line of lines) {
    if (line === "" || line.startsWith("#")) continue;
    const [keyword = "", ...words] = line.split(/\s+/);
    const ofFlags = words.findIndex((word) => !word.startsWith("--"));
    const flags = Object.fromEntries(words.slice(0, ofFlags).map((flag) => flag.slice(2).split(/=(.*)/, 2)));
    const rest = words.slice(ofFlags).join(" ");
    if (keyword === "FROM") {
      const [image = "", , name = ""] = rest.split(" ");
      const from = image.replaceAll(/\$\{(\w+)\}/g, (_, one: string) => args[one] ?? "");
      stages.push({ from, name, platform: flags["platform"], instructions: [] });
    } else if (stages.length === 0) args[rest.split("=")[0] ?? ""] = rest.slice(rest.indexOf("=") + 1);
    else stages.at(-1)?.instructions.push({ keyword, flags, rest });
  }
  return stages;
}

/** Sources and target of a COPY. */
export function copied({ rest }: Instruction): { readonly sources: readonly string[]; readonly target: string } {
  const words = rest.split(" ");
  return { sources: words.slice(0, -1), target: words.at(-1) ?? "" };
}

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { parseAllDocuments } from "yaml";
import { unpackedFolder } from "../engines/engines.ts";

export const CHART: string = path.resolve(import.meta.dirname, "../../ops/helm/rollcall");

/** Of the clusters that it is rendered for. */
const KUBERNETES = "1.30.0";

/** Something that Kubernetes keeps. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels: Labels;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says what it expects of each kind
  readonly spec: any;
}

export type Labels = Readonly<Record<string, string>>;

const run = promisify(execFile);

/** Runs helm with these values. Rejects with what it says. */
async function helm(command: readonly string[], values: object): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-helm-"));
  try {
    const file = path.join(folder, "values.json");
    await writeFile(file, JSON.stringify(values));
    const env = { PATH: process.env["PATH"], HOME: folder };
    const args = [...command, CHART, "--values", file, "--kube-version", KUBERNETES];
    return (await run(path.join(unpackedFolder("helm"), "helm"), args, { env })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const lint = (values: object): Promise<string> => helm(["lint", "--strict"], values);

/** What the chart installs, in order, hooks included. */
export async function render(values: object): Promise<readonly Manifest[]> {
  const all = parseAllDocuments(await helm(["template", "verify"], values)).map((one) => one.toJS() as Manifest | null);
  return all.filter((one) => one !== null);
}

/** Checks manifests with the API server's code: unknown fields, and the rules of each kind. Rejects with the first problem. */
export async function checkManifests(manifests: readonly Manifest[]): Promise<readonly string[]> {
  const child = execFile(path.join(unpackedFolder("helm"), "validate"));
  child.stdin?.end(manifests.map((one) => JSON.stringify(one)).join("\n---\n"));
  const [kinds, problem] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  if (problem !== "") throw new Error(problem);
  return kinds.trim().split("\n");
}

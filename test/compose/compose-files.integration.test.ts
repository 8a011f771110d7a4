import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { readSettings } from "@rollcall/settings";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../apps/cli/src/rollcall/commands.ts";
import { type ComposeService, readComposeFile, readEnvFile, ROOT, settingNames } from "./compose-file.ts";
import { copied, readDockerfile } from "./dockerfile.ts";
import { schemaProblems } from "./schema-problems.ts";

const SIMULATED = readEnvFile("ops/simulated/compose.env");
const REAL = { POSTGRES_PASSWORD: "secret", HELO_NAME: "verify.example.com", MAIL_FROM: "postmaster@example.com" };
const EGRESSES = { ...REAL, EGRESS_FILE: "/config/egress.yaml" };

const FILES = {
  "docker-compose.yml": readComposeFile(REAL),
  "ops/simulated/compose.yml": readComposeFile(SIMULATED, ["ops/simulated/compose.yml"]),
  "ops/egress/compose.yml": readComposeFile(EGRESSES, ["ops/egress/compose.yml"]),
} as const;
const ofImage = ([, { image }]: [string, ComposeService]): boolean => image === "rollcall";

/** Files of the project that the image has beside the package, relative to its working directory. */
const shipped = new Set(
  readDockerfile()
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword, rest }) => keyword === "COPY" && rest.includes(" image/app/"))
    .flatMap((instruction) => copied(instruction).sources),
);

/** Our files that a setting refers to. */
const filesOf = ({ environment }: ComposeService): string[] =>
  Object.values(environment ?? {}).filter((word) => /^(?:apps|packages|ops)\//.test(word));

/** A file that a setting refers to, if it is ours; an operator's file otherwise. */
const readFile = (file: string): string =>
  file.startsWith("/config/")
    ? "egresses: [{ name: a, bindAddress: 192.0.2.10 }, { name: b, bindAddress: 192.0.2.11 }]"
    : readFileSync(path.join(ROOT, file), "utf8");

describe.each(Object.entries(FILES))("%s", (name, file) => {
  const services = Object.entries(file.services);
  const ours = services.filter(ofImage);

  test(`${name}: is what the Compose specification's schema asks for`, () => {
    expect(schemaProblems(file)).toBeNull();
  });

  test(`${name}: one service builds the image that all of ours run, since two at a time collide`, () => {
    expect(services.flatMap(([service, { build }]) => (build === undefined ? [] : [service]))).toEqual(["ingest"]);
    expect(ours.length).toBeGreaterThan(1);
    const pulled = ours.filter(([, { pull_policy }]) => pull_policy !== "never").map(([service]) => service);
    expect(pulled).toEqual(["ingest"]);
  });

  test(`${name}: takes turns without a profile that could be forgotten`, () => {
    expect(ours.filter(([, { command }]) => command.includes("worker"))).toHaveLength(1);
    expect(services.filter(([, { profiles }]) => profiles !== undefined)).toEqual([]);
  });

  test.each(ours)(`${name}: %s runs a command that there is, with files that the image has`, (_, service) => {
    const { command, healthcheck } = service;
    expect([command[0], COMMANDS.has(command[1] ?? "")]).toEqual(["rollcall", true]);
    if (healthcheck !== undefined) expect(healthcheck.test.slice(0, 3)).toEqual(["CMD", "rollcall", "health"]);
    expect(filesOf(service).filter((one) => !existsSync(path.join(ROOT, one)) || !shipped.has(one))).toEqual([]);
  });

  test.each(ours.filter(([service]) => service !== "mailworld"))(`${name}: %s has good settings`, (_, service) => {
    expect(Object.values(service.environment).every((value) => typeof value === "string")).toBe(true);
    const read = readSettings(service.environment, readFile);
    expect(read.type === "problems" ? read.problems : []).toEqual([]);
  });
});

test("docker-compose.yml: without a name or password it refuses to start, and says what is missing", () => {
  for (const name of Object.keys(REAL)) {
    const others = Object.fromEntries(Object.entries(REAL).filter(([one]) => one !== name));
    expect(() => readComposeFile(others)).toThrow(new RegExp(`^${name}: Set ${name} in \\.env`));
  }
});

test("docker-compose.yml: the password may be in a file of config, which PostgreSQL and our processes read", () => {
  const file = "/config/postgres-password";
  const { services } = readComposeFile({ ...REAL, POSTGRES_PASSWORD: "", POSTGRES_PASSWORD_FILE: file });
  expect(services["postgres"]?.environment).toMatchObject({ POSTGRES_PASSWORD: "", POSTGRES_PASSWORD_FILE: file });
  expect(services["postgres"]?.volumes).toContain("./config:/config:ro");
  for (const name of ["ingest", "worker"]) {
    expect(services[name]?.environment).toMatchObject({ PGPASSWORD: "", PGPASSWORD_FILE: file });
    const read = readSettings(services[name]?.environment ?? {}, () => "k3/Zq\n");
    expect(read).toMatchObject({
      settings: { databaseUrl: "postgresql://rollcall@postgres:5432/rollcall?password=k3%2FZq" },
    });
  }
});

test("docker-compose.yml: a password may contain any characters, and is in no URL", () => {
  const password = "k3/Zq+Vb8@#x=='%2F\" ";
  const { services } = readComposeFile({ ...REAL, POSTGRES_PASSWORD: password });
  expect(services["postgres"]?.environment["POSTGRES_PASSWORD"]).toBe(password);
  for (const name of ["ingest", "worker"]) {
    const { DATABASE_URL, PGPASSWORD } = services[name]?.environment ?? {};
    expect(PGPASSWORD).toBe(password);
    expect(new URL(DATABASE_URL ?? "").password).toBe("");
  }
});

/** Settings that docker-compose.yml sets itself, and why. */
const SET_BY_COMPOSE: Readonly<Record<string, string>> = {
  DATABASE_URL: "PostgreSQL is one of its services",
  REDIS_URL: "Redis is one of its services",
  DATABASE_URL_FILE: "as DATABASE_URL",
  REDIS_URL_FILE: "as REDIS_URL",
  PGPASSWORD_FILE: "PostgreSQL has the same, from POSTGRES_PASSWORD_FILE",
  QUEUE_POOL: "the queues are in Redis",
  DATA_DIR: "the image has no embedded PostgreSQL",
  HOST: "inside a container only its network's address can be published",
  PORT: "it names the published port",
  WORKER_LISTEN: "the health check asks there",
};

test("docker-compose.yml: every setting of .env.example reaches both processes, unless the file sets it itself", () => {
  const names = settingNames();
  expect(names.length).toBeGreaterThan(25);
  const marked = readComposeFile({ ...Object.fromEntries(names.map((name) => [name, `of ${name}`])), ...REAL });
  const arrives = (name: string): boolean =>
    name in REAL ||
    ["ingest", "worker"].every((service) => marked.services[service]?.environment[name] === `of ${name}`);
  expect(names.filter((name) => !arrives(name)).sort()).toEqual(Object.keys(SET_BY_COMPOSE).sort());
  expect(marked.services["ingest"]?.ports).toEqual(["127.0.0.1:of PORT:3000"]);
});

test("docker-compose.yml: files that settings refer to come from the folder config, which exists", () => {
  expect(existsSync(path.join(ROOT, "config/README.md"))).toBe(true);
  for (const [, { volumes }] of Object.entries(FILES["docker-compose.yml"].services).filter(ofImage))
    expect(volumes).toEqual(["./config:/config:ro"]);
});

test("ops/simulated/compose.yml: its worker can only reach simulated mail servers", () => {
  const { name, services } = FILES["ops/simulated/compose.yml"];
  expect(name).toBe("rollcall-simulated");
  expect(services["worker"]).toMatchObject({
    network_mode: "service:mailworld",
    environment: { DNS_SERVERS: "127.0.0.1:5353", SMTP_PORT: "2525" },
  });
});

test("ops/simulated/compose.yml: several workers share the mail world's network, so none publishes a port", () => {
  const worker = FILES["ops/simulated/compose.yml"].services["worker"];
  expect(worker?.environment["WORKER_LISTEN"]).toBe("");
  expect(worker?.healthcheck).toBeUndefined();
});

test("ops/egress/compose.yml: its worker uses the host's network, and reaches the engines at their published ports", () => {
  const { worker, postgres, redis } = FILES["ops/egress/compose.yml"].services;
  expect(worker?.network_mode).toBe("host");
  const { DATABASE_URL, REDIS_URL, WORKER_LISTEN } = worker?.environment ?? {};
  expect(postgres?.ports).toEqual([`${new URL(DATABASE_URL ?? "").host}:5432`]);
  expect(redis?.ports).toEqual([`${new URL(REDIS_URL ?? "").host}:6379`]);
  expect(worker?.healthcheck?.test.at(-1)).toBe(`http://${WORKER_LISTEN}/readyz`);
  expect(WORKER_LISTEN).toMatch(/^127\.0\.0\.1:/);
});

import getPort from "get-port";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../engines/postgres.ts";
import { type ComposeFile, type ComposeService, readComposeFile, settingNames } from "./compose-file.ts";
import { startService } from "./running-services.ts";
import { schemaProblems } from "./schema-problems.ts";

const REAL = {
  DATABASE_URL: "postgresql://rollcall@host.docker.internal:5432/rollcall",
  HELO_NAME: "verify.example.com",
  MAIL_FROM: "postmaster@example.com",
};
const read = (variables: Readonly<Record<string, string>>): ComposeFile =>
  readComposeFile(variables, [], "compose.small.yml");
const serviceOf = (variables: Readonly<Record<string, string>>): ComposeService => {
  const { rollcall } = read(variables).services;
  if (rollcall === undefined) throw new Error("compose.small.yml has no service rollcall");
  return rollcall;
};

test("compose.small.yml: is what the Compose specification's schema asks for, one service and a project of its own", () => {
  const file = read(REAL);
  expect(schemaProblems(file)).toBeNull();
  expect(Object.keys(file.services)).toEqual(["rollcall"]);
  expect(file.name).not.toBe(readComposeFile({ ...REAL, POSTGRES_PASSWORD: "" }).name);
});

/** Settings that compose.small.yml sets itself, and why. */
const SET_BY_COMPOSE: Readonly<Record<string, string>> = {
  DATA_DIR: "the image has no embedded PostgreSQL",
  HOST: "inside a container only its network's address can be published",
  PORT: "it names the published port",
  WORKER_LISTEN: "its worker is in the process that serves the API",
};

test("compose.small.yml: every setting reaches the process, unless the file sets it itself", () => {
  const names = settingNames();
  const marked = serviceOf(Object.fromEntries(names.map((name) => [name, `of ${name}`])));
  const missing = names.filter((name) => marked.environment[name] !== `of ${name}`);
  expect(missing.sort()).toEqual(Object.keys(SET_BY_COMPOSE).sort());
  expect(marked.ports).toEqual(["127.0.0.1:of PORT:3000"]);
});

test("compose.small.yml: without a database, name or sender it refuses to start, and says what is missing", () => {
  for (const name of Object.keys(REAL)) {
    const others = Object.fromEntries(Object.entries(REAL).filter(([one]) => one !== name));
    expect(() => read(others)).toThrow(new RegExp(`^${name}: Set ${name} in \\.env`));
  }
});

test("compose.small.yml: its one process serves and works on a database alone, and SIGTERM ends it with code 0", async () => {
  const port = String(await getPort({ host: "127.0.0.1" }));
  const database = await freshDatabase();
  const replaced = { [REAL.DATABASE_URL]: database, "0.0.0.0": "127.0.0.1", "3000": port };
  const running = startService(serviceOf({ ...REAL, DNS_SERVERS: "127.0.0.1:9" }), replaced);
  onTestFinished(() => running.stop().then(() => {}));
  await running.said(/"msg":"ready"/);
  expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).toEqual({ status: "ok" });
  expect(await running.stop()).toBe(0);
});

import type { MailWorld } from "@rollcall/mailworld";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Command, makeWorkplace, serverOf, until } from "./command.ts";
import { followLink } from "./follow-link.ts";
import { startSmallWorld } from "./small-world.ts";

/** How long a user waits after Ctrl-C before pressing it again; a second or two on an idle machine. */
const STOP_LIMIT_MS = 10_000;

interface StoredList {
  readonly id: string;
  readonly file_name: string;
  readonly run: { readonly id: string; readonly state: string } | null;
}

describe("start", { concurrent: true, timeout: 240_000 }, () => {
  let world: MailWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(() => world.stop());

  async function stop(command: Command): Promise<{ code: number | null; tookMs: number; stdout: string }> {
    const beganAt = performance.now();
    command.kill("SIGINT");
    const { code, stdout } = await command.ended;
    return { code, stdout, tookMs: performance.now() - beganAt };
  }

  test.each(["SIGHUP", "SIGQUIT"] as const)(
    "start: %s, as from a closed terminal, leaves no server behind",
    async (signal) => {
      await using place = await makeWorkplace(world);
      const command = place.run("start", [], { PORT: String(await getPort({ host: "127.0.0.1" })) });
      await command.said(/"msg":"ready"/);
      expect(await serverOf(place.folder)).not.toBeNull();
      command.kill(signal);
      const { code, stdout } = await command.ended;
      expect(code).toBe(0);
      expect(stdout).toMatch(/"level":30.*Stopping/);
      expect(await serverOf(place.folder)).toBeNull();
    },
  );

  test("start: Ctrl-C stops everything soon with code 0, and the next start finds all data", async () => {
    await using place = await makeWorkplace(world);
    const PORT = String(await getPort({ host: "127.0.0.1" }));
    const api = `http://127.0.0.1:${PORT}/v1`;
    const first = place.run("start", [], { PORT });
    await first.said(new RegExp(`"address":"http://127\\.0\\.0\\.1:${PORT}".*"msg":"ready"`));
    await first.said(/Sign in/);
    expect((await fetch(`${api}/lists`)).status).toBe(401);
    const cookie = await followLink(first.output());
    const logged = first
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join("\n")).not.toContain("token=");
    const ask = (path: string): Promise<Response> => fetch(api + path, { headers: { cookie } });
    const uploaded = await fetch(`${api}/lists?file_name=people.csv&start=true`, {
      method: "POST",
      headers: { "content-type": "text/csv", cookie },
      body: "Name,E-mail\nAnna,anna@plain.zz\nNo,nobody@plain.zz\n",
    });
    const { id } = (await uploaded.json()) as StoredList;
    const list = async (): Promise<StoredList> => (await (await ask(`/lists/${id}`)).json()) as StoredList;
    await until("the run is over", async () => (await list()).run?.state === "completed");
    const cleaned = await (await ask(`/lists/${id}/export?preset=everything&format=csv`)).text();
    expect(cleaned).toContain("deliverable,accepted");

    const stopped = await stop(first);
    expect(stopped.code).toBe(0);
    expect(stopped.tookMs).toBeLessThan(STOP_LIMIT_MS);
    expect(stopped.stdout).toMatch(/"level":30.*Stopping/);
    expect(await serverOf(place.folder)).toBeNull();

    const second = place.run("start", [], { PORT, HELO_NAME: "", MAIL_FROM: "" });
    await second.said(/"msg":"ready"/);
    expect(await list()).toMatchObject({ file_name: "people.csv", run: { state: "completed" } });
    expect(await (await ask(`/lists/${id}/export?preset=everything&format=csv`)).text()).toBe(cleaned);
    const ended = await stop(second);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /"level":40.*HELO_NAME is not set.*Many servers.*\n.*"level":40.*MAIL_FROM is not set/,
    );
  });

  test("start: a second process reports that the data folder and the port are in use", async () => {
    await using place = await makeWorkplace(world);
    const PORT = String(await getPort({ host: "127.0.0.1" }));
    const first = place.run("start", [], { PORT });
    await first.said(/"msg":"ready"/);
    await place.write("list.csv", "anna@plain.zz\n");
    const inUse = new RegExp(
      `Another Rollcall process \\(${first.pid}\\) is using \\S+/data\\. Stop it first, or give this one a folder of its own with DATA_DIR\\.`,
    );
    for (const command of ["verify", "start"] as const) {
      const { code, stderr } = await place.run(command, command === "verify" ? ["list.csv"] : []).ended;
      expect(stderr.replaceAll(/\s+/g, " ")).toMatch(inUse);
      expect(code).toBe(2);
    }
    const other = await place.run("start", [], { PORT, DATA_DIR: "elsewhere" }).ended;
    expect(JSON.parse(other.stderr)).toMatchObject({
      level: 60,
      msg: "The port is in use by another program. Stop that program, or set PORT to another number.",
    });
    expect(other.code).toBe(1);
    expect(await stop(first)).toMatchObject({ code: 0 });
  });

  test("start: Ctrl-C during startup leaves no PostgreSQL behind", async () => {
    await using place = await makeWorkplace(world);
    const command = place.run("start", [], { PORT: String(await getPort()) });
    await until("PostgreSQL runs", async () => (await serverOf(place.folder)) !== null);
    const { tookMs } = await stop(command);
    expect(tookMs).toBeLessThan(STOP_LIMIT_MS);
    await until("PostgreSQL is gone", async () => (await serverOf(place.folder)) === null);
  });
});

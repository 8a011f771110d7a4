import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import getPort from "get-port";
import { expect, test } from "vitest";
import { runProgram } from "../engines/programs.ts";
import { withEngines } from "../engines/with-engines.ts";
import { followLink } from "./follow-link.ts";
import { makeWorkplace, until, type Workplace } from "./command.ts";

const MB = 1024 * 1024;

/** A workplace whose folder `data` is a disk of this size. */
async function onSmallDisk(sizeMb: number): Promise<Workplace> {
  const place = await makeWorkplace();
  await mkdir(place.path("data"), { mode: 0o755 });
  await runProgram("mount", ["-t", "tmpfs", "-o", `size=${sizeMb}m,mode=0755`, "tmpfs", place.path("data")]);
  return {
    ...place,
    async [Symbol.asyncDispose]() {
      await place.stopAll();
      await runProgram("umount", ["-l", place.path("data")]);
      await place[Symbol.asyncDispose]();
    },
  };
}

async function freeOf(place: Workplace): Promise<number> {
  const { bavail, bsize } = await statfs(place.path("data"));
  return bavail * bsize;
}

/** Leaves this much space. */
async function fill(place: Workplace, leftMb: number): Promise<void> {
  await writeFile(place.path("data/filler"), Buffer.alloc(Math.max(0, (await freeOf(place)) - leftMb * MB)));
}

const LIST = `id,email\n${Array.from({ length: 200_000 }, (_, row) => `${row},user${row}@shop${row % 500}.example.com\n`).join("")}`;

withEngines("mount")("a full disk", { timeout: 240_000 }, () => {
  test("verify: a list that would not fit is rejected in a sentence, before it is read", async () => {
    await using place = await onSmallDisk(120);
    await place.write("people.csv", LIST);
    const { code, stderr } = await place.run("verify", ["people.csv"]).ended;
    expect(code).toBe(1);
    expect(stderr.replaceAll("\n", " ")).toMatch(
      /not enough disk space: about \d+ MB are needed, and \d+ MB are free\. Free some space/,
    );
    expect(stderr).not.toContain("Unexpected error");
  });

  test("start: reports a full disk with PostgreSQL's FATAL message", async () => {
    await using place = await onSmallDisk(40);
    await fill(place, 1);
    const { code, stderr } = await place.run("start", [], { PORT: String(await getPort()) }).ended;
    expect(code).toBe(1);
    expect(stderr.replaceAll("\n", " ")).toMatch(/^\{.*"msg":"The disk is full/);
    expect(stderr).not.toContain("starting PostgreSQL");
  });

  test("start: an upload that fills the disk is a 507; the server survives, and works again when there is space", async () => {
    await using place = await onSmallDisk(400);
    const PORT = String(await getPort({ host: "127.0.0.1" }));
    const api = `http://127.0.0.1:${PORT}`;
    const server = place.run("start", [], { PORT });
    await server.said(/Sign in/);
    const headers = { "content-type": "text/csv", cookie: await followLink(server.output()) };
    await fill(place, 80);
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let part = 0; part < 12; part += 1) yield Buffer.from(LIST);
    }
    // Chunked: without a Content-Length.
    const upload = await fetch(`${api}/v1/lists?file_name=big.csv`, {
      method: "POST",
      headers,
      body: ReadableStream.from(endless()),
      duplex: "half",
    });
    expect([upload.status, ((await upload.json()) as { code: string }).code]).toEqual([507, "disk_full"]);
    expect((await fetch(`${api}/livez`)).status).toBe(200);

    await rm(place.path("data/filler"));
    await until("it is ready again", async () => (await fetch(`${api}/readyz`)).status === 200);
    const small = await fetch(`${api}/v1/lists?file_name=small.csv`, {
      method: "POST",
      headers,
      body: "email\nanna@shop.example.com\n",
    });
    expect(small.status).toBe(201);
    server.kill("SIGTERM");
    expect((await server.ended).code).toBe(0);
  });
});

import { expect, test } from "vitest";
import { assertRoom, DiskFullError, explainByRoom, UNKNOWN_ROOM } from "./disk-room.ts";

const MB = 1024 * 1024;
const free =
  (bytes: number): (() => Promise<number>) =>
  async () =>
    bytes;

const lost = Object.assign(new Error("Connection terminated unexpectedly"));

test("assertRoom: a file that would not fit is rejected before it is read, with numbers", async () => {
  await expect(assertRoom(free(100 * MB), 58 * MB)).rejects.toThrow(
    "about 238 MB are needed, and 100 MB are free. Free some space and try again.",
  );
  await expect(assertRoom(free(300 * MB), 58 * MB)).resolves.toBeUndefined();
  await expect(assertRoom(free(10 * MB), null)).rejects.toBeInstanceOf(DiskFullError);
  await expect(assertRoom(UNKNOWN_ROOM, 1e12)).resolves.toBeUndefined();
});

test.each([
  ["PostgreSQL says so", { code: "53100", message: "could not extend file" }, 900 * MB],
  ["the system says so", { code: "ENOSPC", message: "write" }, 900 * MB],
  ["it went away, and there is no room for its log", lost, 12 * MB],
])("explainByRoom: a full disk is reported: %s", async (_, error, room) => {
  expect(await explainByRoom(free(room), error)).toMatchObject({ code: "disk_full", message: /^The disk is full\./ });
});

test.each([
  ["a lost connection beside a roomy disk", lost, free(900 * MB)],
  ["a lost connection to another machine", lost, UNKNOWN_ROOM],
  ["a refused statement on a full disk", { code: "23505" }, free(1)],
  ["nothing at all", undefined, free(1)],
])("explainByRoom: other errors stay unchanged: %s", async (_, error, room) => {
  expect(await explainByRoom(room, error)).toBe(error);
});

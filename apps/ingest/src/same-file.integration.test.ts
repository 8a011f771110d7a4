import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

const preview = async (bytes: Uint8Array<ArrayBuffer> | string, query = ""): ReturnType<TestIngest["json"]> =>
  ingest.json(`/lists/preview?file_name=x.csv&${query}`, {
    method: "POST",
    body: bytes,
    headers: { "content-type": "application/octet-stream" },
  });

test("an upload of a stored list's bytes says which list that is and when it came, and is a list all the same", async () => {
  const file = "email\none@same.example\n";
  const first = await ingest.upload(file, "file_name=people.csv&name=People");
  expect(first.body.same_file).toBeNull();
  const second = await ingest.upload(file, "file_name=other.csv");
  expect(second.status).toBe(201);
  expect(second.body).toMatchObject({
    duplicate_of: first.body.id,
    same_file: { id: first.body.id, name: "People", created_at: first.body.created_at },
  });
});

test("the preview tells it before the upload, also where the reader stops early and where the file is packed", async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `preview${row}@same.example,Ann\n`).join("");
  const file = `email,name\n${rows}`;
  expect((await preview(file)).body.same_file).toBeNull();
  const { body: list } = await ingest.upload(file, "file_name=long.csv");
  expect((await preview(file)).body.same_file).toMatchObject({ id: list.id, name: "long.csv", is_whole: true });
  expect((await preview(`${file}more@same.example,Bo\n`)).body.same_file).toBeNull();
  const packed = new Uint8Array(gzipSync(file));
  const { body: gzipped } = await ingest.upload(packed, "file_name=long.csv.gz");
  expect((await preview(packed)).body.same_file).toMatchObject({ id: gzipped.id, is_whole: true });
});

test("the beginning of a file and its size are enough to recognise it, and said to be no more than that", async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `head${row}@same.example,Ann\n`).join("");
  const file = `email,name\n${rows}`;
  const { body: list } = await ingest.upload(file, "file_name=head.csv");
  const head = file.slice(0, 1024 * 1024);
  expect((await preview(head, `size=${file.length}`)).body.same_file).toMatchObject({ id: list.id, is_whole: false });
  expect((await preview(head, `size=${file.length + 1}`)).body.same_file).toBeNull();
  expect((await preview(`E${head.slice(1)}`, `size=${file.length}`)).body.same_file).toBeNull();
  // Less than the beginning says nothing.
  expect((await preview(head.slice(0, 10_000), `size=${file.length}`)).body.same_file).toBeNull();
});

test("tags and a note are set, kept, shown, and taken away; lists are found by a tag", async () => {
  const { body: list } = await ingest.upload("email\ntagged@same.example\n", "file_name=tagged.csv");
  await ingest.upload("email\nuntagged@same.example\n", "file_name=untagged.csv");
  const change = async (body: object): ReturnType<TestIngest["json"]> =>
    ingest.json(`/lists/${list.id}`, {
      method: "PATCH",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  const { body: changed } = await change({ tags: ["autumn", " B2B ", "autumn"], note: "From the fair", name: "Fair" });
  expect(changed).toMatchObject({ name: "Fair", tags: ["autumn", "B2B"], note: "From the fair" });
  expect((await change({ name: "Fair 2026" })).body).toMatchObject({ tags: ["autumn", "B2B"], note: "From the fair" });
  const found = await ingest.json("/lists?tag=B2B");
  expect(found.body.lists.map(({ id }: { id: string }) => id)).toEqual([list.id]);
  expect((await ingest.json("/lists?tag=b2")).body.lists).toEqual([]);
  expect((await ingest.json("/lists/tags")).body.tags).toEqual([
    { tag: "B2B", lists: 1 },
    { tag: "autumn", lists: 1 },
  ]);
  expect((await change({ tags: [], note: "" })).body).toMatchObject({ tags: [], note: null });
  expect((await change({ tags: [""] })).status).toBe(400);
  expect((await change({ tags: ["x".repeat(61)] })).status).toBe(400);
  expect(await ingest.count("SELECT count(*) FROM audit_entries WHERE action = 'list.labelled'")).toBe(2);
});

import type { List, Run } from "../src/api/schemas.ts";
import { makeList, runOf, summaryOf, visibleRows, type FakeList } from "./fake-lists.ts";
import type { FakeRow } from "./fake-rows.ts";
import { missing, ok, type Reply, type Request, type Route } from "./route.ts";
import type { World } from "./world.ts";

const PAGE = 100;

export function listRoutes(world: World): readonly Route[] {
  const withList = (handle: (fake: FakeList, request: Request) => Reply) => (request: Request) => {
    const fake = world.lists.get(request.id);
    return fake === undefined ? missing("list") : handle(fake, request);
  };
  const withRun = (handle: (fake: FakeList, run: Run, request: Request) => Reply) => (request: Request) => {
    const fake = [...world.lists.values()].find(({ list }) => list.run?.id === request.id);
    return fake?.list.run ? handle(fake, fake.list.run, request) : missing("run");
  };
  const create = (name: string, fileName: string): Reply => {
    world.nextId += 1;
    const id = String(world.nextId);
    const fake = makeList({ id, name, fileName, rows: 1240, ageMs: 0, state: "ready" }, Date.now());
    world.lists.set(id, fake);
    return ok(fake.list, 201);
  };
  return [
    {
      method: "GET",
      pattern: /^\/v1\/lists$/u,
      handle: ({ query }) => ok({ lists: named(newestFirst(world), query.get("q")), next_cursor: null }),
    },
    {
      method: "POST",
      pattern: /^\/v1\/lists$/u,
      handle: ({ query }) => create(query.get("name") ?? "New list", query.get("file_name") ?? "list.csv"),
    },
    { method: "POST", pattern: /^\/v1\/lists\/preview$/u, handle: preview },
    {
      method: "POST",
      pattern: /^\/v1\/lists\/paste$/u,
      handle: ({ body }) =>
        create((JSON.parse(body.toString()) as { name?: string }).name ?? "Pasted addresses", "pasted.txt"),
    },
    { method: "GET", pattern: /^\/v1\/lists\/([^/]+)$/u, handle: withList(({ list }) => ok(list)) },
    {
      method: "PATCH",
      pattern: /^\/v1\/lists\/([^/]+)$/u,
      handle: withList((fake, { body }) => {
        fake.list = { ...fake.list, name: (JSON.parse(body.toString()) as { name: string }).name };
        return ok(fake.list);
      }),
    },
    {
      method: "DELETE",
      pattern: /^\/v1\/lists\/([^/]+)$/u,
      handle: withList((fake) => {
        world.lists.delete(fake.list.id);
        return { status: 204 };
      }),
    },
    {
      method: "POST",
      pattern: /^\/v1\/lists\/([^/]+)\/start$/u,
      handle: withList((fake) => {
        fake.done = 0;
        const run = runOf(fake, "running", new Date().toISOString(), Date.now());
        fake.list = { ...fake.list, run };
        return ok(run, 201);
      }),
    },
    { method: "GET", pattern: /^\/v1\/lists\/([^/]+)\/results$/u, handle: withList(results) },
    {
      method: "GET",
      pattern: /^\/v1\/lists\/([^/]+)\/summary$/u,
      handle: withList((fake) => ok(summaryOf(visibleRows(fake)))),
    },
    { method: "GET", pattern: /^\/v1\/lists\/([^/]+)\/export$/u, handle: withList(exported) },
    { method: "GET", pattern: /^\/v1\/runs\/([^/]+)$/u, handle: withRun((_, run) => ok(run)) },
    {
      method: "GET",
      pattern: /^\/v1\/runs\/([^/]+)\/events$/u,
      handle: withRun((fake) => ({ status: 200, stream: (send) => watch(world, fake, send) })),
    },
    {
      method: "POST",
      pattern: /^\/v1\/runs\/([^/]+)\/(pause|resume|cancel)$/u,
      handle: withRun((fake, run, { action }) => {
        const state = ({ pause: "paused", resume: "running", cancel: "cancelled" } as const)[action as "pause"];
        fake.list = { ...fake.list, run: runOf(fake, state, run.started_at ?? run.created_at, Date.now()) };
        return ok(fake.list.run);
      }),
    },
  ];
}

function newestFirst(world: World): readonly List[] {
  return [...world.lists.values()].map(({ list }) => list).sort((a, b) => b.created_at.localeCompare(a.created_at));
}

function named(lists: readonly List[], q: string | null): readonly List[] {
  return q === null ? lists : lists.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()));
}

function watch(world: World, fake: FakeList, send: (event: string, data: unknown, id: number) => void): () => void {
  let id = 0;
  const listener = (listId: string, run: Run): void => {
    if (listId !== fake.list.id) return;
    id += 1;
    send("progress", run, id);
    if (run.state === "completed") send("end", run, id + 1);
  };
  if (fake.list.run !== null) send("progress", fake.list.run, 0);
  world.listeners.add(listener);
  return () => world.listeners.delete(listener);
}

function results(fake: FakeList, { query }: Request): Reply {
  const q = query.get("q")?.toLowerCase() ?? "";
  const is = (name: string, value: string | null): boolean => {
    const wanted = query.get(name);
    return wanted === null || wanted.split(",").includes(value ?? "");
  };
  const fits = (row: FakeRow): boolean =>
    is("status", row.status) &&
    is("reason", row.reason) &&
    is("provider", row.provider) &&
    is("domain", row.input.split("@")[1] ?? null) &&
    (query.get("duplicates") !== "false" || row.duplicate_of_row === null) &&
    row.input.toLowerCase().includes(q);
  const found = visibleRows(fake).filter(fits);
  const from = Number(query.get("cursor") ?? 0);
  const to = from + Number(query.get("limit") ?? PAGE);
  return ok({
    results: found.slice(from, to),
    next_cursor: to < found.length ? String(to) : null,
    total: found.length,
  });
}

function exported(fake: FakeList, { query }: Request): Reply {
  const lines = visibleRows(fake).map((row) =>
    [...row.cells, row.email, row.status, row.reason].join(query.get("delimiter") ?? ","),
  );
  return {
    status: 200,
    text: lines.join("\r\n"),
    contentType: "text/csv; charset=utf-8",
    headers: {
      "content-disposition": `attachment; filename="${fake.list.id}.csv"`,
      "x-rollcall-open": String(fake.rows.length - fake.done),
    },
  };
}

/** Looks at the file only as far as a mock needs: a first line, a comma or semicolon, an @. */
function preview({ body, query }: Request): Reply {
  const text = body.toString("utf8");
  const content = /\r\n\r\n([\s\S]*?)\r\n--/u.exec(text)?.[1] ?? text;
  const delimiter = (content.split("\n", 1)[0] ?? "").includes(";") ? ";" : ",";
  const rows = content
    .split(/\r?\n/u)
    .slice(0, 9)
    .map((line) => cellsOf(line, delimiter));
  const [columns = [], ...rest] = rows;
  const shares = columns.map(
    (_, at) => rest.filter((row) => row[at]?.includes("@") ?? false).length / Math.max(1, rest.length),
  );
  const best = shares.indexOf(Math.max(...shares));
  if ((shares[best] ?? 0) === 0 && !content.includes("@")) {
    return {
      status: 422,
      problem: {
        title: "No addresses were found",
        code: "no_addresses",
        detail: "None of the first rows has an @ in any column.",
        hint: "Is it the right file? If it is a document, use “Paste addresses”.",
      },
    };
  }
  return ok({
    file_name: query.get("file_name") ?? "list.csv",
    format: "csv",
    encoding: "utf-8",
    encoding_note: null,
    delimiter,
    has_header: true,
    columns,
    preview: rest,
    address_columns: [best],
    column_guesses: columns.map((name, column) => ({
      column,
      name,
      share: shares[column] ?? 0,
      score: shares[column] ?? 0,
    })),
    sheets: [],
    sheet: null,
  });
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells = line.match(new RegExp(`("([^"]|"")*"|[^${delimiter}]*)(${delimiter}|$)`, "gu")) ?? [];
  return cells.slice(0, -1).map((cell) => cell.replace(new RegExp(`${delimiter}$`, "u"), "").replaceAll(/^"|"$/gu, ""));
}

import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { changeRows, findChange, type List, type RowsChange } from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { IDEMPOTENCY_HEADERS } from "../http/once-per-key.ts";
import { parse } from "../http/parse.ts";
import { keyReused } from "../http/problem.ts";
import { slotOwner } from "../access/caller.ts";
import { ID_PARAMS } from "../shapes/common.ts";
import { describeList, LIST, type ListServices } from "../shapes/list.ts";
import { explained } from "../uploads/explained.ts";
import { FILE } from "../uploads/file-body.ts";
import type { Gate } from "../uploads/gate.ts";
import { assertSameFile, hashParameters, keyOf, openUpload, readOptionsOf } from "../uploads/upload.ts";
import { ROWS_OPTIONS, type Upload } from "../uploads/upload.ts";
import { CELL } from "../shapes/cell.ts";
import { findList } from "./lists.ts";

/** Rows of a request in JSON; more of them are sent as a file. */
const ENTRIES_LIMIT = 10_000;
const ENTRIES_LIMIT_BYTES = 8 * 1024 * 1024;

const ENTRIES = z.object({
  rows: z
    .array(z.record(z.string(), CELL))
    .min(1)
    .max(ENTRIES_LIMIT)
    .describe("Cells by column name; the cells of columns that an entry leaves out are blank."),
});

const OF_LIST = {
  tag: "Lists",
  scope: "verify",
  params: ID_PARAMS,
  query: ROWS_OPTIONS,
  headers: IDEMPOTENCY_HEADERS,
} as const;

const SAME_COLUMNS =
  "The file needs the list's columns by name, in any order; what does not match is named, and nothing is stored then. 409 while the list is being verified. With an `Idempotency-Key` it happens once, however often the request is repeated within a day.";

const APPEND = {
  ...OF_LIST,
  method: "POST",
  path: "/v1/lists/:id/rows",
  summary: "Append the rows of a file to a list",
  description: `${SAME_COLUMNS} A run afterwards asks only what is new or outdated.`,
  body: { content: { ...FILE.content, "application/json": ENTRIES } },
  bodyLimit: ENTRIES_LIMIT_BYTES,
  answers: { 200: LIST },
} as const satisfies RouteDeclaration;

const REPLACE = {
  ...OF_LIST,
  method: "PUT",
  path: "/v1/lists/:id/file",
  summary: "Replace a list's rows by those of another file",
  description: `${SAME_COLUMNS} Verdicts stay with their addresses. If the file can't be read, the list stays as it was.`,
  body: FILE,
  answers: { 200: LIST },
} as const satisfies RouteDeclaration;

/** Changes of a list's rows. `imports`: they share its places with uploads. */
export function rowRoutes(api: Api, services: ListServices, imports: Gate): void {
  const change = async (kind: RowsChange["kind"], input: ChangeInput): Promise<Changed> => {
    const { request, actor } = input;
    const list = await findList(services, input.listId);
    const wanted = await openRows(request, input.fileName);
    const options = parse(ROWS_OPTIONS, { ...wanted.upload.fields, ...(request.query as object) }, "query");
    const requestHash = hashParameters(options, wanted.upload.fileName);
    const action = `${kind} list ${list.id}`;
    const key = keyOf(input.key, actor);
    const known = key === null ? null : await findChange(services.database, action, key);
    if (known !== null) {
      if (!Buffer.from(known.requestHash).equals(requestHash)) throw keyReused();
      await assertSameFile(known.fileHash, wanted.upload);
      return { list, isReplayed: true };
    }
    const changed = await imports.through(slotOwner(request), () =>
      explained(() =>
        changeRows(services.database, list, {
          kind,
          by: actor,
          ...wanted.upload,
          isPartial: wanted.isPartial,
          options: readOptionsOf(options),
          key: key === null ? null : { action, key, requestHash },
          read: services.read,
        }),
      ),
    );
    return { list: changed, isReplayed: false };
  };
  api.route(APPEND, async ({ params, query, headers, actor, request, send }) => {
    const input = { listId: params.id, fileName: query.file_name ?? null, key: headers["idempotency-key"] };
    const { list, isReplayed } = await change("append", { ...input, actor, request });
    return send(200, await describeList(services, list, "quick"), isReplayed ? REPLAYED : {});
  });
  api.route(REPLACE, async ({ params, query, headers, actor, request, send }) => {
    const input = { listId: params.id, fileName: query.file_name ?? null, key: headers["idempotency-key"] };
    const { list, isReplayed } = await change("replace", { ...input, actor, request });
    return send(200, await describeList(services, list, "quick"), isReplayed ? REPLAYED : {});
  });
}

const REPLAYED = { "idempotency-replayed": "true" } as const;

interface ChangeInput {
  readonly listId: number;
  readonly fileName: string | null;
  readonly key: string | undefined;
  readonly actor: string;
  readonly request: FastifyRequest;
}

interface Changed {
  readonly list: List;
  readonly isReplayed: boolean;
}

/** The file of a request, or its entries as a file of JSON. */
async function openRows(
  request: FastifyRequest,
  fileName: string | null,
): Promise<{ readonly upload: Upload; readonly isPartial: boolean }> {
  const { body } = request;
  if (request.isMultipart() || body instanceof Readable || body === null || body === undefined)
    return { upload: await openUpload(request, fileName), isPartial: false };
  const { rows } = parse(ENTRIES, body, "body");
  const bytes = Buffer.from(JSON.stringify(rows));
  const upload = { bytes: Readable.from([bytes]), fileName: "rows.json", sizeBytes: bytes.length, fields: {} };
  return { upload, isPartial: true };
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { refusal } from "./access-routes.ts";
import { makeList } from "./fake-lists.ts";
import type { Reply } from "./route.ts";
import { makeRoutes } from "./routes.ts";
import { serveFile } from "./serve-file.ts";
import { makeWorld, type World } from "./world.ts";

interface MockOptions {
  /** 0 is any that is free. */
  readonly port: number;
  /** No lists, no contacts: as it is after the first start. */
  readonly isEmpty: boolean;
  /** How many times as long as real ones the steps of a check take. */
  readonly paceFactor: number;
  /** The key that has to be shown to come in; absent lets everybody in. */
  readonly wantedKey?: string;
  /** Rows of a further list, which is done and has the id 1; absent: there is no such list. */
  readonly longListRows?: number;
}

interface Mock {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Starts the mock on the loopback interface. */
export async function startMock(options: MockOptions): Promise<Mock> {
  const world = makeWorld(options.isEmpty, options.paceFactor, options.wantedKey ?? null);
  if (options.longListRows !== undefined) addLongList(world, options.longListRows);
  const routes = makeRoutes(world);
  const server = createServer((request, response) => void answer(request, response, world, routes));
  await new Promise<void>((resolve) => server.listen(options.port, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        world.stop();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function addLongList(world: World, rows: number): void {
  const making = { id: "1", name: "A long list", fileName: "long.csv", rows, ageMs: 0, state: "completed" } as const;
  world.lists.set(making.id, makeList(making, Date.now()));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  routes: ReturnType<typeof makeRoutes>,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://mock");
  if (!/^\/(?:v1\/|livez$|readyz$)/u.test(url.pathname)) {
    await serveFile(url.pathname, response);
    return;
  }
  const body = await read(request);
  const refused = refusal(world, url.pathname, request.headers.cookie);
  if (refused !== null) {
    send(response, refused);
    return;
  }
  for (const { method, pattern, handle } of routes) {
    const found = method === request.method ? pattern.exec(url.pathname) : null;
    if (found === null) continue;
    send(
      response,
      handle({
        id: decodeURIComponent(found[1] ?? ""),
        action: found[2] ?? "",
        query: url.searchParams,
        body,
        headers: request.headers,
      }),
    );
    return;
  }
  send(response, {
    status: 404,
    problem: { title: "There is no such thing", code: "not_found", hint: "Go back to your lists." },
  });
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.stream !== undefined) {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    const stop = reply.stream((event, data, id) => {
      response.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
      if (event === "end" || event === "verdict") response.end();
    });
    response.on("close", stop);
    return;
  }
  if (reply.problem !== undefined) {
    response.writeHead(reply.status, { "content-type": "application/problem+json" });
    response.end(JSON.stringify({ type: "about:blank", status: reply.status, detail: null, ...reply.problem }));
    return;
  }
  response.writeHead(reply.status, { "content-type": reply.contentType ?? "application/json", ...reply.headers });
  response.end(reply.text ?? (reply.json === undefined ? "" : JSON.stringify(reply.json)));
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

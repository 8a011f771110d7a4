/**
 * A stand-in for ingest: the built app and an API with made-up data, for developing and for looking at the pages.
 * `node mock/server.ts [--port 3000] [--empty]`. It checks no address and keeps nothing.
 */
import { parseArgs } from "node:util";
import { startMock } from "./start-mock.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "3000" }, empty: { type: "boolean", default: false } },
});
const { origin } = await startMock({ port: Number(values.port), isEmpty: values.empty, paceFactor: 3 });
console.log(`The mock is at ${origin}`);

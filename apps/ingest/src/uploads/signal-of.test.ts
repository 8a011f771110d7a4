import { once } from "node:events";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { signalOf } from "./signal-of.ts";

test("signalOf: aborted when the client goes before it is answered", async () => {
  const response = new PassThrough();
  const signal = signalOf(response);
  response.write("half an answer");
  expect(signal.aborted).toBe(false);
  response.destroy();
  await once(response, "close");
  expect(signal.reason).toMatchObject({ code: "upload_broken" });
});

test("signalOf: not when it has its answer", async () => {
  const response = new PassThrough().resume();
  const signal = signalOf(response);
  response.end("an answer");
  await once(response, "close");
  expect(signal.aborted).toBe(false);
});

import type { Writable } from "node:stream";
import { UploadBrokenError } from "./receive.ts";

/** Aborted, by UploadBrokenError, when the client disconnects before it is answered. */
export function signalOf(response: Writable): AbortSignal {
  const abort = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) abort.abort(new UploadBrokenError("The client has gone."));
  });
  return abort.signal;
}

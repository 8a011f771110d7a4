import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** What the demo reads of a list. */
export interface DemoList {
  readonly id: string;
  readonly run: { readonly id: string };
}

/** Uploads a file as the web page would, and has it started at once. */
export async function uploadList(address: string, file: string): Promise<DemoList> {
  const query = new URLSearchParams({ file_name: path.basename(file), start: "true" });
  const response = await fetch(`${address}/v1/lists?${query.toString()}`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    duplex: "half",
  });
  if (!response.ok) throw new Error(`The upload was refused: ${await response.text()}`);
  return (await response.json()) as DemoList;
}

/** Downloads a list with its answers. */
export async function downloadList(address: string, listId: string, file: string): Promise<void> {
  const response = await fetch(`${address}/v1/lists/${listId}/export?preset=everything&format=csv`);
  if (!response.ok || response.body === null) throw new Error(`The download was refused: ${await response.text()}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
}

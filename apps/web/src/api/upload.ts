import type { MethodResponse } from "openapi-fetch";
import { makeUrl, noteRefusal, type api, type ParamsOf, type PostPath } from "./client.ts";
import { problemFrom, unreachable, unreadable } from "./problem.ts";

interface Upload<T> {
  readonly done: Promise<T>;
  readonly cancel: () => void;
}

/** Posts a file and reports progress from 0 to 1, which fetch can't: hence XMLHttpRequest. */
export function upload<Path extends PostPath>(
  path: Path,
  params: ParamsOf<Path, "post">,
  file: Blob,
  fileName: string,
  onProgress: (share: number) => void,
): Upload<MethodResponse<typeof api, "post", Path>> {
  const xhr = new XMLHttpRequest();
  const done = new Promise<MethodResponse<typeof api, "post", Path>>((resolve, reject) => {
    xhr.open("POST", makeUrl(path, params));
    xhr.setRequestHeader("accept", "application/json");
    xhr.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    xhr.addEventListener("error", () => reject(unreachable()));
    xhr.addEventListener("abort", () => reject(new DOMException("Upload cancelled", "AbortError")));
    xhr.addEventListener("load", () => {
      const body = parse(xhr.responseText);
      if (xhr.status < 200 || xhr.status >= 300) {
        noteRefusal(xhr.status, path);
        reject(problemFrom(xhr.status, body));
      } else if (body === undefined) reject(unreadable());
      else resolve(body as MethodResponse<typeof api, "post", Path>);
    });
    const form = new FormData();
    form.append("file", file, fileName);
    xhr.send(form);
  });
  return { done, cancel: () => xhr.abort() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { parseBody, refusalOf } from "./client.ts";
import { unreachable } from "./problem.ts";

interface Upload<T> {
  readonly done: Promise<T>;
  readonly cancel: () => void;
}

/** Sends a file and tells how far it is, 0 to 1: fetch can't tell, so this is XMLHttpRequest. */
export function upload<T>(path: string, file: Blob, fileName: string, onProgress: (share: number) => void): Upload<T> {
  const xhr = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    xhr.open("POST", path);
    xhr.setRequestHeader("accept", "application/json");
    xhr.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    xhr.addEventListener("error", () => reject(unreachable()));
    xhr.addEventListener("abort", () => reject(new DOMException("Upload cancelled", "AbortError")));
    xhr.addEventListener("load", () => {
      if (xhr.status < 200 || xhr.status >= 300) {
        reject(refusalOf(path, xhr.status, xhr.responseText));
        return;
      }
      try {
        resolve(parseBody(xhr.responseText) as T);
      } catch (error) {
        reject(error);
      }
    });
    const form = new FormData();
    form.append("file", file, fileName);
    xhr.send(form);
  });
  return { done, cancel: () => xhr.abort() };
}

import { lazy, Suspense, useCallback, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { ApiProblem } from "../api/problem.ts";
import { announceProblem } from "../kit/toast.tsx";
import { ACCEPTED } from "./accepted.ts";
import { DropOverlay } from "./drop-overlay.tsx";
import { UploadContext, type UploadActions } from "./upload-context.ts";

const PreviewDialog = lazy(() => import("./preview-dialog.tsx"));
const PasteDialog = lazy(() => import("./paste-dialog.tsx"));

/** What is being brought in: files are looked at one after the other. */
type Open =
  | { readonly type: "files"; readonly files: readonly File[]; readonly of: number }
  | { readonly type: "paste" };

/** Makes uploading possible from every page: by dropping a file anywhere, by choosing one, by pasting. */
export function UploadProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [open, setOpen] = useState<Open | null>(null);
  const picker = useRef<HTMLInputElement>(null);

  const openFiles = useCallback((files: readonly File[]) => {
    if (files.length > 0) setOpen({ type: "files", files, of: files.length });
  }, []);
  const actions = useMemo<UploadActions>(
    () => ({
      chooseFile: () => picker.current?.click(),
      openFiles,
      openPaste: () => setOpen({ type: "paste" }),
      openSample: () => void fetchSample().then(openFiles, announceProblem),
    }),
    [openFiles],
  );
  const closeFile = (): void =>
    setOpen((now) => {
      if (now?.type !== "files") return null;
      const files = now.files.slice(1);
      return files.length === 0 ? null : { ...now, files };
    });

  const file = open?.type === "files" ? open.files[0] : undefined;
  return (
    <UploadContext value={actions}>
      {children}
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        aria-label="Choose a file"
        onChange={(event) => {
          openFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <DropOverlay onFiles={openFiles} />
      <Suspense fallback={null}>
        {open?.type === "files" && file !== undefined && (
          <PreviewDialog
            key={`${file.name}/${open.files.length}`}
            file={file}
            position={open.of > 1 ? `File ${open.of - open.files.length + 1} of ${open.of}` : null}
            onClose={closeFile}
          />
        )}
        {open?.type === "paste" && <PasteDialog onClose={() => setOpen(null)} />}
      </Suspense>
    </UploadContext>
  );
}

/** The sample is a file of the app's own: small, and with one of each mess that lists come with. */
async function fetchSample(): Promise<readonly File[]> {
  const response = await fetch("/sample.csv");
  if (!response.ok) {
    throw new ApiProblem({ status: response.status, code: "no_sample", title: "The sample could not be fetched" });
  }
  return [new File([await response.blob()], "sample.csv", { type: "text/csv" })];
}

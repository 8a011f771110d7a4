import {
  lazy,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  useEffect,
} from "react";
import { ApiProblem } from "../api/problem.ts";
import { announceProblem } from "../kit/toast.tsx";
import { useMay } from "../sign-in/allowed.tsx";
import { ACCEPTED } from "./accepted.ts";
import { UploadContext, type UploadActions } from "./upload-context.ts";
import { FileUp } from "lucide-react";
import "./upload.css";

const PreviewDialog = lazy(() => import("./preview-dialog.tsx"));
const PasteDialog = lazy(() => import("./paste-dialog.tsx"));

/** Several files are previewed one after the other. */
type Open =
  | { readonly type: "files"; readonly files: readonly File[]; readonly of: number }
  | { readonly type: "paste"; readonly text: string };

/** Uploads from every page: by dropping a file, choosing one, or pasting. */
export function UploadProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [open, setOpen] = useState<Open | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const mayUpload = useMay("verify");

  const openFiles = useCallback((files: readonly File[]) => {
    if (files.length > 0) setOpen({ type: "files", files, of: files.length });
  }, []);
  const actions = useMemo<UploadActions>(
    () => ({
      chooseFile: () => picker.current?.click(),
      openFiles,
      openPaste: (text = "") => setOpen({ type: "paste", text }),
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
      {mayUpload && <DropOverlay onFiles={openFiles} />}
      <Suspense fallback={null}>
        {open?.type === "files" && file !== undefined && (
          <PreviewDialog
            key={`${file.name}/${open.files.length}`}
            file={file}
            position={open.of > 1 ? `File ${open.of - open.files.length + 1} of ${open.of}` : null}
            onClose={closeFile}
          />
        )}
        {open?.type === "paste" && <PasteDialog firstText={open.text} onClose={() => setOpen(null)} />}
      </Suspense>
    </UploadContext>
  );
}

async function fetchSample(): Promise<readonly File[]> {
  const response = await fetch("/sample.csv");
  if (!response.ok) {
    throw new ApiProblem({ status: response.status, code: "no_sample", title: "The sample could not be loaded" });
  }
  return [new File([await response.blob()], "sample.csv", { type: "text/csv" })];
}

/** Accepts files dropped anywhere on the app. */
function DropOverlay({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactElement | null {
  const [isHovered, setHovered] = useState(false);
  useEffect(() => {
    // dragenter and dragleave fire for every element; at depth 0 the file has left the window.
    let depth = 0;
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setHovered(true);
    };
    const leave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setHovered(false);
    };
    const over = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setHovered(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("dragenter", enter, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => listening.abort();
  }, [onFiles]);
  if (!isHovered) return null;
  return (
    <div className="drop-overlay" aria-hidden>
      <div className="drop-overlay-card">
        <FileUp size={30} />
        <strong>Drop it anywhere</strong>
        <span>You'll see a preview before anything is checked.</span>
      </div>
    </div>
  );
}

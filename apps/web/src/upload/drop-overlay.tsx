import { FileUp } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import "./upload.css";

/** Catches files dropped anywhere on the app, and says so while one hovers. */
export function DropOverlay({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactElement | null {
  const [isHovered, setHovered] = useState(false);
  useEffect(() => {
    // dragenter and dragleave come for every element on the way; the depth says when the file has left the window.
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
        <span>You will see what is in it before anything is checked.</span>
      </div>
    </div>
  );
}

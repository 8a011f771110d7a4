import { createContext, use } from "react";

/** Ways to import a list. */
export interface UploadActions {
  /** Opens the file picker. */
  readonly chooseFile: () => void;
  readonly openFiles: (files: readonly File[]) => void;
  readonly openPaste: (text?: string) => void;
  readonly openSample: () => void;
}

export const UploadContext = createContext<UploadActions | null>(null);

export function useUpload(): UploadActions {
  const actions = use(UploadContext);
  if (actions === null) throw new Error("Cannot upload here: UploadProvider is missing");
  return actions;
}

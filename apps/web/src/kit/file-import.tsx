import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactElement } from "react";
import { announceProblem } from "./toast.tsx";

/** A button's way to a file. */
export interface FileImport {
  /** To be rendered on the page. */
  readonly picker: ReactElement;
  readonly choose: () => void;
  readonly isPending: boolean;
}

export interface FileImportOptions<Added> {
  /** Sends the file to the server. */
  readonly send: (file: File) => Promise<Added>;
  readonly onAdded: (added: Added) => void;
  /** What the file changes, to be read again. */
  readonly queryKey: readonly string[];
  /** File types, as the attribute `accept` takes them. */
  readonly accept: string;
  /** For screen readers. */
  readonly label: string;
}

/** Lets the user choose a file, and imports it. */
export function useFileImport<Added>(options: FileImportOptions<Added>): FileImport {
  const { send, onAdded, queryKey, accept, label } = options;
  const input = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: send,
    onSuccess: (added) => {
      onAdded(added);
      return queries.invalidateQueries({ queryKey });
    },
    onError: announceProblem,
  });
  const picker = (
    <input
      ref={input}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={(event) => {
        const file = event.target.files?.[0];
        event.target.value = "";
        if (file !== undefined) sending.mutate(file);
      }}
    />
  );
  return { picker, choose: () => input.current?.click(), isPending: sending.isPending };
}

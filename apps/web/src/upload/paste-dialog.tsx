import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import { LISTS_KEY, listKey, pasteList } from "../api/lists.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";

/** A list from whatever text has addresses in it. */
export default function PasteDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const paste = useMutation({
    mutationFn: () => pasteList(text, name.trim()),
    onSuccess: async (list) => {
      queries.setQueryData(listKey(list.id), list);
      void queries.invalidateQueries({ queryKey: LISTS_KEY });
      onClose();
      await navigate(`/lists/${list.id}`);
    },
  });
  const found = countAddresses(text);
  return (
    <Dialog
      title="Paste addresses"
      isOpen
      onClose={onClose}
      footer={
        <>
          <span className="paste-found soft" role="status">
            {text.trim() === "" ? "" : `${plural(found, "address", "addresses")} found`}
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={text.trim() === ""}
            isPending={paste.isPending}
            onPress={() => paste.mutate()}
          >
            Make a list
          </Button>
        </>
      }
    >
      <TextField
        label="Text with addresses"
        description="One a line, separated by commas, or anywhere in a text: an e-mail's header will do."
        placeholder={"ada@example.com\nGrace Hopper <grace@example.org>"}
        rows={9}
        value={text}
        onChange={setText}
        autoFocus
      />
      <TextField label="Name of the list (optional)" value={name} onChange={setName} maxLength={120} />
      {paste.isError && <ProblemNotice error={paste.error} />}
    </Dialog>
  );
}

/** Text that is longer is not counted as it is typed; the server finds all of it. */
export const COUNTED_CHARS = 200_000;

/** A rough count for the eye, made as people type. What counts as an address is the server's to say. */
export function countAddresses(text: string): number {
  const words = text.slice(0, COUNTED_CHARS).split(/[\s<>,;:"'()[\]]/u);
  return new Set(words.filter(looksLikeAddress).map((word) => word.toLowerCase())).size;
}

function looksLikeAddress(word: string): boolean {
  const at = word.indexOf("@");
  const dot = word.lastIndexOf(".");
  return at > 0 && at === word.lastIndexOf("@") && dot > at + 1 && dot < word.length - 2;
}

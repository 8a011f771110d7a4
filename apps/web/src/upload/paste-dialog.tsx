import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import { LISTS_KEY, listKey, pasteList } from "../api/lists.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { countAddresses } from "./count-addresses.ts";
import { ProblemNotice } from "../kit/notice.tsx";

/** Makes a list of the addresses in a text. */
export default function PasteDialog(props: { readonly firstText: string; readonly onClose: () => void }): ReactElement {
  const { firstText, onClose } = props;
  const [text, setText] = useState(firstText);
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
            Create list
          </Button>
        </>
      }
    >
      <TextField
        label="Text with addresses"
        description="One per line, separated by commas, or anywhere in a text, such as the header of an email."
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

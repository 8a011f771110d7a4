import { useState, type ReactElement } from "react";
import type { List } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";

interface LabelDialogProps {
  readonly list: List;
  readonly onSave: (labels: { readonly tags: string[]; readonly note: string }) => void;
  readonly onClose: () => void;
}

/** Changes the tags and the note of a list. */
export function LabelDialog({ list, onSave, onClose }: LabelDialogProps): ReactElement {
  const [tags, setTags] = useState(() => list.tags.join(", "));
  const [note, setNote] = useState(list.note ?? "");
  const save = (): void => onSave({ tags: readTags(tags), note });
  return (
    <Dialog
      title="Tags and note"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Tags"
        value={tags}
        onChange={setTags}
        description="Separated by commas."
        placeholder="newsletter, 2026"
        maxLength={1_200}
        autoFocus
      />
      <TextField label="Note" value={note} onChange={setNote} rows={4} maxLength={2_000} />
    </Dialog>
  );
}

/** The tags in a text, each once. */
export function readTags(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}

import { Download, Trash2 } from "lucide-react";
import { useState, type ReactElement } from "react";
import { useExportPresetActions, useExportPresets } from "../api/export-presets.ts";
import { exportPath, type ExportQuery } from "../api/lists.ts";
import { Button } from "../kit/button.tsx";
import { TextField } from "../kit/fields.tsx";
import { useMay } from "../sign-in/allowed.tsx";

interface SavedDownloadsProps {
  readonly listId: string;
  /** What is chosen now. */
  readonly query: ExportQuery;
  readonly onDownload: () => void;
}

/** Downloads under a name: each a link, and the present choices can be saved as one. */
export function SavedDownloads({ listId, query, onDownload }: SavedDownloadsProps): ReactElement | null {
  const saved = useExportPresets();
  const { save, remove } = useExportPresetActions();
  const [name, setName] = useState("");
  const mayChange = useMay("verify");
  const presets = saved.data?.presets ?? [];
  if (presets.length === 0 && !mayChange) return null;
  return (
    <section className="download-saved" aria-label="Saved downloads">
      {presets.length > 0 && (
        <ul>
          {presets.map((preset) => (
            <li key={preset.id}>
              <a href={exportPath(listId, { saved: preset.name })} download onClick={onDownload}>
                <Download size={14} aria-hidden /> {preset.name}
              </a>
              {mayChange && (
                <Button
                  small
                  variant="plain"
                  icon={<Trash2 size={14} aria-hidden />}
                  aria-label={`Remove ${preset.name}`}
                  onPress={() => remove.mutate(preset.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "")
              save.mutate({ name: name.trim(), options: query }, { onSuccess: () => setName("") });
          }}
        >
          <TextField label="Save these choices as" value={name} onChange={setName} maxLength={200} />
          <Button type="submit" isDisabled={name.trim() === ""} isPending={save.isPending}>
            Save
          </Button>
        </form>
      )}
    </section>
  );
}

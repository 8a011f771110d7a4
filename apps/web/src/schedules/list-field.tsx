import { useState, type ReactElement } from "react";
import { useList, useListChoices } from "../api/lists.ts";
import { ComboBox } from "../kit/combo-box.tsx";
import { Skeleton } from "../kit/skeleton.tsx";
import { useDelayed } from "../kit/use-delayed.ts";

interface ListFieldProps {
  readonly listId: string | null;
  readonly onChange: (listId: string) => void;
}

/** One of all lists, however many, found by a part of its name. */
export function ListField({ listId, onChange }: ListFieldProps): ReactElement {
  const [first] = useState(listId);
  const chosen = useList(first);
  if (first !== null && chosen.isPending) return <Skeleton height={64} label="Loading the list" />;
  return <ListSearch listId={listId} name={chosen.data?.name ?? ""} onChange={onChange} />;
}

function ListSearch({ listId, name, onChange }: ListFieldProps & { readonly name: string }): ReactElement {
  const [text, setText] = useState(name);
  const lists = useListChoices(useDelayed(text.trim())).data?.lists;
  if (lists?.length === 0 && text === "") return <p className="small faint">There is no list yet.</p>;
  return (
    <ComboBox
      label="List"
      value={listId ?? ""}
      onChange={onChange}
      options={(lists ?? []).map((list) => ({ id: list.id, label: list.name }))}
      search={{ text, onChange: setText }}
    />
  );
}

import { Download, FileSearch, Pencil, RotateCw, Trash2 } from "lucide-react";
import { lazy, Suspense, useState, type ReactElement } from "react";
import type { List } from "../api/schemas.ts";
import { Button } from "../kit/button.tsx";
import { Confirm, Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { Menu, type MenuChoice } from "../kit/menu.tsx";
import { stageOf } from "../lists/stage.tsx";
import { AnalysisFigures } from "./analysis-panel.tsx";
import { useListActions } from "./use-list-actions.ts";

const DownloadDialog = lazy(() => import("../results/download-dialog.tsx"));

type Open = "download" | "rename" | "delete" | "file" | "recheck" | null;

/** Download, and behind the dots: rename, start again, what was read, delete. */
export function ListMenu({ list }: { readonly list: List }): ReactElement {
  const [open, setOpen] = useState<Open>(null);
  const { start, rename, remove } = useListActions(list);
  const close = (): void => setOpen(null);
  const stage = stageOf(list);
  const isOver = stage === "completed" || stage === "cancelled";
  const choices: readonly (MenuChoice | false)[] = [
    { label: "Rename", icon: <Pencil size={15} aria-hidden />, onAction: () => setOpen("rename") },
    list.run !== null &&
      list.analysis !== null && {
        label: "What was read",
        icon: <FileSearch size={15} aria-hidden />,
        onAction: () => setOpen("file"),
      },
    isOver && {
      label: "Check again",
      icon: <RotateCw size={15} aria-hidden />,
      onAction: () => setOpen("recheck"),
    },
    { label: "Delete", icon: <Trash2 size={15} aria-hidden />, onAction: () => setOpen("delete"), danger: true },
  ];
  return (
    <>
      {list.run !== null && (
        <Button
          variant={isOver ? "primary" : "normal"}
          icon={<Download size={16} aria-hidden />}
          onPress={() => setOpen("download")}
        >
          Download
        </Button>
      )}
      <Menu label="More about this list" choices={choices.filter((choice) => choice !== false)} />
      <Suspense fallback={null}>{open === "download" && <DownloadDialog list={list} onClose={close} />}</Suspense>
      {open === "rename" && (
        <RenameDialog
          name={list.name}
          onClose={close}
          onRename={(name) => {
            rename.mutate(name);
            close();
          }}
        />
      )}
      {open === "recheck" && (
        <RecheckDialog
          onClose={close}
          onStart={(recheck) => {
            start.mutate(recheck);
            close();
          }}
        />
      )}
      {open === "file" && list.analysis !== null && (
        <Dialog title="What was read" isOpen onClose={close} shape="wide">
          <AnalysisFigures list={list} analysis={list.analysis} />
        </Dialog>
      )}
      <Confirm
        title={`Delete “${list.name}”?`}
        action="Delete the list"
        isOpen={open === "delete"}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        Its rows and results go for good{stage === "running" ? ", and the run stops" : ""}. What is known of each
        address stays under Contacts.
      </Confirm>
    </>
  );
}

function RenameDialog(props: {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const [name, setName] = useState(props.name);
  const rename = (): void => {
    if (name.trim() !== "") props.onRename(name.trim());
  };
  return (
    <Dialog
      title="Rename the list"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={name.trim() === ""} onPress={rename}>
            Rename
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={120} />
      </form>
    </Dialog>
  );
}

function RecheckDialog(props: {
  readonly onStart: (recheck: boolean) => void;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Dialog
      title="Check again"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={() => props.onStart(true)}>Check everything</Button>
          <Button variant="primary" onPress={() => props.onStart(false)}>
            Check what has no fresh answer
          </Button>
        </>
      }
    >
      <p className="soft">
        Answers stay fresh for a while. Usually it is enough to ask about the addresses that have none: the unknown ones
        and those whose answer has grown old. Asking about everything takes as long as the first time.
      </p>
    </Dialog>
  );
}

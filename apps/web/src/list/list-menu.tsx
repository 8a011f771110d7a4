import { Download, FileSearch, Pencil, RotateCw, Tag, Trash2 } from "lucide-react";
import { lazy, Suspense, useState, type ReactElement } from "react";
import type { List } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Confirm, Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { Menu, type MenuChoice } from "../kit/menu.tsx";
import { stageOf } from "../lists/stage.tsx";
import { useMay } from "../sign-in/allowed.tsx";
import { AnalysisFigures } from "./analysis-panel.tsx";
import { LabelDialog } from "./label-dialog.tsx";
import { useListActions } from "./use-list-actions.ts";

const DownloadDialog = lazy(() => import("../results/download-dialog.tsx"));

type Open = "download" | "rename" | "label" | "delete" | "file" | "recheck" | null;

/** Download, and a menu with everything else. */
export function ListMenu({ list }: { readonly list: List }): ReactElement {
  const [open, setOpen] = useState<Open>(null);
  const { start, rename, label, remove } = useListActions(list);
  const close = (): void => setOpen(null);
  const stage = stageOf(list);
  const mayChange = useMay("verify");
  const isOver = stage === "completed" || stage === "cancelled";
  const offered: readonly (MenuChoice | false)[] = [
    mayChange && { label: "Rename", icon: <Pencil size={15} aria-hidden />, onAction: () => setOpen("rename") },
    mayChange && { label: "Tags and note", icon: <Tag size={15} aria-hidden />, onAction: () => setOpen("label") },
    list.run !== null &&
      list.analysis !== null && {
        label: "File summary",
        icon: <FileSearch size={15} aria-hidden />,
        onAction: () => setOpen("file"),
      },
    mayChange &&
      isOver && {
        label: "Check again",
        icon: <RotateCw size={15} aria-hidden />,
        onAction: () => setOpen("recheck"),
      },
    mayChange && {
      label: "Delete",
      icon: <Trash2 size={15} aria-hidden />,
      onAction: () => setOpen("delete"),
      danger: true,
    },
  ];
  const choices = offered.filter((choice) => choice !== false);
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
      {choices.length > 0 && <Menu label="More about this list" choices={choices} />}
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
      {open === "label" && (
        <LabelDialog
          list={list}
          onClose={close}
          onSave={(labels) => {
            label.mutate(labels);
            close();
          }}
        />
      )}
      {open === "recheck" && (
        <RecheckDialog
          list={list}
          onClose={close}
          onStart={(recheck) => {
            start.mutate(recheck);
            close();
          }}
        />
      )}
      {open === "file" && list.analysis !== null && (
        <Dialog title="File summary" isOpen onClose={close} shape="wide">
          <AnalysisFigures list={list} analysis={list.analysis} />
        </Dialog>
      )}
      <Confirm
        title={`Delete “${list.name}”?`}
        action="Delete list"
        isOpen={open === "delete"}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        Its rows and results are deleted for good{stage === "running" ? ", and checking stops" : ""}. The result of each
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
      title="Rename list"
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
  readonly list: List;
  readonly onStart: (recheck: boolean) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { total = 0, counts = {} } = props.list.run ?? {};
  const unknown = counts.unknown?.total ?? 0;
  return (
    <Dialog
      title="Check again"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button onPress={() => props.onStart(true)}>Check all again ({formatCount(total)})</Button>
          <Button variant="primary" onPress={() => props.onStart(false)}>
            Check unknown and outdated{unknown > 0 && ` (${formatCount(unknown)} unknown)`}
          </Button>
        </>
      }
    >
      <p className="soft">
        Results stay valid for a while. Usually it's enough to check the unknown addresses and those with outdated
        results. Checking everything takes as long as the first time.
      </p>
    </Dialog>
  );
}

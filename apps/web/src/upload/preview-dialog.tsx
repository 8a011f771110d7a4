import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FileSpreadsheet } from "lucide-react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Link, useNavigate } from "react-router";
import { createList, LISTS_KEY, listKey } from "../api/lists.ts";
import { ApiProblem } from "../api/problem.ts";
import { formatShare, plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/page.tsx";
import { Ago } from "../kit/time.tsx";
import { LIST_NAME_CHARS, listNameOf, unreadableBecause } from "./accepted.ts";
import { PreviewTable } from "./preview-table.tsx";
import { ReadingChoices } from "./reading-choices.tsx";
import { AS_FOUND, type Reading, readingQuery } from "./reading.ts";
import { useUpload } from "./upload-context.ts";
import { delimiterWords } from "./columns.ts";
import type { Preview } from "../api/schemas.ts";
import { api, read } from "../api/client.ts";

interface PreviewDialogProps {
  readonly file: File;
  /** “File 2 of 3” where several were dropped. */
  readonly position: string | null;
  readonly onClose: () => void;
}

/** Shows a file's columns and first rows before it is uploaded. */
export default function PreviewDialog({ file, position, onClose }: PreviewDialogProps): ReactElement {
  const { chooseFile } = useUpload();
  const [reading, setReading] = useState<Reading>(AS_FOUND);
  const preview = useQuery({
    queryKey: ["preview", file.name, file.size, file.lastModified, reading],
    queryFn: ({ signal }) => readPreview(file, reading, signal),
    // The last one stays in sight while the file is read in another way.
    placeholderData: (previous) => previous,
    staleTime: Infinity,
    gcTime: 0,
  });
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const change = (next: Reading): void => {
    setReading(next);
    // Other columns have other positions.
    setChosen(null);
  };
  const columns = chosen ?? preview.data?.address_columns ?? [];
  const [name, setName] = useState(() => listNameOf(file.name));
  const send = useSending(file, onClose);

  return (
    <Dialog
      title={position === null ? "New list" : `New list · ${position}`}
      shape="wide"
      isOpen
      isDismissable={send.share === null}
      onClose={onClose}
      footer={
        preview.isError ? (
          <>
            <Button onPress={onClose}>Close</Button>
            {reading === AS_FOUND ? (
              <Button variant="primary" onPress={chooseFile}>
                Choose another file
              </Button>
            ) : (
              <Button variant="primary" onPress={() => change(AS_FOUND)}>
                Read it as it was found
              </Button>
            )}
          </>
        ) : (
          <Footer
            share={send.share}
            isReady={preview.isSuccess && !preview.isPlaceholderData && columns.length > 0}
            onCancel={send.share === null ? onClose : send.cancel}
            onSend={() =>
              send.start({
                name: name.trim() || file.name.slice(0, LIST_NAME_CHARS),
                columns,
                fileName: file.name,
                reading: readingQuery(reading),
              })
            }
          />
        )
      }
    >
      {preview.isPending && <Skeleton height={280} label="Reading the file" />}
      {preview.isError && <ProblemNotice error={preview.error} />}
      {preview.isSuccess && (
        <>
          <div className="preview-top">
            <TextField label="Name" value={name} onChange={setName} maxLength={LIST_NAME_CHARS} />
            <FileFacts file={file} preview={preview.data} />
          </div>
          {preview.data.encoding_note !== null && <Notice tone="info">{preview.data.encoding_note}</Notice>}
          {preview.data.sheets.length > 1 && (
            <Notice tone="info">
              {partsWords(preview.data)} “{preview.data.sheet}” is imported.
            </Notice>
          )}
          {preview.data.prelude.length > 0 && (
            <Notice tone="info">
              {plural(preview.data.prelude.length, "row")} above the column names{" "}
              {preview.data.prelude.length === 1 ? "is" : "are"} kept, and not read as contacts.
            </Notice>
          )}
          {preview.data.same_file !== null && <SameFile file={preview.data.same_file} onClose={onClose} />}
          {preview.data.few_addresses && chosen === null && (
            <Notice tone="warning" title="Each address comes in several rows.">
              If this is the column of an owner or a sender, choose another one.
            </Notice>
          )}
          {preview.data.suggestions > 0 && chosen === null && (
            <Notice tone="info">
              {plural(preview.data.suggestions, "address looks", "addresses look")} mistyped in the beginning of the
              file. None is changed: after the import you can review them.
            </Notice>
          )}
          <ReadingChoices preview={preview.data} reading={reading} onChange={change} />
          <PreviewTable preview={preview.data} columns={columns} onColumns={setChosen} />
        </>
      )}
      {send.problem !== null && <ProblemNotice error={send.problem} />}
    </Dialog>
  );
}

/** A stored list of the same file; importing it again is possible all the same. */
function SameFile({
  file,
  onClose,
}: {
  readonly file: NonNullable<Preview["same_file"]>;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Notice
      tone="warning"
      title={file.is_whole ? "This file is a list already." : "This file seems to be a list already."}
    >
      {file.is_whole ? "" : "One of the same size that begins the same is stored: "}
      <Link to={`/lists/${file.id}`} onClick={onClose}>
        {file.name}
      </Link>
      , added <Ago at={file.created_at} />. Importing it again makes another list.
    </Notice>
  );
}

function partsWords({ format, sheets }: Preview): string {
  return format === "xlsx" || format === "ods"
    ? `The workbook has ${sheets.length} sheets.`
    : `The archive has ${sheets.length} files.`;
}

function readPreview(file: File, reading: Reading, signal: AbortSignal): Promise<Preview> {
  const reason = file.size === 0 ? "The file is empty." : unreadableBecause(file.name);
  if (reason === null) return previewFile(file, reading, signal);
  throw new ApiProblem({ status: 415, code: "unreadable_file", title: `“${file.name}” can't be read`, hint: reason });
}

function FileFacts({ file, preview }: { readonly file: File; readonly preview: Preview }): ReactElement {
  const facts = [
    FORM_NAMES[preview.format] ?? preview.format.toUpperCase(),
    encodingName(preview.encoding),
    delimiterWords(preview.delimiter),
    headerWords(preview),
  ].filter((fact) => fact !== null);
  return (
    <div className="preview-file">
      <FileSpreadsheet size={20} aria-hidden />
      <div>
        <div className="cut">{file.name}</div>
        <div className="small faint">{facts.join(" · ")}</div>
      </div>
    </div>
  );
}

function headerWords({ has_header: hasHeader, prelude }: Preview): string {
  if (!hasHeader) return "no header row";
  return prelude.length === 0 ? "first row is a header" : "header below a title";
}

const FORM_NAMES: Readonly<Record<string, string>> = {
  vcard: "vCards",
  html: "Table of a web page",
  xml_spreadsheet: "XML of Excel 2003",
};

function encodingName(encoding: string | null): string | null {
  return encoding?.startsWith("utf") === true ? encoding.toUpperCase() : encoding;
}

interface FooterProps {
  readonly share: number | null;
  readonly isReady: boolean;
  readonly onCancel: () => void;
  readonly onSend: () => void;
}

function Footer({ share, isReady, onCancel, onSend }: FooterProps): ReactElement {
  return (
    <>
      {share === null ? (
        <span className="preview-promise small faint">
          Importing doesn't check anything yet. You'll start the check on the next page.
        </span>
      ) : (
        <div className="upload-progress" role="progressbar" aria-label="Upload" aria-valuenow={Math.round(share * 100)}>
          <div className="upload-progress-track">
            <div style={{ width: `${share * 100}%` }} />
          </div>
          <span className="num small">{share < 1 ? formatShare(share, 1) : "Importing…"}</span>
        </div>
      )}
      <Button onPress={onCancel}>Cancel</Button>
      <Button variant="primary" isDisabled={!isReady} isPending={share !== null} onPress={onSend}>
        Import list
      </Button>
    </>
  );
}

interface Sending {
  /** The part that is sent, 0 to 1; null: not started. */
  readonly share: number | null;
  readonly problem: unknown;
  readonly start: (list: Parameters<typeof createList>[1]) => void;
  readonly cancel: () => void;
}

function useSending(file: File, onClose: () => void): Sending {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const cancelUpload = useRef<(() => void) | null>(null);
  useEffect(() => () => cancelUpload.current?.(), []);

  const start: Sending["start"] = (list) => {
    setProblem(null);
    setShare(0);
    const sending = createList(file, list, setShare);
    cancelUpload.current = sending.cancel;
    sending.done.then(
      (created) => {
        cancelUpload.current = null;
        queries.setQueryData(listKey(created.id), created);
        void queries.invalidateQueries({ queryKey: LISTS_KEY });
        onClose();
        return navigate(`/lists/${created.id}`);
      },
      (error: unknown) => {
        setShare(null);
        if (!(error instanceof DOMException && error.name === "AbortError")) setProblem(error);
      },
    );
  };
  return { share, problem, start, cancel: () => cancelUpload.current?.() };
}

/** Enough of a text file for a preview. */
const PREVIEW_BYTES = 1024 * 1024;

/** Workbooks are ZIP archives, whose table of contents comes last: they are sent whole. */
const ZIP_MAGIC = "PK\u0003\u0004";

/** The columns of a file, its first rows, and which column has the addresses. */
async function previewFile(file: File, reading: Reading, signal: AbortSignal): Promise<Preview> {
  const head = await file.slice(0, ZIP_MAGIC.length).text();
  const part = head === ZIP_MAGIC ? file : file.slice(0, PREVIEW_BYTES);
  const form = new FormData();
  form.append("file", part, file.name);
  return read(
    api.POST("/v1/lists/preview", {
      params: { query: { file_name: file.name, size: file.size, ...readingQuery(reading) } },
      body: { file: file.name },
      bodySerializer: () => form,
      signal,
    }),
  );
}

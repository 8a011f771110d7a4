import { ArrowLeft, FileUp } from "lucide-react";
import { lazy, Suspense, type ReactElement, useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import { useList, listKey, LISTS_KEY, runEventsPath } from "../api/lists.ts";
import type { List, Run } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { Button, LinkButton } from "../kit/button.tsx";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton } from "../kit/page.tsx";
import { Ago } from "../kit/time.tsx";
import { StageBadge, stageOf } from "../lists/stage.tsx";
import { TagLinks } from "../lists/tag-links.tsx";
import { useUpload } from "../upload/upload-context.ts";
import { AnalysisPanel } from "./analysis-panel.tsx";
import { ListMenu } from "./list-menu.tsx";
import { ProgressPanel } from "./progress-panel.tsx";
import "./list.css";
import { useQueryClient } from "@tanstack/react-query";
import { openEventStream, type StreamState } from "../api/event-stream.ts";

const Results = lazy(() => import("../results/results.tsx"));

/** One list, from its import to its results. */
export function Component(): ReactElement {
  const { id = "" } = useParams();
  const list = useList(id);
  const line = useRunProgress(list.data);
  return (
    <div className="page">
      <Link to="/" className="back small">
        <ArrowLeft size={14} aria-hidden /> All lists
      </Link>
      {list.isPending && <Skeleton height={420} label="Loading the list" />}
      {list.isError && list.data === undefined && (
        <>
          <PageHeader title="List" />
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        </>
      )}
      {list.data !== undefined && (
        <>
          <PageHeader
            title={list.data.name}
            beside={<StageBadge list={list.data} />}
            lead={<Origin list={list.data} />}
            actions={<ListMenu list={list.data} />}
          />
          <Stage list={list.data} isInterrupted={line === "reconnecting"} />
        </>
      )}
    </div>
  );
}

function Origin({ list }: { readonly list: List }): ReactElement {
  return (
    <div className="small">
      {list.file_name !== list.name && <>{list.file_name} · </>}
      <span className="num">{plural(list.row_count, "row")}</span> · added <Ago at={list.created_at} />
      {typeof list.run?.completed_at === "string" && (
        <>
          {" "}
          · checked <Ago at={list.run.completed_at} />
        </>
      )}{" "}
      <TagLinks tags={list.tags} />
      {list.note !== null && <p className="list-note soft">{list.note}</p>}
    </div>
  );
}

function UploadAgain(): ReactElement {
  const { chooseFile } = useUpload();
  return (
    <Button small icon={<FileUp size={14} aria-hidden />} onPress={chooseFile}>
      Upload a file
    </Button>
  );
}

function Stage({ list, isInterrupted }: { readonly list: List; readonly isInterrupted: boolean }): ReactElement {
  const stage = stageOf(list);
  if (stage === "failed") {
    return (
      <Notice tone="danger" title="Import failed" actions={<UploadAgain />}>
        <p>{list.error ?? "The server gave no reason."}</p>
        <p>Save the file as UTF-8 CSV or .xlsx and upload it again. You can delete this list.</p>
      </Notice>
    );
  }
  if (stage === "importing") {
    return (
      <>
        <Notice tone="info" isLive title="Importing the file.">
          {list.row_count > 0 ? `${plural(list.row_count, "row")} so far. ` : ""}You can close this page.
        </Notice>
        <Skeleton height={240} label="Importing the file" />
      </>
    );
  }
  const { run } = list;
  if (run === null) {
    return (
      <>
        <AnalysisPanel list={list} />
        <TypoNotice list={list} />
      </>
    );
  }
  return (
    <>
      {(stage === "running" || stage === "paused") && (
        <ProgressPanel list={list} run={run} isInterrupted={isInterrupted} />
      )}
      {stage === "cancelled" && (
        <Notice tone="warning" title="Checking was stopped.">
          Results up to then are kept. To check the rest, choose “Check again” in the menu.
        </Notice>
      )}
      {list.unasked > 0 && (
        <Notice tone="info" title={`${plural(list.unasked, "address was", "addresses were")} added since this check.`}>
          To ask for them, choose “Check again” in the menu. Results that are still valid are kept.
        </Notice>
      )}
      {stage === "completed" && run.unanswered > 0 && (
        <Notice tone="info" title={`${plural(run.unanswered, "address has", "addresses have")} no answer.`}>
          {run.ended_by === "finished"
            ? "The check was finished before they came."
            : "The time for this check was over before they came."}{" "}
          To ask for the rest, choose “Check again” in the menu.
        </Notice>
      )}
      <TypoNotice list={list} />
      <Suspense fallback={<Skeleton height={360} label="Loading the results" />}>
        <Results key={list.id} list={list} isActive={stage === "running" || stage === "paused"} />
      </Suspense>
    </>
  );
}

function TypoNotice({ list }: { readonly list: List }): ReactElement | null {
  const count = list.analysis?.suggestions ?? 0;
  if (count === 0) return null;
  return (
    <Notice
      tone="info"
      title={`${plural(count, "address looks", "addresses look")} mistyped.`}
      actions={
        <LinkButton small to={`/lists/${list.id}/typos`}>
          Review typos
        </LinkButton>
      }
    >
      Accept what was probably meant, and it is checked too.
    </Notice>
  );
}

/** Keeps a list's run up to date by its event stream; returns the state of the connection. */
function useRunProgress(list: List | undefined): StreamState {
  const queries = useQueryClient();
  const [line, setLine] = useState<StreamState>("connecting");
  const id = list?.id;
  const runId = list?.run?.id;
  const state = list?.run?.state;
  const isActive = state === "starting" || state === "running" || state === "paused";
  useEffect(() => {
    if (id === undefined || runId === undefined || !isActive) return undefined;
    const refresh = (): void => {
      void queries.invalidateQueries({ queryKey: listKey(id) });
      void queries.invalidateQueries({ queryKey: ["summary", id] });
      void queries.invalidateQueries({ queryKey: ["results", id] });
      void queries.invalidateQueries({ queryKey: LISTS_KEY });
    };
    const stream = openEventStream({
      url: runEventsPath(runId),
      on: {
        progress: (run: Run | null) => {
          if (run === null) return;
          queries.setQueryData<List>(listKey(id), (now) => now && { ...now, run });
          if (run.state === "completed" || run.state === "cancelled") refresh();
        },
        end: refresh,
      },
      onState: setLine,
    });
    return () => stream.close();
  }, [id, runId, isActive, queries]);
  return line;
}

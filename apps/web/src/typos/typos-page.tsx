import { ArrowLeft } from "lucide-react";
import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import { useList } from "../api/lists.ts";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton } from "../kit/page.tsx";
import { PatternPanel } from "./pattern-panel.tsx";
import { useDeciding } from "./use-deciding.ts";
import { TypoPanel } from "./typo-panel.tsx";
import "./typos.css";

/** Decides what becomes of the addresses of a list that look mistyped. */
export function Component(): ReactElement {
  const { id = "" } = useParams();
  const list = useList(id);
  const [pattern, setPattern] = useState<string | undefined>();
  const decide = useDeciding(id);
  return (
    <div className="page">
      <Link to={`/lists/${id}`} className="back small">
        <ArrowLeft size={14} aria-hidden /> {list.data?.name ?? "The list"}
      </Link>
      <PageHeader
        title="Review typos"
        lead="Nothing is changed by itself. An accepted suggestion is checked too; the row keeps its own address and result, and the download has the other one beside them."
      />
      {list.isPending && <Skeleton height={360} label="Loading the list" />}
      {list.isError && list.data === undefined && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data !== undefined && (
        <>
          <PatternPanel id={id} selected={pattern} onSelect={setPattern} decide={decide} />
          <TypoPanel key={pattern} id={id} pattern={pattern} decide={decide} />
        </>
      )}
    </div>
  );
}

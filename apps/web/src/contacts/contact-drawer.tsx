import { ChevronDown, Download, RotateCw, ScanSearch, Trash2 } from "lucide-react";
import { lazy, Suspense, useState, type ReactElement, useEffect } from "react";
import { useNavigate } from "react-router";
import { useContact, contactKey, CONTACTS_KEY, recheckContact } from "../api/contacts.ts";
import type { ContactHead, ContactRecord, VerdictFields } from "../api/schemas.ts";
import { History } from "../evidence/history.tsx";
import { VerdictSummary } from "../evidence/verdict-summary.tsx";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Menu } from "../kit/menu.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/page.tsx";
import { announceProblem, announce } from "../kit/toast.tsx";
import { downloadHeld } from "../privacy/person-panel.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { FreshnessLine } from "./freshness.tsx";
import "./contacts.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isUnderWay, useRun } from "../api/runs.ts";

const EraseDialog = lazy(() => import("../privacy/erase-dialog.tsx"));

/** One contact: its verdict, its checks and its lists. */
export function ContactDrawer({
  contact,
  onClose,
}: {
  readonly contact: ContactHead;
  readonly onClose: () => void;
}): ReactElement {
  const record = useContact(contact.id);
  const navigate = useNavigate();
  const recheck = useRecheck(contact.id);
  const [isErasing, setErasing] = useState(false);
  return (
    <Dialog
      shape="drawer"
      title={<span className="mono">{contact.email}</span>}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Allowed scope="admin">
            <Menu
              label={`More about ${contact.email}`}
              trigger={
                <Button variant="plain" icon={<ChevronDown size={16} aria-hidden />}>
                  More
                </Button>
              }
              choices={[
                {
                  label: "Watch a check step by step",
                  icon: <ScanSearch size={15} aria-hidden />,
                  onAction: () => void navigate(`/check?email=${encodeURIComponent(contact.email)}`),
                },
                {
                  label: "Download all stored data",
                  icon: <Download size={15} aria-hidden />,
                  onAction: () => void downloadHeld(contact.email).catch(announceProblem),
                },
                {
                  label: "Delete all data",
                  icon: <Trash2 size={15} aria-hidden />,
                  onAction: () => setErasing(true),
                  danger: true,
                },
              ]}
            />
          </Allowed>
          <Allowed scope="verify">
            <Button
              icon={<RotateCw size={15} aria-hidden />}
              isPending={recheck.isUnderWay}
              onPress={() => recheck.start()}
            >
              {recheck.isUnderWay ? "Checking…" : "Check again"}
            </Button>
          </Allowed>
        </>
      }
    >
      <VerdictSummary
        verdict={latestVerdict(record.data, contact)}
        suppressed={record.data?.contact.suppressed === true ? contact.email : null}
      />
      {record.data !== undefined && <FreshnessLine contact={record.data.contact} />}
      {record.isPending && <Skeleton height={140} label="Loading the history" />}
      {record.isError && <ProblemNotice error={record.error} onRetry={() => void record.refetch()} />}
      {record.data !== undefined && <History record={record.data} />}
      <Suspense fallback={null}>
        {isErasing && <EraseDialog email={contact.email} onClose={() => setErasing(false)} onErased={onClose} />}
      </Suspense>
    </Dialog>
  );
}

/** A contact's verdict, with the server's reply from the check that it came from: not always the last one. */
export function latestVerdict(record: ContactRecord | undefined, contact: ContactHead): VerdictFields {
  const current = record?.contact ?? contact;
  const decisive = record?.history.find(({ status, reason }) => status === current.status && reason === current.reason);
  return { ...decisive, ...current };
}

interface Recheck {
  readonly start: () => void;
  readonly isUnderWay: boolean;
}

/** Checks a contact again and refetches it when the run is over. */
function useRecheck(id: string): Recheck {
  const queries = useQueryClient();
  const [runId, setRunId] = useState<string | null>(null);
  const begin = useMutation({
    mutationFn: () => recheckContact(id),
    onSuccess: (run) => setRunId(run.id),
    onError: announceProblem,
  });
  const run = useRun(runId).data;
  const isOver = run !== undefined && !isUnderWay(run);
  useEffect(() => {
    if (!isOver) return;
    setRunId(null);
    announce("The contact was checked again");
    void queries.invalidateQueries({ queryKey: contactKey(id) });
    void queries.invalidateQueries({ queryKey: CONTACTS_KEY });
  }, [isOver, id, queries]);
  return { start: () => begin.mutate(), isUnderWay: begin.isPending || (runId !== null && !isOver) };
}

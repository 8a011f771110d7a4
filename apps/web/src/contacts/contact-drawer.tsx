import { ChevronDown, Download, RotateCw, ScanSearch, Trash2 } from "lucide-react";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import { useContact } from "../api/contacts.ts";
import type { ContactHead } from "../api/schemas.ts";
import { History } from "../evidence/history.tsx";
import { VerdictSummary } from "../evidence/verdict-summary.tsx";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Menu } from "../kit/menu.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/skeleton.tsx";
import { announceProblem } from "../kit/toast.tsx";
import { downloadHeld } from "../privacy/download-held.ts";
import { FreshnessLine } from "./freshness-mark.tsx";
import { latestVerdict } from "./latest-verdict.ts";
import { useRecheck } from "./use-recheck.ts";
import "./contacts.css";

const EraseDialog = lazy(() => import("../privacy/erase-dialog.tsx"));

/** One contact: its verdict, all checks of it, the lists it stands in, and what can be done with it. */
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
                label: "Download all that is held",
                icon: <Download size={15} aria-hidden />,
                onAction: () => void downloadHeld(contact.email).catch(announceProblem),
              },
              {
                label: "Delete everywhere",
                icon: <Trash2 size={15} aria-hidden />,
                onAction: () => setErasing(true),
                danger: true,
              },
            ]}
          />
          <Button
            icon={<RotateCw size={15} aria-hidden />}
            isPending={recheck.isUnderWay}
            onPress={() => recheck.start()}
          >
            {recheck.isUnderWay ? "Asking again…" : "Check again now"}
          </Button>
        </>
      }
    >
      <VerdictSummary verdict={latestVerdict(record.data, contact)} />
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

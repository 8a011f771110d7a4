import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import { recheckContacts } from "../api/contacts.ts";
import { usePreview } from "../api/schedules.ts";
import { formatCount } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/page.tsx";
import { announce } from "../kit/toast.tsx";
import { filterWords } from "../words/schedules.ts";
import { isNarrowed, type ContactNarrowing } from "./contact-filter.ts";

/** Checks the filtered contacts again, after saying how many. */
export function RecheckButton({ narrowing }: { readonly narrowing: ContactNarrowing }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<RotateCw size={15} aria-hidden />} onPress={() => setOpen(true)}>
        {isNarrowed(narrowing) ? "Check these again" : "Check again"}
      </Button>
      {isOpen && <RecheckDialog narrowing={narrowing} onClose={() => setOpen(false)} />}
    </>
  );
}

interface RecheckDialogProps {
  readonly narrowing: ContactNarrowing;
  readonly onClose: () => void;
}

function RecheckDialog({ narrowing, onClose }: RecheckDialogProps): ReactElement {
  const { filter, olderThanDays } = narrowing;
  const preview = usePreview({
    target: Object.keys(filter).length === 0 ? { type: "all" } : { type: "filter", filter },
    older_than_days: olderThanDays,
    every: "weekly",
    cron: null,
    time_zone: "UTC",
  });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const recheck = useMutation({
    mutationFn: () => recheckContacts(filter, olderThanDays),
    onSuccess: async (run) => {
      announce("Checking started");
      queries.setQueryData(["run", run.id], run);
      await navigate(`/runs/${encodeURIComponent(run.id)}/changes`);
    },
  });
  const due = preview.data?.due;
  return (
    <Dialog
      title="Check contacts again"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={due === 0}
            isPending={recheck.isPending}
            onPress={() => recheck.mutate()}
          >
            {due === undefined ? "Check again" : `Check ${formatCount(due)} again`}
          </Button>
        </>
      }
    >
      {preview.isPending && <Skeleton height={60} label="Counting" />}
      {preview.isError && <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isSuccess && (
        <p>
          {isNarrowed(narrowing) && (
            <>Of the contacts {filterWords(filter) === "all" ? "" : `(${filterWords(filter)}) `}</>
          )}
          {isNarrowed(narrowing) ? "" : "Of all contacts "}
          <b className="num">{formatCount(preview.data.due)}</b> of {formatCount(preview.data.contacts)}{" "}
          {olderThanDays === null ? "have outdated results" : `have results older than ${olderThanDays} days`} and will
          be checked.
        </p>
      )}
      <p className="soft">
        Each mail server is contacted at its own pace. Changes appear as they are found. No message is sent.
      </p>
      {recheck.isError && <ProblemNotice error={recheck.error} />}
    </Dialog>
  );
}

import { ScanSearch } from "lucide-react";
import type { ReactElement } from "react";
import { useContact } from "../api/contacts.ts";
import type { Contact } from "../api/types.ts";
import { latestVerdict } from "./latest-verdict.ts";
import { History } from "../evidence/history.tsx";
import { VerdictSummary } from "../evidence/verdict-summary.tsx";
import { LinkButton } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Skeleton } from "../kit/skeleton.tsx";

/** One contact: its verdict, all checks of it, and the lists it stands in. */
export function ContactDrawer({
  contact,
  onClose,
}: {
  readonly contact: Contact;
  readonly onClose: () => void;
}): ReactElement {
  const record = useContact(contact.id);
  return (
    <Dialog
      shape="drawer"
      title={<span className="mono">{contact.email}</span>}
      isOpen
      onClose={onClose}
      footer={
        <LinkButton
          to={`/check?email=${encodeURIComponent(contact.email)}`}
          icon={<ScanSearch size={16} aria-hidden />}
        >
          Check it now
        </LinkButton>
      }
    >
      <VerdictSummary verdict={latestVerdict(record.data, contact)} />
      {record.isPending && <Skeleton height={140} label="Loading the history" />}
      {record.isError && <ProblemNotice error={record.error} onRetry={() => void record.refetch()} />}
      {record.data !== undefined && <History record={record.data} />}
    </Dialog>
  );
}

import { ChevronLeft, ChevronRight, ScanSearch } from "lucide-react";
import type { ReactElement } from "react";
import { useContact } from "../api/contacts.ts";
import type { List, Result } from "../api/schemas.ts";
import { History } from "../evidence/history.tsx";
import { VerdictSummary } from "../evidence/verdict-summary.tsx";
import { Button, LinkButton } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Disclosure } from "../kit/disclosure.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { StatusBadge } from "../status/status-icon.tsx";
import { rowAddress } from "./rows.ts";
import { Skeleton } from "../kit/page.tsx";

interface RowDrawerProps {
  readonly result: Result;
  readonly list: List;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** One row: its verdict, its cells and its history. */
export function RowDrawer({ result, list, onClose, onPrevious, onNext }: RowDrawerProps): ReactElement {
  const address = rowAddress(result, list.address_columns);
  const contact = useContact(result.contact_id);
  return (
    <Dialog
      shape="drawer"
      title={<span className="mono">{address || `Row ${result.row_number}`}</span>}
      isOpen
      onClose={onClose}
      footer={
        <>
          {address !== "" && (
            <LinkButton to={`/check?email=${encodeURIComponent(address)}`} icon={<ScanSearch size={16} aria-hidden />}>
              Check now
            </LinkButton>
          )}
          <span className="drawer-space" />
          <Button
            aria-label="Previous row"
            isDisabled={onPrevious === null}
            onPress={() => onPrevious?.()}
            icon={<ChevronLeft size={17} aria-hidden />}
          />
          <Button
            aria-label="Next row"
            isDisabled={onNext === null}
            onPress={() => onNext?.()}
            icon={<ChevronRight size={17} aria-hidden />}
          />
        </>
      }
    >
      <VerdictSummary verdict={result} suppressed={contact.data?.contact.suppressed === true ? address : null} />
      {result.rechecking && (
        <p className="small soft">This result is from before; the address is being checked again.</p>
      )}
      {result.corrected_email !== null && (
        <p className="small soft">
          Corrected to <span className="mono">{result.corrected_email}</span>:{" "}
          {result.corrected_status === null ? "not checked yet." : <StatusBadge status={result.corrected_status} />}
        </p>
      )}
      {result.duplicate_of_row !== null && (
        <p className="small soft">
          Same address as row {result.duplicate_of_row}: it was checked once, and both rows have the result.
        </p>
      )}
      <Disclosure title="Original row" note={`row ${result.row_number}`} isOpenAtFirst>
        <dl className="cells">
          {result.cells.map((cell, at) => (
            <div key={at}>
              <dt className="faint small">{list.columns[at] || `Column ${at + 1}`}</dt>
              <dd>{cell === "" ? <span className="faint">empty</span> : cell}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      {result.contact_id !== null && contact.isPending && <Skeleton height={120} label="Loading the history" />}
      {contact.isError && <ProblemNotice error={contact.error} onRetry={() => void contact.refetch()} />}
      {contact.data !== undefined && <History record={contact.data} />}
    </Dialog>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState, type ReactElement } from "react";
import { CONTACTS_KEY } from "../api/contacts.ts";
import type { ErasureReceipt } from "../api/schemas.ts";
import { eraseAddress } from "../api/privacy.ts";
import { Button } from "../kit/button.tsx";
import { CopyButton } from "../kit/copy-button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/fields.tsx";
import { Notice, ProblemNotice } from "../kit/notice.tsx";
import { heldWords } from "./person-panel.tsx";
import "./privacy.css";
import { formatCount } from "../format/number.ts";
import { formatDateTime } from "../format/time.ts";

interface EraseDialogProps {
  readonly email: string;
  readonly onClose: () => void;
  /** Called when the receipt is closed. */
  readonly onErased: () => void;
}

/** Deletes a person's data after the address is typed, and shows a receipt. */
export default function EraseDialog({ email, onClose, onErased }: EraseDialogProps): ReactElement {
  const [written, setWritten] = useState("");
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: () => eraseAddress(email),
    onSuccess: () => void queries.invalidateQueries({ queryKey: CONTACTS_KEY }),
  });
  if (erase.isSuccess) return <Receipt email={email} receipt={erase.data} onClose={onErased} />;
  const isSame = written.trim().toLowerCase() === email.trim().toLowerCase();
  return (
    <Dialog
      role="alertdialog"
      title="Delete all data of this person?"
      isOpen
      onClose={onClose}
      isDismissable={!erase.isPending}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="danger"
            icon={<Trash2 size={15} aria-hidden />}
            isDisabled={!isSame}
            isPending={erase.isPending}
            onPress={() => erase.mutate()}
          >
            Delete all data
          </Button>
        </>
      }
    >
      <p className="soft">
        This deletes the contact, its rows in every list, its history and evidence, and prepared downloads that contain
        it. It can't be undone. You get a receipt.
      </p>
      <TextField
        label={`Type ${email} to confirm`}
        value={written}
        onChange={setWritten}
        type="email"
        isCode
        autoFocus
      />
      {erase.isError && <ProblemNotice error={erase.error} />}
    </Dialog>
  );
}

interface ReceiptProps {
  readonly email: string;
  readonly receipt: ErasureReceipt;
  readonly onClose: () => void;
}

function Receipt({ email, receipt, onClose }: ReceiptProps): ReactElement {
  const found = Object.entries(receipt.deleted).filter(([, count]) => count > 0);
  return (
    <Dialog
      title="All data deleted"
      isOpen
      onClose={onClose}
      footer={
        <>
          <CopyButton text={receiptText(email, receipt)}>Copy receipt</CopyButton>
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <dl className="receipt">
        <div>
          <dt>Receipt</dt>
          <dd className="mono">{receipt.receipt_id}</dd>
        </div>
        <div>
          <dt>When</dt>
          <dd>{formatDateTime(receipt.at)}</dd>
        </div>
        {found.map(([what, count]) => (
          <div key={what}>
            <dt>{heldWords(what)}</dt>
            <dd className="num">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {found.length === 0 && <p className="soft">No data was stored about this address.</p>}
      <details>
        <summary>What may still be on disk</summary>
        <ul className="soft">
          {receipt.remains.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
      </details>
      <Notice tone="info">
        If you upload a file with this address again, it comes back. Add it to the suppression list to keep it from
        being checked.
      </Notice>
    </Dialog>
  );
}

/** The receipt as plain text; times in UTC. */
export function receiptText(email: string, { receipt_id, at, deleted, remains }: ErasureReceipt): string {
  return [
    `Deletion receipt ${receipt_id}`,
    `Address: ${email}`,
    `When: ${at}`,
    "Deleted:",
    ...Object.entries(deleted).map(([what, count]) => `  ${heldWords(what)}: ${count}`),
    "May still be on disk:",
    ...remains.map((place) => `  ${place}`),
  ].join("\n");
}

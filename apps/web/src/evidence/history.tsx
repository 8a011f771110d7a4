import type { ReactElement } from "react";
import { Link } from "react-router";
import type { ContactRecord } from "../api/schemas.ts";
import { formatDateTime } from "../format/time.ts";
import { Disclosure } from "../kit/disclosure.tsx";
import { StatusIcon } from "../status/status-icon.tsx";
import { wordsOf } from "../words/reasons.ts";
import { STATUS_WORDS } from "../words/statuses.ts";
import { EvidenceList } from "./evidence-list.tsx";

/** The checks of an address, newest first, and the lists it is in. */
export function History({ record }: { readonly record: ContactRecord }): ReactElement {
  return (
    <div className="history">
      {record.history.map((entry, at) => (
        <Disclosure
          key={`${entry.checked_at}/${at}`}
          title={`${STATUS_WORDS[entry.status].label}: ${wordsOf(entry.reason).label.toLowerCase()}`}
          note={formatDateTime(entry.checked_at)}
          isOpenAtFirst={at === 0}
        >
          {entry.evidence.length > 0 ? (
            <EvidenceList evidence={entry.evidence} />
          ) : (
            <p className="small faint">
              <StatusIcon status={entry.status} /> Decided by the text of the address alone.
            </p>
          )}
        </Disclosure>
      ))}
      {record.history.length === 0 && <p className="small faint">Not checked yet.</p>}
      {record.lists.length > 0 && (
        <Disclosure title="In these lists" note={String(record.lists.length)}>
          <ul className="history-lists">
            {record.lists.map((list) => (
              <li key={`${list.id}/${list.row_number}`}>
                <Link to={`/lists/${list.id}`}>{list.name}</Link>{" "}
                <span className="small faint num">row {list.row_number}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

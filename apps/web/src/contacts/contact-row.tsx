import type { ReactElement } from "react";
import type { Contact } from "../api/schemas.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import { wordsOf } from "../words/reasons.ts";
import { FreshnessMark } from "./freshness-mark.tsx";

export function ContactRow({
  contact,
  onOpen,
}: {
  readonly contact: Contact;
  readonly onOpen: () => void;
}): ReactElement {
  return (
    <li className="contact-row">
      <button type="button" className="row-open contact-open mono cut" onClick={onOpen}>
        {contact.email}
      </button>
      <span>
        {contact.status === null ? (
          <span className="small faint">Not checked yet</span>
        ) : (
          <StatusBadge status={contact.status} />
        )}
      </span>
      <span className="soft cut contact-why">{contact.reason !== null && wordsOf(contact.reason).label}</span>
      <span className="contact-fresh">
        <FreshnessMark contact={contact} />
      </span>
      <span className="faint small contact-checked">
        {contact.checked_at !== null && <Ago at={contact.checked_at} />}
      </span>
    </li>
  );
}

import type { ReactElement } from "react";
import type { Contact } from "../api/types.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import { providerName } from "../words/providers.ts";
import { wordsOf } from "../words/reasons.ts";

export function ContactRow({
  contact,
  onOpen,
}: {
  readonly contact: Contact;
  readonly onOpen: () => void;
}): ReactElement {
  return (
    <li className="contact-row">
      <button type="button" className="contact-open mono cut" onClick={onOpen}>
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
      <span className="soft cut contact-provider">{contact.provider != null && providerName(contact.provider)}</span>
      <span className="faint small contact-checked">
        {contact.checked_at !== null && <Ago at={contact.checked_at} />}
      </span>
    </li>
  );
}

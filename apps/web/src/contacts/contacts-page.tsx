import { BookUser, SearchX } from "lucide-react";
import { useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useContacts } from "../api/contacts.ts";
import { useStats } from "../api/stats.ts";
import type { Contact } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { Button, LinkButton } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { useUpload } from "../upload/upload-context.ts";
import { ContactDrawer } from "./contact-drawer.tsx";
import { isNarrowed, narrowingFrom } from "./contact-filter.ts";
import { ContactFilterBar } from "./contact-filter-bar.tsx";
import { RecheckButton } from "./recheck-button.tsx";
import "./contacts.css";
import { Ago } from "../kit/time.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { StatusBadge } from "../status/status-icon.tsx";
import { wordsOf } from "../words/reasons.ts";
import { FreshnessMark } from "./freshness.tsx";

/** All addresses across all lists. */
export function Component(): ReactElement {
  const [search] = useSearchParams();
  const narrowing = narrowingFrom(search);
  const contacts = useContacts(narrowing.filter, narrowing.olderThanDays);
  const stats = useStats().data;
  const rows = contacts.data?.pages.flatMap((page) => page.contacts) ?? [];
  const isEmpty = contacts.isSuccess && rows.length === 0 && !isNarrowed(narrowing);
  const [open, setOpen] = useState<Contact | null>(null);
  return (
    <div className="page">
      <PageHeader
        title="Contacts"
        lead={
          stats === undefined || stats.contacts === 0
            ? "All addresses you have uploaded."
            : `All addresses you have uploaded: ${plural(stats.contacts, "contact")} across ${plural(stats.lists, "list")}.`
        }
        actions={
          stats !== undefined &&
          stats.contacts > 0 && (
            <>
              <LinkButton to="/schedules">Schedule re-checks</LinkButton>
              <Allowed scope="verify">
                <RecheckButton narrowing={narrowing} />
              </Allowed>
            </>
          )
        }
      />
      {!isEmpty && <ContactFilterBar narrowing={narrowing} stats={stats} />}
      {contacts.isPending && <Skeleton height={400} label="Loading the contacts" />}
      {contacts.isError && rows.length === 0 && (
        <ProblemNotice error={contacts.error} onRetry={() => void contacts.refetch()} />
      )}
      {contacts.isSuccess && rows.length === 0 && (isEmpty ? <NoContacts /> : <NoneFits />)}
      {rows.length > 0 && (
        <div className="panel panel-flush contacts" aria-busy={contacts.isPlaceholderData}>
          <div className="contacts-head small faint" aria-hidden>
            <span>Address</span>
            <span>Status</span>
            <span>Reason</span>
            <span>Valid for</span>
            <span className="contact-checked">Checked</span>
          </div>
          <ul>
            {rows.map((contact) => (
              <ContactRow key={contact.id} contact={contact} onOpen={() => setOpen(contact)} />
            ))}
          </ul>
        </div>
      )}
      {contacts.hasNextPage && (
        <div>
          <Button onPress={() => void contacts.fetchNextPage()} isPending={contacts.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
      {open !== null && <ContactDrawer contact={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function NoneFits(): ReactElement {
  return (
    <div className="panel">
      <EmptyState
        icon={<SearchX size={24} aria-hidden />}
        title="No matching contacts"
        actions={<LinkButton to="/contacts">Show all contacts</LinkButton>}
      >
        Try part of the address, or remove a filter.
      </EmptyState>
    </div>
  );
}

function NoContacts(): ReactElement {
  const { chooseFile } = useUpload();
  return (
    <div className="panel">
      <EmptyState
        icon={<BookUser size={24} aria-hidden />}
        title="No contacts yet"
        actions={
          <Button variant="primary" onPress={chooseFile}>
            Upload a list
          </Button>
        }
      >
        Each address in your lists becomes one contact, with its latest result and the history of its checks. No address
        is checked twice.
      </EmptyState>
    </div>
  );
}

function ContactRow({ contact, onOpen }: { readonly contact: Contact; readonly onOpen: () => void }): ReactElement {
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

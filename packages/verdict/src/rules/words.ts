import { words } from "@rollcall/providers";

const SUBJECT = words`((user|mail ?box|account|address|name|e-?mail)( is)? )?`;

/** Complaints about a mailbox, which servers also make about senders and hosts. */
export const TROUBLE = words`
  ${SUBJECT}unknown
  ${SUBJECT}(not|n't|never) (be )?(found|recogni[sz]ed|local|known|deliverable)
  ${SUBJECT}(not|n't|never) (be )?(active|valid|verified|validated|accepted)
  ${SUBJECT}(not|n't|never) (be )?(exist(ing)?|available|registered)
  ${SUBJECT}(not|n't|never) (be )?(resolved|located|a (valid|known|local) \w{1,12})
  ${SUBJECT}(do(es)? ?n[o']t|doesn't) exist
  ${SUBJECT}(does not|has no|have no|cannot|can't|could not|couldn't) \w{1,12}( here)?
  ${SUBJECT}no longer \w{1,12}( here)?
  ${SUBJECT}(unavailable|rejected|refused|denied|invalid|illegal|bad|disabled)
  ${SUBJECT}(deactivated|suspended|inactive|expired|locked|blocked|banned|full)
  ${SUBJECT}(over ?-?(the |its )?quota|undeliverable|unroute?able)
  no such (user|mailbox|address|account)|unknown user|invalid (user|mailbox|address)
`;

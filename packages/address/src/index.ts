export type { Address, AddressFacts } from "./address.ts";

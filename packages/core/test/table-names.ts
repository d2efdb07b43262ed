import type { TableName } from "../src/history/history.ts";

/** Every table of a shop folder: a record, so that the compiler finds one that is forgotten. */
const all: Record<TableName, true> = {
  orders: true,
  parcels: true,
  reviews: true,
  "after-sales": true,
  chats: true,
  "chat-days": true,
  complaints: true,
  violations: true,
  listings: true,
  observed: true,
};

export const tableNames: readonly string[] = Object.keys(all);

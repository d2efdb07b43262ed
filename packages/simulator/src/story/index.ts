export type {
  BadEvents,
  Chronicle,
  ChronicleDay,
  Happened,
  LostPoints,
  StoryDifference,
} from "./chronicle.ts";
export type { StoryRow, StoryTables } from "./known-rows.ts";
export { type Story, tellStory } from "./tell-story.ts";
export { notTold } from "./told-rules.ts";
export type { Untold } from "./untold.ts";

import type { Target } from "./target.ts";

/**
 * A file that the platform's back office exports, as data. `required` headers tell it from the others; of the
 * `optional` ones it reads what is there. Every other column, personal data among them, is never read.
 */
export interface ExportSource {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Other spellings of a header: older exports, other pages, the keys of a JSON answer. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** Header of the day when a report has none and is named after its day (飞鸽客服数据_2026-09-01.xlsx). */
  readonly dayFromName?: string;
  /** Their words in, our words out, as data. */
  readonly targets: readonly Target[];
}

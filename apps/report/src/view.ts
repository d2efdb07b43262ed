import type { ChartSize } from "./charts/chart-size.ts";
import type { Dossier } from "./dossier.ts";
import type { Locale } from "./locale.ts";

/** What every section is handed: the results, the words, and the width to draw for. */
export interface View {
  readonly dossier: Dossier;
  readonly locale: Locale;
  readonly size: ChartSize;
}

import type { MetricId, TableName } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { LeverId } from "../levers/registry.ts";
import type { CauseLine, Observed, TroubleUnit } from "../report/diagnosis-report.ts";
import type { Ground } from "./ground.ts";
import type { Size, Suffering } from "./size.ts";

/** What a check saw. */
export type Seen =
  | { readonly kind: "cannot-tell"; readonly says: Text }
  | {
      readonly kind: "nothing";
      readonly says: Text;
      readonly observed?: Observed | null;
      readonly reference?: CauseLine["reference"];
    }
  | {
      /** Beyond luck, or above the standard: found if it is worth enough points. */
      readonly kind: "trouble";
      readonly says: Text;
      /** Who suffers; or the size itself where points are taken as such. null: nothing that a score could feel. */
      readonly size: Suffering | Size | null;
      readonly units?: readonly TroubleUnit[];
      /** Day numbers, both included. */
      readonly span?: readonly [number, number] | null;
      readonly observed?: Observed | null;
      readonly reference?: CauseLine["reference"];
      /** Over the units and spans of this check; the number of checks comes on top. */
      readonly chance?: number | null;
      readonly evidence?: CauseLine["evidence"];
      readonly pending?: number | null;
    };

/** A cause of a fall that a source names, and how it shows in a record. */
export interface Cause {
  readonly id: string;
  readonly title: Text;
  readonly kind: "trouble" | "circumstance";
  readonly source: Text;
  readonly standards: readonly string[];
  /** Tables without which nothing can be told. */
  readonly needs: readonly TableName[];
  /** Metrics that suffer, of any version; empty: no metric of an official version feels it, or points are taken as such. */
  readonly affects: readonly MetricId[];
  readonly levers: readonly LeverId[];
  readonly look: (ground: Ground) => Seen;
}

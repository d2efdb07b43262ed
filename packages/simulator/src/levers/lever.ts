import type { Text } from "@scorecast/core/report";
import type { ShopModel } from "../model/shop-model.ts";

/** What a lever's parameter is: it decides the distribution that "0.3 to 0.6" stands for. */
export type EffectKind = "share" | "positive" | "real";

/** A what-if of the shop's own doing: it turns one belief about the shop into another, and never touches the score. */
export interface Lever {
  readonly id: string;
  readonly title: Text;
  /** What to do, in one sentence. */
  readonly advice: Text;
  /** The metric that it is meant for; more of the lever never makes that metric worse. */
  readonly metric: string;
  readonly parameter: { readonly title: Text; readonly unit: string; readonly kind: EffectKind };
  /** 5 % and 95 % points where the user gives none, and where they come from. */
  readonly defaultEffect: {
    readonly low: number;
    readonly high: number;
    readonly provenance: "public" | "seed" | "assumed";
    readonly source: Text;
  };
  /**
   * The model under `amount` = effect × dose × ramp × adherence. Pure; the same model at 0. What it leaves alone
   * keeps its identity, so that nothing else is compiled or drawn anew.
   */
  readonly apply: (model: ShopModel, amount: number) => ShopModel;
}

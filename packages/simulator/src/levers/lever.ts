import type { columns } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { ShopModel } from "../model/shop-model.ts";

/** What a lever's parameter is: it decides the distribution that "0.3 to 0.6" stands for. */
export type EffectKind = "share" | "positive" | "real";

/** A part of the shop model that a lever or an incident changes, and how. */
export interface ChangedPart {
  /** Path in the model, e.g. "chats.sessions"; everything below it may change. */
  readonly part: string;
  readonly what: Text;
  /** Beside the purpose: for better or worse, and assumed unless the text says otherwise. */
  readonly side?: true;
}

/** What one product causes of the shop's orders, quality returns and reviews below five stars, each in [0, 1]. */
export interface ProductShares {
  readonly orders: number;
  readonly quality: number;
  readonly stars: number;
}

/** Something that turns one belief about a shop into another, and never touches the score. */
export interface Change {
  readonly id: string;
  readonly title: Text;
  /** What to do, in one sentence. */
  readonly advice: Text;
  /** The metric that it is about (`count:…`: a tally; "total": points are added or taken as such). */
  readonly metric: string;
  readonly parameter: { readonly title: Text; readonly unit: string; readonly kind: EffectKind };
  /** 5 % and 95 % points where the user gives none, and where they come from. */
  readonly defaultEffect: {
    readonly low: number;
    readonly high: number;
    readonly provenance: "official" | "public" | "seed" | "assumed";
    readonly source: Text;
  };
  /** Everything that `apply` changes, side effects included. */
  readonly changes: readonly ChangedPart[];
  /** Acts that the platform punishes, one of each kind per day; the rule version says what they cost. */
  readonly violations?: readonly columns.ViolationKind[];
  /**
   * The model under `amount` = effect × dose × ramp × adherence. Pure; the same model at 0. What it leaves alone
   * keeps its identity, so that nothing else is compiled or drawn anew.
   */
  readonly apply: (model: ShopModel, amount: number) => ShopModel;
  /** Where a scenario may name a product: its shares, measured on the shop's own record, take the place of assumed ones. */
  readonly product?: {
    readonly what: Text;
    /** The product's shares are the whole effect, so that none is given or drawn beside them: amount = strength. */
    readonly certain: boolean;
    readonly apply: (model: ShopModel, amount: number, shares: ProductShares) => ShopModel;
  };
}

/** A what-if of the shop's own doing. More of a measure never makes its metric worse; a violation gains nothing. */
export interface Lever extends Change {
  readonly kind: "measure" | "violation";
  /** Rights of the shop that are open while it acts. */
  readonly perks?: readonly columns.PerkKind[];
  /** Counts that a record without this lever lacks: they start from none. */
  readonly counts?: readonly string[];
  /** Yuan, where a source gives them; null: unknown, the user's to say. */
  readonly defaultCost: {
    readonly once: number;
    readonly perDay: number;
    readonly perOrder: number;
    readonly source: Text;
  } | null;
}

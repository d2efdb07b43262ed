import type { RandomSource } from "../random-source.ts";
import type { ShopTables } from "../shop-tables.ts";
import type { Draft, ExportName } from "./draft.ts";
import type { TextFile } from "./files.ts";

/** What an export no longer says. `column` null: the whole row. `now`: what stands there instead. */
export interface Loss {
  readonly export: ExportName;
  /** The row, by the columns that name it. */
  readonly key: Readonly<Record<string, string>>;
  readonly column: string | null;
  readonly was: string;
  readonly now: string;
}

/** What one kind of dirt has made of the drafts. */
export interface Soiled {
  readonly drafts: readonly Draft[];
  /** How often it was done, in units of `per`. */
  readonly done: number;
  readonly losses?: readonly Loss[];
  /** Texts about people that were put in, none of which an import may keep. */
  readonly personal?: readonly string[];
  /** Files that are no export. */
  readonly beside?: readonly TextFile[];
}

export interface Circumstances {
  readonly tables: ShopTables;
  /** Share, in (0, 1], of what the kind is counted per that it touches. */
  readonly dose: number;
  /** Dice of this kind's own, by what they are thrown for: a row is ruined or not whichever other kinds are on. */
  readonly dice: (...path: readonly (string | number)[]) => RandomSource;
}

/** One way in which exports become filthy. Kinds that do not destroy leave everything to be recovered. */
export interface Dirt {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly destroys: boolean;
  readonly per: "days" | "months" | "files" | "rows" | "cells";
  readonly usualDose: number;
  readonly soil: (drafts: readonly Draft[], circumstances: Circumstances) => Soiled;
}

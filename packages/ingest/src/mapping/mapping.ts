import type { Target } from "../sources/target.ts";

/** How one kind of foreign file is read. A mapping file (YAML) holds one for each kind of file that belongs together. */
export interface Mapping {
  /** "olist/orders": the name of the mapping file's content and of the kind of file. */
  readonly id: string;
  /** A file is of this kind when all of these columns are there. */
  readonly headers: readonly string[];
  /** Zone of times that name none; null: the shop's. */
  readonly zone: string | null;
  /** strptime formats of its times, tried in turn; none: the usual spellings (see `Cell`). */
  readonly times: readonly string[];
  /** What a row becomes. Columns go by `cleanHeader` of their name. */
  readonly targets: readonly Target[];
}

/** A result as it was read: of a known kind, its fields not looked at. */
export type RawResult = { readonly kind: string; readonly formatVersion: number } & Readonly<
  Record<string, unknown>
>;

/** One change of a result format: which results are still of the form before it, and how they become of the form after. */
export interface Step {
  readonly kinds: readonly string[];
  /** Whether `result` is of the form before this step. */
  readonly applies: (result: RawResult) => boolean;
  /** The same result in the form after; nothing that it held is lost, nothing is made up: unknown stays unknown. */
  readonly migrate: (result: RawResult) => RawResult;
}

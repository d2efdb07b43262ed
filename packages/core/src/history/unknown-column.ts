/** Whether a column of flags or words is filled nowhere in a table that has rows: unknown, which is not no. */
export function isUnknown(column: Int8Array): boolean {
  return column.length > 0 && column.every((code) => code < 0);
}

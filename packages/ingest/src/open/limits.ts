/** What one import may cost at most. Whatever exceeds a limit is a problem, never a long wait. */
export interface Limits {
  readonly files: number;
  readonly folderDepth: number;
  readonly fileBytes: number;
  /** Members of all zips together, and the bytes that they unpack to. */
  readonly members: number;
  readonly unzippedBytes: number;
  /** Unpacked bytes per packed byte, looked at from 16 MB on. */
  readonly zipRatio: number;
  /** Zips in zips: 1 allows a zip in a zip. */
  readonly zipDepth: number;
  /** A record of a CSV or a line of JSON. */
  readonly lineBytes: number;
  readonly columns: number;
  /** Rows from the top among which the header is looked for. */
  readonly headerRows: number;
  readonly jsonDepth: number;
  /** A JSON file that is one value, not lines. */
  readonly jsonBytes: number;
  /** The XML of a workbook, unpacked. */
  readonly workbookBytes: number;
  readonly workbookCells: number;
  readonly sheets: number;
  readonly parquetRows: number;
  /** For all files together. */
  readonly seconds: number;
}

export const defaultLimits: Limits = {
  files: 10_000,
  folderDepth: 8,
  fileBytes: 32 * 2 ** 30,
  members: 10_000,
  unzippedBytes: 16 * 2 ** 30,
  zipRatio: 250,
  zipDepth: 1,
  lineBytes: 2 ** 20,
  columns: 2_000,
  headerRows: 20,
  jsonDepth: 32,
  jsonBytes: 64 * 2 ** 20,
  workbookBytes: 512 * 2 ** 20,
  workbookCells: 20_000_000,
  sheets: 100,
  parquetRows: 200_000_000,
  seconds: 3_600,
};

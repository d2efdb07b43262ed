import type { MessageKey } from "./messages.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Column } from "./table-columns.ts";

const TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?$/;

export interface CellFault {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Says what is wrong with a field that `parsedSql` or `boundedSql` did not accept. */
export function cellFault(column: Column, value: string): CellFault {
  const fault = (key: MessageKey, params: CellFault["params"] = {}): CellFault => ({ key, params });
  if (value === "") return fault("value-missing");
  switch (column.kind) {
    case "time":
      return fault(TIME.test(value) ? "impossible-time" : "bad-time");
    case "date":
      return fault("bad-date");
    case "number": {
      const { min, max, whole } = column;
      const number = Number(value);
      if (Number.isNaN(number)) return fault("bad-number");
      if (number < min || number > max) return fault("out-of-range", { min, max });
      return fault(whole ? "bad-whole-number" : "bad-number", { min, max });
    }
    case "flag":
      return fault("bad-flag");
    case "word":
      return fault("bad-word", { nearest: nearestWord(value, column.words), words: column.words.join(", ") });
    case "id":
    case "order":
    case "text":
      return fault("value-missing");
    default:
      return column satisfies never;
  }
}

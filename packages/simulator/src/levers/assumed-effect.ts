import type { Text } from "@scorecast/core/report";
import type { Change } from "./lever.ts";

/** An effect that no source measures; `because` says what the guess leans on. */
export function assumedEffect(low: number, high: number, because?: Text): Change["defaultEffect"] {
  return {
    low,
    high,
    provenance: "assumed",
    source: because
      ? { zh: `假设：${because.zh}`, en: `assumed: ${because.en}` }
      : {
          zh: "假设：没有公开数据；请用自己店铺的试行结果替换",
          en: "assumed: no published figure; replace it by a trial of your own",
        },
  };
}

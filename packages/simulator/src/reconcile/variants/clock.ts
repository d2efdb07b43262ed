import type { History } from "@scorecast/core";
import type { VariantFamily } from "./variant.ts";

const HOURS = 8;

/** Times are written in another zone than they are counted in: the whole record 8 hours earlier or later. */
export const timeZones: VariantFamily = () =>
  [
    {
      id: "clock:earlier",
      hours: -HOURS,
      zh: "时区：平台的钟比记录早 8 小时（如按 UTC 切日）",
      en: "time zone: days are cut 8 hours earlier than the record's clock says (such as by UTC)",
    },
    {
      id: "clock:later",
      hours: HOURS,
      zh: "时区：记录写成了 UTC，平台的钟晚 8 小时",
      en: "time zone: the record is written in UTC, days are cut 8 hours later",
    },
  ].map(({ id, hours, zh, en }) => ({
    id,
    title: { zh, en },
    remedy: {
      zh: "核对导出文件的时间是否写成了别的时区；shop.yaml 的 timezone 改对后重新导入。",
      en: "Check whether the exports' times are in another time zone; correct timezone in shop.yaml and import again.",
    },
    apply: (counting) => ({ ...counting, history: movedBy(hours * 3600, counting.history) }),
  }));

const moved = new WeakMap<History, Map<number, History>>();

/** The record with every time moved by so many seconds; the same object for the same question. */
function movedBy(seconds: number, history: History): History {
  const known = moved.get(history) ?? new Map<number, History>();
  moved.set(history, known);
  const result = known.get(seconds) ?? moveTimes(seconds, history);
  known.set(seconds, result);
  return result;
}

function moveTimes(seconds: number, history: History): History {
  const tables = Object.entries(history).map(([name, table]) => {
    if (typeof table !== "object" || table === null || !("count" in table)) return [name, table];
    const columns = Object.entries(table).map(([column, values]) =>
      column.endsWith("At") && values instanceof Float64Array
        ? [column, values.map((time) => time + seconds)]
        : [column, values],
    );
    return [name, Object.fromEntries(columns)];
  });
  return Object.fromEntries(tables);
}

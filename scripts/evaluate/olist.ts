import { parseDay } from "../../packages/core/src/index.ts";
import { originsOf } from "../../packages/simulator/src/backtest/index.ts";
import { isCalm, withOlistShops } from "../backtest/olist.ts";
import { DAYS } from "./generated.ts";
import { foreseen, type JudgedMeasure, judge } from "./judged.ts";

const NODES = ["pickup-hours", "product-rating", "delivery-on-time-rate", "total"];
const REPLICATIONS = 399;
const FIRST = parseDay("2017-01-01")!;
const LAST = parseDay("2018-08-29")!;

/** Every so many days of every shop that has enough on record, as if something had begun, in calm times. */
export async function judgeOlistMeasures(folder: string, every: number): Promise<JudgedMeasure[]> {
  const judged = await withOlistShops(folder, [], (history, shop) => {
    const own: JudgedMeasure[] = [];
    for (const from of originsOf(FIRST, LAST, every, DAYS[0]!, { from: null, to: null })) {
      const days = DAYS.filter((one) => from + one <= LAST);
      const known = foreseen(history, from, days, NODES, REPLICATIONS, shop);
      if (!known) continue;
      for (const node of NODES)
        for (const one of days) {
          if (!isCalm({ origin: from, horizon: one })) continue;
          const evaluated = judge(known, known.ground, null, { node, days: one, shop });
          if (evaluated) own.push(evaluated);
        }
    }
    return own;
  });
  return [...judged.values()].flat();
}

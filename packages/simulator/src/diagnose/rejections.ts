import { columns } from "@scorecast/core";
import { chanceOfExcess } from "./chance.ts";
import { beyondLuck, type Ground } from "./ground.ts";

/** After-sales refused in the last 30 days. */
export interface Rejections {
  readonly finished: number;
  readonly rejected: readonly number[];
  /** Orders with a refused after-sale in all the days looked at. */
  readonly ever: { readonly noReason: ReadonlySet<number>; readonly others: ReadonlySet<number> };
  readonly noReason: { readonly finished: number; readonly rejected: readonly number[] };
  /** Whether returns without a reason are refused more often than the others, beyond luck. */
  readonly sevenDays: boolean;
  readonly sevenDaysChance: number;
}

/** null: the results of after-sales are not on record. */
export function rejections(ground: Ground): Rejections | null {
  return ground.once("rejections", () => {
    const sales = ground.history.afterSales;
    if (sales === null || sales.result.every((code) => code < 0)) return null;
    const [refused, noReasonCode] = [
      columns.afterSaleResults.indexOf("rejected"),
      columns.reasonClasses.indexOf("no-reason"),
    ];
    const since = (ground.asOf - 30) * 86_400;
    const [all, plain]: [number[], number[]] = [[], []];
    for (let row = 0; row < sales.count; row++)
      if (
        sales.appliedAt[row]! >= since &&
        sales.appliedAt[row]! < ground.asOf * 86_400 &&
        sales.result[row]! >= 0 &&
        sales.order[row]! >= 0
      ) {
        all.push(row);
        if (sales.reasonClass[row] === noReasonCode) plain.push(row);
      }
    // a case that went to the platform had been refused, however it was judged there
    const isRefused = (row: number) => sales.result[row] === refused || sales.arbitration[row] === 1;
    const ever = { noReason: new Set<number>(), others: new Set<number>() };
    for (let row = 0; row < sales.count; row++)
      if (isRefused(row) && sales.appliedAt[row]! < ground.asOf * 86_400)
        ever[sales.reasonClass[row] === noReasonCode ? "noReason" : "others"].add(sales.order[row]!);
    const rejected = all.filter(isRefused);
    const noReason = { finished: plain.length, rejected: plain.filter(isRefused) };
    const others = {
      finished: all.length - plain.length,
      rejected: rejected.length - noReason.rejected.length,
    };
    const sevenDaysChance = chanceOfExcess(
      noReason.rejected.length,
      noReason.finished,
      others.rejected,
      others.finished,
      1,
    );
    const rate = noReason.finished === 0 ? 0 : noReason.rejected.length / noReason.finished;
    const sevenDays =
      rate > ground.standard("rejection-share") &&
      rate * others.finished > ground.standard("times-worse") * others.rejected &&
      beyondLuck(ground, sevenDaysChance);
    return { finished: all.length, rejected, ever, noReason, sevenDays, sevenDaysChance };
  });
}

/** How many of the refused cases had a human session about the order between application and end; null: no sessions on record. */
export function contacted({ history }: Ground, rows: readonly number[]): number | null {
  const { chats, afterSales } = history;
  if (chats === null) return null;
  const talks = new Map<number, number[]>();
  for (let row = 0; row < chats.count; row++) {
    const order = chats.order[row]!;
    if (order < 0 || chats.human[row] !== 1) continue;
    const list = talks.get(order) ?? [];
    talks.set(order, list);
    list.push(chats.startedAt[row]!);
  }
  return rows.filter((row) => {
    const [from, to] = [afterSales!.appliedAt[row]!, afterSales!.closedAt[row]!];
    return (talks.get(afterSales!.order[row]!) ?? []).some((at) => at >= from && !(at > to));
  }).length;
}

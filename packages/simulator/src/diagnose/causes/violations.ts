import { columns, dayOf, formatDay, reevaluated } from "@scorecast/core";
import type { Text } from "@scorecast/core/report";
import type { Cause } from "../cause.ts";

const titles: Readonly<Record<columns.ViolationKind, Text>> = {
  "abnormal-return-address": { zh: "异常售后地址", en: "abnormal return address" },
  "invoice-refusal": { zh: "拒开发票", en: "invoice refused" },
  brushing: { zh: "刷单刷评", en: "brushing" },
  "false-advertising": { zh: "虚假宣传", en: "false advertising" },
  "fraudulent-shipping": { zh: "欺诈发货", en: "fraudulent shipping" },
  "brand-confusion": { zh: "混淆品牌", en: "brand confusion" },
  "mocking-customers": { zh: "嘲讽客户", en: "mocking customers" },
  "refusing-after-sale": { zh: "无故拒绝售后", en: "refusing an after-sale" },
};

/** Acts for which the rules take points. */
export const violations: Cause = {
  id: "violations",
  title: { zh: "违规扣分（刷单等）", en: "Violations (brushing and others)" },
  kind: "trouble",
  source: {
    zh: "规则：差行为扣分；源文档 003 的福利品拉分属违规",
    en: "the rules' deductions; the cheap-goods trick of source document 003 is one",
  },
  standards: [],
  needs: ["violations"],
  affects: [],
  levers: [],
  look(ground) {
    const { deductions } = ground.scored.state;
    const table = ground.history.violations!;
    if (deductions.length === 0)
      return {
        kind: "nothing",
        says: { zh: "这一天没有违规扣分", en: "no points are taken for violations on this day" },
      };
    const { plan, scored } = ground;
    const without = reevaluated(plan, scored.numerators, scored.denominators, {
      ...scored.state,
      deducted: 0,
      deductions: [],
    }).formal;
    const points = without - scored.evaluation.formal;
    const acts = [...new Set(deductions.flatMap(({ acts }) => acts))];
    const taken = deductions.reduce((sum, line) => sum + line.points, 0);
    return {
      kind: "trouble",
      says: {
        zh: `${acts.length} 次违规，规则扣 ${taken} 分`,
        en: `${acts.length} violations, for which the rules take ${taken} points`,
      },
      size: { points, interval: [points, points], metrics: [] },
      evidence: [...new Set(acts.map((row) => table.kind[row]!))].map((kind) => ({
        title: titles[columns.violationKinds[kind]!],
        items: acts.filter((row) => table.kind[row] === kind).map((row) => formatDay(dayOf(table.at[row]!))),
      })),
    };
  },
};

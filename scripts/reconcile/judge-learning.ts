import {
  compilePlan,
  type RuleVersion,
  scoreDays,
  tablesOf,
  tallyShop,
} from "../../packages/core/src/index.ts";
import { applyOverrides, parseOverrides } from "../../packages/core/src/rules/checked.ts";
import {
  adaptedSpec,
  generateShop,
  type ShopPresetName,
  shopHistory,
  shopPresets,
} from "../../packages/simulator/src/generate/index.ts";
import { reconcile } from "../../packages/simulator/src/reconcile/index.ts";
import { secretRules } from "../../packages/simulator/test/reconcile/secret-rules.ts";
import { type PageKind, shownPage, withPage } from "../../packages/simulator/test/reconcile/shown-page.ts";
import { rulesOf } from "../../packages/simulator/test/rules.ts";

const BEFORE = 40;
const SHOWN = 60;
const LATER = 60;
const SOON = 30;
const DRAWS = 24;

interface Judged {
  readonly preset: string;
  readonly days: number;
  readonly within: { readonly before: number; readonly after: number };
  /** Of the first 30 of the days. */
  readonly soon: { readonly days: number; readonly within: number };
  readonly off: { readonly before: number; readonly after: number };
  /** Days whose true total lies between the third least and the third greatest of 24 draws: 21/25 = 84 % of them should. */
  readonly held: number;
  readonly seconds: number;
}

/** Writes of every kind of page how the learnt total did on the days after those shown. */
export function judgeLearning(shops: number, version: string, kinds: readonly string[]): void {
  const rules = rulesOf(version);
  const presets = Object.keys(shopPresets).filter((preset) => preset !== "growth-stage") as ShopPresetName[];
  for (const kind of kinds) {
    const judged: Judged[] = [];
    for (let shop = 0; shop < shops; shop++) {
      const one = judgeShop(rules, presets[shop % presets.length]!, `${shop}`, kind as PageKind);
      judged.push(one);
      console.log(
        `${kind} | ${one.preset} ${shop} | ${one.within.after}/${one.days} days within 1 point (shipped ${one.within.before}) | off by ${(one.off.after / one.days).toFixed(2)} (${(one.off.before / one.days).toFixed(2)})`,
      );
    }
    tell(kind, judged);
  }
}

function judgeShop(rules: RuleVersion, preset: ShopPresetName, seed: string, kind: PageKind): Judged {
  const history = shopHistory(
    generateShop(adaptedSpec(shopPresets[preset], { days: BEFORE + SHOWN + LATER }), `reconcile-${seed}`),
  );
  const secret = secretRules(rules, history, `reconcile-${preset}-${seed}`);
  const from = history.firstDay! + BEFORE;
  const [last, end] = [from + SHOWN - 1, from + SHOWN + LATER - 1];
  const { rows } = shownPage(history, secret, [from, last], kind);
  const { totals } = shownPage(history, secret, [last + 1, end], "total");
  const started = process.cpuUsage();
  const report = reconcile({
    shops: [{ history: withPage(history, rows), input: seed, counts: () => true }],
    ...{ rules, program: "evidence", seed, draws: DRAWS },
  });
  const { user } = process.cpuUsage(started);
  const learnt = parseOverrides(report.overrides ?? {}).overrides!;
  const { rules: central } = applyOverrides(rules, learnt);
  const totalsUnder = (own: RuleVersion) =>
    scoreDays(
      compilePlan(own, history.shop, tablesOf(history)),
      tallyShop(history, own),
      history,
      last + 1,
      end,
    ).total;
  const after = totalsUnder(central!);
  const before = totalsUnder(rules);
  const drawn = (learnt.draws ?? []).map((draw) => totalsUnder(applyOverrides(rules, draw).rules!));
  const result = {
    days: 0,
    within: { before: 0, after: 0 },
    soon: { days: 0, within: 0 },
    off: { before: 0, after: 0 },
    held: 0,
  };
  for (const [d, truth] of totals.entries()) {
    if (Number.isNaN(truth)) continue;
    result.days++;
    if (d < SOON) result.soon.days++;
    if (d < SOON && Math.abs(after[d]! - truth) <= 1) result.soon.within++;
    for (const [which, own] of [
      ["before", before],
      ["after", after],
    ] as const) {
      const error = Math.abs(own[d]! - truth);
      result.off[which] += error;
      if (error <= 1) result.within[which]++;
    }
    const sorted = drawn.map((own) => own[d]!).sort((a, b) => a - b);
    if (sorted.length === DRAWS && truth >= sorted[2]! && truth <= sorted[DRAWS - 3]!) result.held++;
  }
  return { preset, ...result, seconds: user / 1e6 };
}

function tell(kind: string, judged: readonly Judged[]): void {
  const sum = (of: (one: Judged) => number) => judged.reduce((total, one) => total + of(one), 0);
  const days = sum((one) => one.days);
  const share = (of: (one: Judged) => number) => {
    const value = sum(of) / days;
    const spread = judged.reduce((total, one) => total + (of(one) - value * one.days) ** 2, 0);
    return `${(100 * value).toFixed(1)} % ± ${((100 * Math.sqrt(spread)) / days).toFixed(1)}`;
  };
  console.log(
    `\n## ${kind}: ${judged.length} shops, ${days} later days (± one standard error, shops drawn together)`,
  );
  console.log(
    `within 1 point: learnt ${share((one) => one.within.after)}, shipped ${share((one) => one.within.before)}`,
  );
  const soon = sum((one) => one.soon.within) / sum((one) => one.soon.days);
  console.log(`within 1 point on the first ${SOON} of the days: learnt ${(100 * soon).toFixed(1)} %`);
  console.log(
    `off by: learnt ${(sum((one) => one.off.after) / days).toFixed(2)}, shipped ${(sum((one) => one.off.before) / days).toFixed(2)}`,
  );
  console.log(`80 % ranges of the draws (84 % of the truth expected) held ${share((one) => one.held)}`);
  console.log(`${(sum((one) => one.seconds) / judged.length).toFixed(1)} s of CPU each\n`);
}

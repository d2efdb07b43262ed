import type { Text } from "@scorecast/core/report";
import { type Effect, effectPoints } from "../levers/effect.ts";
import type { LeverId } from "../levers/registry.ts";
import { levers } from "../levers/registry.ts";
import { exp } from "../numeric/exp.ts";
import { log } from "../numeric/log.ts";
import type { ScenarioIssue } from "../scenario/issue.ts";
import type { PlannedMeasure, PlanRecords } from "./plan.ts";

/** Grades 1 and 2 of five are dissatisfied; the platform's chat metric counts 1–3, so the middle one as well. */
const DISSATISFIED_GRADES = 3;

type Feeding = "refunds" | "satisfaction" | "inspections";

/** What each kind of record can say of which levers: the parameter is defined as just this share. */
const feeding: Readonly<Record<Feeding, readonly LeverId[]>> = {
  refunds: ["fast-refund"],
  satisfaction: ["staff-training"],
  inspections: ["three-stage-quality-checks", "stronger-packing"],
};

/** The share by which a record fell, before to now; null where it says no "before". */
function shareSaved(
  records: PlanRecords,
  kind: Feeding,
  place: number,
): { share: number; text: Text } | null {
  switch (kind) {
    case "refunds": {
      const { type, days, before } = records.refunds[place]!;
      if (before === null) return null;
      return {
        share: 1 - days / before,
        text: {
          zh: `由退款记录“${type}”得出：${before} 天降到 ${days} 天`,
          en: `from the refunds "${type}": ${before} days to ${days}`,
        },
      };
    }
    case "satisfaction": {
      const { aspect, shares, before } = records.satisfaction[place]!;
      if (before === null) return null;
      const poor = (grades: readonly number[]) =>
        grades.slice(0, DISSATISFIED_GRADES).reduce((sum, share) => sum + share, 0);
      const [a, b] = [poor(before), poor(shares)];
      return {
        share: a <= 0 ? 0 : 1 - b / a,
        text: {
          zh: `由满意度“${aspect}”得出：一至三档从 ${shown(a)} 到 ${shown(b)}`,
          en: `from the satisfaction with "${aspect}": grades 1 to 3 from ${shown(a)} to ${shown(b)}`,
        },
      };
    }
    case "inspections": {
      const { product, pass, before } = records.inspections[place]!;
      if (before === null) return null;
      return {
        share: before >= 1 ? 0 : 1 - (1 - pass) / (1 - before),
        text: {
          zh: `由检验合格率“${product}”得出：不合格从 ${shown(1 - before)} 到 ${shown(1 - pass)}`,
          en: `from the inspections of "${product}": failures from ${shown(1 - before)} to ${shown(1 - pass)}`,
        },
      };
    }
    default:
      return kind satisfies never;
  }
}

function shown(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}

/**
 * The effect that a record says a measure has: the share by which its figure fell, as uncertain as the lever's own effect
 * is (on the scale of log-odds), because nobody knows how much of it is the measure's doing.
 */
export function fedEffect(
  records: PlanRecords,
  kind: Feeding,
  place: number,
  { lever }: PlannedMeasure,
  path: readonly (string | number)[],
): { readonly effect: Effect; readonly text: Text } | ScenarioIssue {
  const use = lever?.use as LeverId | undefined;
  if (use === undefined || !feeding[kind].includes(use)) {
    const ids = feeding[kind].join(", ");
    return {
      path,
      text: {
        zh: `这类记录只能给 ${ids} 的效果；请指向用它们的措施，或删去 feeds`,
        en: `such records say the effect of ${ids} alone; name a measure that uses one, or remove feeds`,
      },
    };
  }
  if (lever!.effect !== null)
    return {
      path,
      text: {
        zh: "该措施已写明 effect；effect 与 feeds 请只留一个",
        en: "the measure says its effect already; keep effect or feeds, not both",
      },
    };
  const saved = shareSaved(records, kind, place);
  if (saved === null)
    return {
      path,
      text: { zh: "feeds 需要 before：计划之前的数值", en: "feeds needs before: the figure before the plan" },
    };
  if (!(saved.share > 0.005 && saved.share < 0.995))
    return {
      path,
      text: {
        zh: `数值没有变好到可以作效果（${shown(saved.share)}）；请删去 feeds`,
        en: `the figure did not improve by a usable share (${shown(saved.share)}); remove feeds`,
      },
    };
  const { low, high } = levers[use].defaultEffect;
  const logit = (x: number) => log(x / (1 - x));
  const half = (logit(high) - logit(low)) / 2;
  const at = (x: number) => 1 / (1 + exp(-x));
  const effect = { low: at(logit(saved.share) - half), high: at(logit(saved.share) + half) };
  if (!effectPoints(effect, "share")) throw new RangeError(`${saved.share} is no share.`);
  return { effect, text: saved.text };
}

import type { Text } from "@scorecast/core/report";
import type { EngineState } from "../engine/engine-state.ts";
import { effectInput } from "../engine/probe.ts";
import { seriesLevels } from "../engine/series/series-run.ts";
import { incidentById, incidents } from "../incidents/registry.ts";
import { leverById } from "../levers/registry.ts";
import { chainIds, chainTitles } from "../model/chains.ts";
import { seriesId, titleOf } from "../model/processes.ts";
import type { Study } from "./plan-study.ts";
import { assumedStandards, dayVarianceProcesses, type Variation } from "./variation.ts";

/**
 * Something that the answer rests on and nobody knows exactly. "level": how good the shop really is, from its posterior;
 * "effect": of a lever; "luck": what happens day by day; "day-variance", "elasticity" and "standard" have no distribution and are
 * varied over a range of ours.
 */
export interface UncertainInput {
  readonly id: string;
  readonly kind: "level" | "effect" | "luck" | "day-variance" | "elasticity" | "standard";
  readonly title: Text;
  /** What its two ends are. */
  readonly range: Text;
  /** Rests on a prior more than on the shop's record. */
  readonly thin: boolean;
  /** The study with it at its low and its high end; null: luck has no ends. */
  readonly ends: readonly [Variation, Variation] | null;
  /** The study with it alone drawn anew; null: it is not drawn. */
  readonly redrawn: Variation | null;
}

const levelTitles: Readonly<Record<string, Text>> = {
  demand: { zh: "每日订单水平", en: "orders per day" },
  pickup: { zh: "揽收有多快（按天）", en: "days to pickup" },
  "pickup-seconds": { zh: "揽收用时", en: "hours to pickup" },
  signing: { zh: "在途有多久", en: "days in transit" },
  review: { zh: "评价率", en: "share reviewed" },
  "quality-return": { zh: "品质退货率", en: "returns for quality" },
  "damage-return": { zh: "破损退货率", en: "returns for damage" },
  application: { zh: "售后申请率", en: "after-sale applications" },
  refund: { zh: "退款有多快", en: "days to refund" },
  "review-seconds": { zh: "售后审核用时", en: "hours to review an after-sale" },
  sessions: { zh: "人工会话量", en: "chat sessions" },
  response: { zh: "会话响应用时", en: "seconds to answer a chat" },
  seeking: { zh: "求助商家的订单", en: "orders that turn to the merchant" },
  escalation: { zh: "求助平台率", en: "orders that turn to the platform" },
  rated: { zh: "会话评价率", en: "share of chats rated" },
  dissatisfied: { zh: "会话不满意率", en: "dissatisfied chats" },
  stars: { zh: "评价星级", en: "stars of reviews" },
  delivery: { zh: "运单迟到率", en: "late waybills" },
};

/** Priors that speak of a level under another name. */
const priorOf: Readonly<Record<string, string>> = { response: "rounds", dissatisfied: "rated" };

const posteriorRange: Text = { zh: "后验的 10 % 与 90 % 点", en: "10 % and 90 % points of its posterior" };
const effectRange: Text = { zh: "效果的 10 % 与 90 % 点", en: "10 % and 90 % points of its effect" };
const scatterRange: Text = {
  zh: "方差减半与加倍（范围为假设）",
  en: "variance halved and doubled (our range)",
};
const standardRange: Text = {
  zh: "丢分少两成与多两成（范围为假设）",
  en: "a fifth fewer and a fifth more points lost (our range)",
};

/** Everything uncertain that a study's numbers rest on. */
export function uncertainInputs({ state, priors }: Study): UncertainInput[] {
  const thin = (id: string) => priors.some(({ process }) => process === (priorOf[id] ?? id));
  const drawn = (
    id: string,
    kind: "level" | "effect",
    title: Text,
    range: Text,
    inputs: readonly string[],
  ): UncertainInput => ({
    ...{ id, kind, title, range, thin: thin(id) },
    ends: [
      { kind: "held", inputs, at: 0.1 },
      { kind: "held", inputs, at: 0.9 },
    ],
    redrawn: { kind: "redrawn", inputs },
  });
  const counts = state.model.counts.filter(({ share }) => share.a > 0).map(({ id }) => `count:${id}`);
  const uses = [
    ...new Set(
      state.scenarios
        .flatMap(({ levers, incidents = [] }) => [...levers, ...incidents])
        .filter(({ effectPoints }) => effectPoints.length > 1)
        .map(({ use }) => use),
    ),
  ];
  return [
    ...Object.entries(levelTitles).map(([id, title]) => drawn(id, "level", title, posteriorRange, [id])),
    ...seriesUnknown(state).map((metric) => {
      const id = seriesId(metric);
      return drawn(id, "level", titleOf(id, state.rules), posteriorRange, [id]);
    }),
    ...(counts.length > 0
      ? [
          drawn(
            "bonus-counts",
            "level",
            { zh: "加分项的占比", en: "shares that bonuses read" },
            posteriorRange,
            counts,
          ),
        ]
      : []),
    ...chainIds
      .filter((id) => (state.model.chains?.[id]?.points.length ?? 0) > 1)
      .map((id) => drawn(`chain:${id}`, "level", chainTitles[id], posteriorRange, [`chain:${id}`])),
    ...uses.map((use) => {
      const { title } = Object.hasOwn(incidents, use) ? incidentById(use) : leverById(use);
      const effect = { zh: `${title.zh}的效果`, en: `effect: ${title.en}` };
      return drawn(effectInput(use), "effect", effect, effectRange, [effectInput(use)]);
    }),
    {
      id: "luck",
      kind: "luck",
      title: { zh: "日常运气", en: "luck of the days" },
      range: { zh: "", en: "" },
      thin: false,
      ends: null,
      redrawn: { kind: "other-luck" },
    },
    ...Object.keys(dayVarianceProcesses).map((process): UncertainInput => {
      const title = levelTitles[process]!;
      return {
        id: `day-variance:${process}`,
        kind: "day-variance",
        title: { zh: `${title.zh}：日间起伏`, en: `good and bad days: ${title.en}` },
        range: scatterRange,
        thin: thin(process),
        ends: [
          { kind: "day-variance", process, factor: 0.5 },
          { kind: "day-variance", process, factor: 2 },
        ],
        redrawn: null,
      };
    }),
    ...(state.scenarios.some(({ feedback }) => feedback)
      ? [
          {
            id: "elasticity",
            kind: "elasticity",
            title: { zh: "流量对分数的弹性", en: "elasticity of traffic to the score" },
            range: { zh: "减半与加倍（范围为假设）", en: "halved and doubled (our range)" },
            thin: false,
            ends: [
              { kind: "elasticity", factor: 0.5 },
              { kind: "elasticity", factor: 2 },
            ],
            redrawn: null,
          } as const,
        ]
      : []),
    ...assumedStandards(state.rules).map((metric): UncertainInput => {
      const { title } = state.rules.metrics[metric]!;
      return {
        id: `standard:${metric}`,
        kind: "standard",
        title: { zh: `${title.zh}：得分标准`, en: `${title.en}: how it becomes points` },
        range: standardRange,
        thin: false,
        ends: [
          { kind: "lost-points", metric, factor: 0.8 },
          { kind: "lost-points", metric, factor: 1.2 },
        ],
        redrawn: null,
      };
    }),
  ];
}

/** Metrics of the study's rules that are drawn from series of their own and are not known exactly. */
function seriesUnknown({ model, rules }: EngineState): string[] {
  const unknown = (model.series ?? []).filter(
    (one) => Object.hasOwn(rules.metrics, one.metric) && seriesLevels(one).length > 0,
  );
  return [...new Set(unknown.map(({ metric }) => metric))];
}

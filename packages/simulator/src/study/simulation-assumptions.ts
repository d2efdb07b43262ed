import type { Assumption } from "@scorecast/core/report";
import type { EngineState } from "../engine/engine-state.ts";
import type { Feedback } from "../engine/feedback.ts";

/** What every projection takes for granted, beside the unpublished parts of the rules. */
const simulationAssumptions: readonly Assumption[] = [
  {
    id: "steady-rates",
    text: {
      zh: "各环节的发生率与订单水平保持近 12 周的样子（近期更能预测的环节，近的日子权重更大），不含以后的趋势、大促与节假日。",
      en: "Rates and order volume stay as in the last 12 weeks, recent days weighing more where they predict better; no future trend, campaign or holiday.",
    },
    provenance: "assumed",
    source: "simulation-model",
  },
  {
    id: "no-new-violations",
    text: {
      zh: "除方案写明的以外，未来不发生新的违规，店铺权益保持现状；已有扣分按窗口滚出。",
      en: "Beyond what a scenario says, no new violations, and the shop's perks stay as they are; known deductions roll off with their window.",
    },
    provenance: "assumed",
    source: "simulation-model",
  },
  {
    id: "processes-apart",
    text: {
      zh: "晚到会按从记录学到的倍数影响星级、会话与求助，回复慢会影响不满意率；除此之外，各环节除订单量相连外相互独立（连着的坏日子仍被低估）。",
      en: "Lateness reaches stars, chats and calls for help, and slow replies dissatisfaction, as the record teaches; beyond that and sharing the orders, processes do not affect each other (bad days in a row are still understated).",
    },
    provenance: "assumed",
    source: "simulation-model",
  },
];

const noFeedback: Assumption = {
  id: "no-feedback",
  text: {
    zh: "分数变化不反过来影响流量与订单量。",
    en: "The score does not act back on traffic and orders.",
  },
  provenance: "assumed",
  source: "simulation-model",
};

/** What all projections of a state take for granted. */
export function assumptionsOf({ rules, scenarios }: EngineState): readonly Assumption[] {
  const feedback = scenarios.find((scenario) => scenario.feedback)?.feedback;
  return [
    ...simulationAssumptions,
    feedback ? withFeedback(feedback) : noFeedback,
    ...(rules.draws ? [learntRules(rules.draws.length)] : []),
  ];
}

function learntRules(draws: number): Assumption {
  return {
    id: "learnt-rules",
    text: {
      zh: `标准或权重是从后台显示的分数学来的：${draws} 组同样可能的取值，各次推演轮流使用，所以总分的范围含有规则本身的不确定；起始日按中间的一组计算。`,
      en: `Standards or weights were learnt from scores that the page showed: ${draws} equally likely sets, among which the futures take turns, so that the ranges hold the uncertainty of the rules too; the first day is scored by the central set.`,
    },
    provenance: "user",
    source: "user",
  };
}

function withFeedback({ elasticity, delayDays, least, most, cutoff }: Feedback): Assumption {
  const [low, high] = [least, most].map((factor) => Math.round(100 * factor));
  const share = cutoff && Math.round(100 * cutoff.to);
  return {
    id: "feedback",
    text: {
      zh:
        `已开启分数对流量的反馈：总分比起始日每高（低）1 分，${delayDays} 天后的订单多（少）${elasticity} %，限于 ${low} %–${high} %` +
        `${cutoff ? `；低于 ${cutoff.below} 分时只剩 ${share} %` : ""}。数值由使用者假设，没有公开数据。`,
      en:
        `Feedback of the score on traffic is on: ${elasticity} % more (fewer) orders for each point above (below) the total at the start, ` +
        `${delayDays} day${delayDays === 1 ? "" : "s"} later, within ${low} %–${high} %` +
        `${cutoff ? `; ${share} % of them below ${cutoff.below} points` : ""}. The user's assumption: nothing is published.`,
    },
    provenance: "assumed",
    source: "user",
  };
}

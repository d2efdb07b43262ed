import { reevaluated } from "@scorecast/core";
import type { Cause } from "../cause.ts";

const DAYS = 30;

/** Versions that rank a shop among its peers: their figures moved, the shop's did not. */
export const peersMoved: Cause = {
  id: "peers-moved",
  title: { zh: "同行变好了", en: "The peers moved" },
  kind: "circumstance",
  source: { zh: "源文档 003：要超过大多数同行才有用", en: "source document 003: one must beat most peers" },
  standards: [],
  needs: [],
  affects: [],
  levers: [],
  look(ground) {
    const { plan, scored } = ground;
    const ranked = plan.metrics.flatMap(({ mapping }) => (mapping.kind === "peer-rank" ? [mapping] : []));
    if (ranked.length === 0)
      return {
        kind: "nothing",
        says: { zh: "这个版本不与同行排名", en: "this version does not rank a shop among its peers" },
      };
    if (ranked.every(({ days }) => days.length < 2))
      return {
        kind: "cannot-tell",
        says: {
          zh: "同行的数值只有一份；在 --overrides 文件里按日期写下后台显示的同行数值就看得出",
          en: "only one set of the peers' figures is known; dated ones in an --overrides file would tell",
        },
      };
    const then = reevaluated(plan, scored.numerators, scored.denominators, {
      ...scored.state,
      day: ground.asOf - DAYS,
    });
    const points = then.formal - scored.evaluation.formal;
    if (!(points > 0))
      return {
        kind: "nothing",
        says: {
          zh: `同样的表现放在 ${DAYS} 天前的同行里分数不会更高`,
          en: `the same record among the peers of ${DAYS} days ago would score no higher`,
        },
      };
    return {
      kind: "trouble",
      says: {
        zh: `同样的表现放在 ${DAYS} 天前的同行里会多 ${points.toFixed(1)} 分`,
        en: `the same record among the peers of ${DAYS} days ago would score ${points.toFixed(1)} points more`,
      },
      size: { points, interval: [points, points], metrics: [] },
    };
  },
};

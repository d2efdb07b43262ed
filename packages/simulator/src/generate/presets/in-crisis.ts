import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/**
 * A shop in crisis: from the end of September the main courier stalls, a batch of dresses is bad, chats go
 * unanswered and refunds are fought over; invoices are refused.
 */
export const inCrisis: ShopSpec = {
  ...steadyFashion,
  shop: { ...steadyFashion.shop, id: "in-crisis", name: "示例危机店" },
  startDay: "2026-07-12",
  days: 112,
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 8.5, dispersion: 0.25, growthPer30Days: -0.05 },
  },
  products: steadyFashion.products.map((product) => ({
    ...product,
    defectRate: product.defectRate * 2,
    mismatchRate: product.mismatchRate * 2,
  })),
  handling: {
    ...steadyFashion.handling,
    packingHours: [
      [0, 2],
      [0.5, 9],
      [0.9, 19],
      [1, 36],
    ],
    missedRoundShare: 0.05,
    wrongItemRate: 0.006,
  },
  couriers: steadyFashion.couriers.map((courier) => ({
    ...courier,
    damageRate: courier.damageRate * 4,
    trajectoryRate: courier.trajectoryRate * 5,
  })),
  chats: {
    ...steadyFashion.chats,
    staffed: { from: 8.5, until: 22 },
    unansweredRate: 0.03,
    ratedShare: 0.35,
    replySeconds: [
      [0, 8],
      [0.5, 60],
      [0.9, 180],
      [1, 600],
    ],
    escalationShare: 0.08,
  },
  afterSales: {
    ...steadyFashion.afterSales,
    autoApproveShare: 0.15,
    reviewHours: [
      [0, 1],
      [0.5, 7],
      [0.9, 16],
      [1, 28],
    ],
    rejectShare: 0.12,
    arbitrationShare: 0.3,
    merchantLiableShare: 0.7,
  },
  complaints: {
    ...steadyFashion.complaints,
    rate: { fine: 0.0005, late: 0.01, mismatch: 0.02, "wrong-item": 0.05, damaged: 0.04, defective: 0.05 },
  },
  incidents: [
    {
      kind: "courier-trouble",
      from: "2026-09-29",
      days: 16,
      courier: "中通快递",
      extraHours: [
        [0, 0],
        [0.5, 18],
        [1, 80],
      ],
    },
    {
      kind: "defective-batch",
      from: "2026-09-28",
      days: 10,
      productId: "3701000000000000101",
      defectRate: 0.3,
    },
    { kind: "chat-outage", from: "2026-10-09", days: 2, unansweredRate: 0.7 },
  ],
  violations: [
    { kind: "invoice-refusal", on: "2026-08-20", aboutOrder: true },
    { kind: "invoice-refusal", on: "2026-10-08", aboutOrder: true },
    { kind: "invoice-refusal", on: "2026-10-19", aboutOrder: true },
    { kind: "abnormal-return-address", on: "2026-10-14", aboutOrder: true },
    { kind: "mocking-customers", on: "2026-10-21", aboutOrder: true },
    { kind: "false-advertising", on: "2026-10-23", aboutOrder: false },
  ],
};

import type { ShopSpec } from "../shop-spec.ts";
import { steadyFashion } from "./steady-fashion.ts";

/**
 * A shop in crisis: from the end of September the main courier stalls, a batch of dresses is bad, chats go
 * unanswered and refunds are fought over; invoices are refused.
 */
export const inCrisis: ShopSpec = {
  ...steadyFashion,
  shop: { ...steadyFashion.shop, id: "in-crisis", name: "示例危机店" },
  demand: {
    ...steadyFashion.demand,
    volume: { kind: "random", purchasesPerDay: 9, dispersion: 0.25, growthPer30Days: -0.05 },
  },
  products: steadyFashion.products.map((product) => ({
    ...product,
    defectRate: product.defectRate * 3,
    mismatchRate: product.mismatchRate * 3,
  })),
  handling: {
    ...steadyFashion.handling,
    packingHours: [
      [0, 2],
      [0.5, 12],
      [0.9, 30],
      [1, 55],
    ],
    missedRoundShare: 0.08,
    wrongItemRate: 0.01,
  },
  couriers: steadyFashion.couriers.map((courier) => ({
    ...courier,
    damageRate: courier.damageRate * 4,
    trajectoryRate: courier.trajectoryRate * 5,
  })),
  chats: {
    ...steadyFashion.chats,
    staffed: { from: 10, until: 20 },
    unansweredRate: 0.12,
    ratedShare: 0.35,
    replySeconds: [
      [0, 8],
      [0.5, 95],
      [0.9, 320],
      [1, 900],
    ],
    escalationShare: 0.2,
  },
  afterSales: {
    ...steadyFashion.afterSales,
    autoApproveShare: 0.05,
    reviewHours: [
      [0, 1],
      [0.5, 12],
      [0.9, 26],
      [1, 45],
    ],
    rejectShare: 0.2,
    arbitrationShare: 0.4,
    merchantLiableShare: 0.7,
  },
  complaints: {
    ...steadyFashion.complaints,
    rate: { fine: 0.001, late: 0.02, mismatch: 0.04, "wrong-item": 0.08, damaged: 0.06, defective: 0.08 },
  },
  incidents: [
    {
      kind: "courier-trouble",
      from: "2026-09-25",
      days: 30,
      courier: "中通快递",
      extraHours: [
        [0, 6],
        [0.5, 40],
        [1, 110],
      ],
    },
    {
      kind: "defective-batch",
      from: "2026-09-28",
      days: 14,
      productId: "3701000000000000101",
      defectRate: 0.4,
    },
    { kind: "chat-outage", from: "2026-10-09", days: 4, unansweredRate: 0.85 },
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

export { defaultSeed } from "../study/plan-study.ts";
export { observedDays, type ReconcileInput, type ReconcileShop, reconcile } from "./reconcile.ts";

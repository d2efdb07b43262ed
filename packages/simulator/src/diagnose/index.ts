export type { CauseLine, DiagnosisReport, NewEventLine, StandardLine } from "../report/diagnosis-report.ts";
export { type CauseId, causes } from "./causes/registry.ts";
export { causeLines, type DiagnosisInput, diagnoseShop } from "./diagnose-shop.ts";
export { type Ground, groundOf } from "./ground.ts";
export { standardLines, standardsWith } from "./standards.ts";

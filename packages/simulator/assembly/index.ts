export { addCounts, addCountsToSums, addPoints, addRows, addSums, multiply, outer, ratios } from "./columns";
export {
  binomials,
  binomialsOf,
  binomialsOfHazard,
  durationSums,
  pick,
  poissons,
  poissonsOf,
  spread,
} from "./draws";
export { freeFrom, normalCells, reciprocals, stirlingErrors } from "./memory";
export { quantiles } from "./selection";
export { openStreams, uniforms } from "./streams";
export { addFamily, forgetTables, useArena } from "./tables";

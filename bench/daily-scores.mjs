// 365 daily scores in one pass over the events, against 365 scores one by one (measured on 12 and scaled). Prints JSON.
const folder = process.argv[2];
const { compilePlan, loadRules, scoreDays, tablesOf, tallyShop } = await import(
  "../packages/core/dist/src/index.js"
);
const { readShopFolder } = await import("../packages/ingest/dist/index.js");
const { history } = await readShopFolder(folder);
const rules = await loadRules("douyin-2026-09-08");
const last = history.lastDay + 1;
const time = (work) => {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e6;
};
const days = (from, to) => {
  const tallies = tallyShop(history, rules);
  return scoreDays(compilePlan(rules, history.shop, tablesOf(history)), tallies, history, from, to);
};
days(last, last);
const one = time(() => days(last, last));
const year = time(() => days(last - 364, last));
const singles = time(() => {
  for (let day = last - 11; day <= last; day++) days(day, day);
});
console.log(JSON.stringify({ one, year, singles365: (singles / 12) * 365 }));

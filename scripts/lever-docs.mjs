// The page about levers and incidents, made from their registries: docs/levers.md.

const mark = {
  official: "官方 official",
  public: "公开 public",
  seed: "文章 seed",
  assumed: "估 assumed",
};
const kinds = { share: "比例 share", positive: "正数 positive", real: "实数 real" };

/** The page by its path below docs/. Pure: the same registries give the same bytes. */
export function leverPages({ levers, incidents }) {
  const all = Object.values(levers);
  const measures = all.filter(({ kind }) => kind === "measure");
  const violations = all.filter(({ kind }) => kind === "violation");
  const troubles = Object.values(incidents);
  return {
    "levers.md": `${[
      "# 措施与事件 · Levers and incidents",
      "Made from `packages/simulator/src/levers` and `src/incidents` by `npm run docs`.",
      intro,
      `## 措施 · Measures (${measures.length})`,
      index(measures),
      ...measures.map(section),
      `## 平台处罚的做法 · What the platform punishes (${violations.length})`,
      "不产生任何好处，只按规则版本扣分 · They gain nothing; the rule version says what they cost.",
      ...violations.map(section),
      `## 事件 · Incidents (${troubles.length})`,
      "写法 · Written as `incidents: [{use, from, days, dose, effect}]`。措施先、事件后 · levers first, then incidents.",
      index(troubles),
      ...troubles.map(section),
    ].join("\n\n")}\n`,
  };
}

const intro = `一项措施改变的是店铺模型，从不直接改分数。当天的幅度 = 效果 × dose × ramp × adherence；效果给出 5 % 与 95 % 两点，每次模拟抽一次，用到它的方案共用。
改变订单的措施只作用于开始之后付款的订单：品质、评价这类签收后的事，按每天签收的订单里有多少是开始之后付款的来混合。改变快递的作用于之后揽收的包裹，改变客服的作用于当天。

A lever changes the model of the shop, never the score. Its amount on a day is effect × dose × ramp × adherence; the effect is given by its 5 % and 95 % points, is drawn once per future and shared by the scenarios that use it.
What changes orders acts on those paid from its first day on: quality and reviews, which come after signing, are mixed by how many of the day's signed orders were paid since. What changes couriers acts on parcels picked up since, what changes chat on the day.

**几项同时用 · Several at once.** 发生率相乘，占比按补集相乘，人数相加；按登记表的顺序依次作用，最后由排队模型算出回复时长，因此与书写顺序无关，逐位相同。
Rates multiply, shares multiply as complements, agents add up. They are applied in the order of the registry, then the chat queue settles the reply time: the order in which they are written changes no bit.

**写法 · In a scenario file**

\`\`\`yaml
shop: ./my-shop
capacity: {pickupsPerDay: 300, agents: 3}    # 店铺的能力，可不写 · what the shop can take; may be left out
feedback: {elasticity: 1.5}                  # 分数反过来影响订单，默认关闭 · orders follow the score; off where it is left out
scenarios:
  evening:
    levers:
      - {use: second-daily-pickup, from: 2026-10-08, ramp: 7d, adherence: 0.9, effect: 0.3 to 0.6, cost: {perDay: 150}}
      - {use: more-chat-agents, dose: 2}
  without-it:
    levers: [{use: delist-bad-product, product: "3701000000000000101"}]    # 占比取自本店记录 · its shares are read off the record
  trouble:
    incidents: [{use: courier-strike, from: 2026-10-20, days: 5, dose: 0.5}]
  own-weights:
    rules: {from: 2026-11-01, overrides: {weights: {dimensions: {product: 40, logistics: 30, service: 30}}}}
\`\`\``;

function index(changes) {
  const rows = changes.map(
    (c) => `| [\`${c.id}\`](#${c.id}) | ${c.title.zh} | ${c.title.en} | ${c.metric} | ${effectOf(c)} |`,
  );
  return `| id | 名称 | title | 针对 · metric | 默认效果 · default effect |\n|---|---|---|---|---|\n${rows.join("\n")}`;
}

function section(change) {
  const { parameter, defaultEffect, defaultCost, violations, perks, product } = change;
  const lines = [
    `### ${change.id}`,
    `**${change.title.zh} · ${change.title.en}**`,
    `${change.advice.zh}\n${change.advice.en}`,
    [
      `- 参数 · parameter: ${parameter.title.zh} · ${parameter.title.en} (${kinds[parameter.kind]}, ${parameter.unit})`,
      `- 默认效果 · default effect: ${effectOf(change)}, ${mark[defaultEffect.provenance]}: ${defaultEffect.source.zh} · ${defaultEffect.source.en}`,
      ...(defaultCost === undefined ? [] : [`- 费用 · cost: ${costOf(defaultCost)}`]),
      ...change.changes.map(
        ({ part, what, side }) =>
          `- ${side ? "附带 · side effect" : "改变 · changes"} \`${part}\`: ${what.zh} · ${what.en}`,
      ),
      ...(product
        ? [`- 可写 \`product\` · may name a \`product\`: ${product.what.zh} · ${product.what.en}`]
        : []),
      ...(perks ? [`- 开通的权益 · opens: ${perks.join(", ")}`] : []),
      ...(violations
        ? [
            `- 每天一次违规 · a violation a day: ${violations.join(", ")}（扣分见规则版本 · points: see the rule versions）`,
          ]
        : []),
      ...(change.changesRules
        ? ["- 这些天按 `rules` 所指的版本计分 · `rules` names the version that scores these days"]
        : []),
    ].join("\n"),
  ];
  return lines.join("\n\n");
}

function effectOf({ defaultEffect: { low, high }, parameter }) {
  const written = (x) => (parameter.unit === "share" ? `${Number((x * 100).toPrecision(12))} %` : `${x}`);
  return low === high ? written(low) : `${written(low)} – ${written(high)}`;
}

function costOf(cost) {
  if (cost === null) return "没有来源给出，由店铺填写 · no source gives one; yours to say";
  const parts = [
    cost.once > 0 && `一次性 once ${cost.once}`,
    cost.perDay > 0 && `每天 per day ${cost.perDay}`,
    cost.perOrder > 0 && `每单 per order ${cost.perOrder}`,
  ].filter(Boolean);
  return `${parts.join(", ")} 元 yuan: ${cost.source.zh} · ${cost.source.en}`;
}

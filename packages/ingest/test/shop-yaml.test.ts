import { parseDay } from "@scorecast/core";
import { describe, expect, it } from "vitest";
import { describeProblem, parseShopYaml } from "../src/index.ts";
import { shopYamlOf } from "../src/write-shop-folder.ts";

const FULL = `id: 0042
name: 花花女装
industry: 女装
shopType: flagship
openedOn: 2024-02-29
timezone: Asia/Urumqi
productsOnSale: 12
perks:
  - {kind: freight-insurance, from: 2026-01-01}
  - {kind: home-installation, from: 2026-02-28, until: 2026-02-28}
`;
const LEAST = "id: s1\nname: n\nshopType: other\n";

describe("shop.yaml", () => {
  it("keeps an id as it is written", () => {
    expect(parseShopYaml(FULL)).toEqual({
      problems: [],
      shop: {
        ...{ id: "0042", name: "花花女装", industry: "女装", shopType: "flagship" },
        ...{ openedOn: parseDay("2024-02-29"), timezone: "Asia/Urumqi", productsOnSale: 12 },
        perks: [
          { kind: "freight-insurance", from: parseDay("2026-01-01"), until: null },
          { kind: "home-installation", from: parseDay("2026-02-28"), until: parseDay("2026-02-28") },
        ],
      },
    });
  });

  it("takes perks by kind as well, one interval or several", () => {
    const byKind = `${LEAST}perks:
  freight-insurance: [{from: 2026-01-01, until: 2026-01-31}, {from: 2026-03-01}]
  remote-logistics: {from: 2026-02-28}
`;
    expect(parseShopYaml(byKind).shop?.perks).toEqual([
      { kind: "freight-insurance", from: parseDay("2026-01-01"), until: parseDay("2026-01-31") },
      { kind: "freight-insurance", from: parseDay("2026-03-01"), until: null },
      { kind: "remote-logistics", from: parseDay("2026-02-28"), until: null },
    ]);
    const { shop, problems } = parseShopYaml(`${LEAST}perks:\n  freight-insuranse: [{from: 2026-01-01}]\n`);
    expect(shop).toBeNull();
    expect(describeProblem(problems[0]!, "en")).toMatch(/freight-insuranse.*freight-insurance/);
  });

  it("needs id, name and type; the rest is unknown, the zone Shanghai's", () => {
    expect(parseShopYaml(LEAST).shop).toEqual({
      ...{ id: "s1", name: "n", industry: null, shopType: "other", openedOn: null },
      ...{ timezone: "Asia/Shanghai", productsOnSale: null, perks: [] },
    });
  });

  it("comes back the same when written and read", () => {
    for (const text of [FULL, LEAST, `${LEAST}industry: "1.0"\n`]) {
      const { shop } = parseShopYaml(text);
      expect(parseShopYaml(shopYamlOf(shop!))).toEqual({ shop, problems: [] });
    }
  });

  it.each([
    ["", "shop.yaml: the file is empty; it needs at least a header; without such data remove the file"],
    ["name: n\nshopType: other\n", "shop.yaml:1:1 id: id is missing; add it"],
    [`${LEAST}industrie: 女装\n`, 'shop.yaml:4:1 industrie = "女装": unknown key; did you mean industry?'],
    [
      "id: s1\nname: n\nshopType: flagshop\n",
      'shop.yaml:3:1 shopType = "flagshop": not one of the words allowed; did you mean flagship? Allowed: flagship, other, individual',
    ],
    [
      `${LEAST}timezone: Asia/Shanghia\n`,
      'shop.yaml:4:1 timezone = "Asia/Shanghia": unknown time zone; did you mean Asia/Shanghai?',
    ],
    [
      `${LEAST}openedOn: 2026-02-30\n`,
      'shop.yaml:4:1 openedOn = "2026-02-30": openedOn has the wrong shape; write YYYY-MM-DD here',
    ],
    [
      `${LEAST}productsOnSale: -3\n`,
      'shop.yaml:4:1 productsOnSale = "-3": productsOnSale has the wrong shape; write 0, 1, 2 … here',
    ],
    [
      `${LEAST}perks:\n  - kind: freight-insurance\n    from: 2026-03-01\n    until: 2026-02-01\n`,
      'shop.yaml:7:5 perks.0.until = "2026-02-01": ends before it starts on 2026-03-01; check both dates',
    ],
    [
      `${LEAST}perks:\n  - kind: freight-insurance\n    since: 2026-03-01\n`,
      [
        "shop.yaml:5:5 perks.0.from: perks.0.from is missing; add it",
        'shop.yaml:6:5 perks.0.since = "2026-03-01": unknown key; did you mean kind?',
      ],
    ],
    [
      `${LEAST}perks: freight-insurance\n`,
      'shop.yaml:4:1 perks = "freight-insurance": perks has the wrong shape; write - {kind: freight-insurance, from: 2026-01-01} here',
    ],
    ["- a\n", "shop.yaml:1:1: shop.yaml has the wrong shape; write id: …, name: …, shopType: … here"],
    [
      `${LEAST}name: m\n`,
      "shop.yaml:4:1: not proper YAML (Map keys must be unique); check indents, colons and quotes",
    ],
    [
      `id: &a s1\nname: *a\nshopType: other\n`,
      "shop.yaml:1:8: YAML anchors and aliases are not allowed here; write the content out",
    ],
  ])("is refused: %j", (text, words) => {
    const { shop, problems } = parseShopYaml(text);
    expect(shop).toBeNull();
    expect(problems.map((one) => describeProblem(one, "en"))).toEqual([words].flat());
  });

  it("is no bomb", () => {
    const laughs = Array.from(
      { length: 20 },
      (_, i) => `k${i}: &k${i} [${`*k${i - 1},`.repeat(i ? 9 : 0)}ha]\n`,
    ).join("");
    for (const [bomb, key] of [
      [laughs, "yaml-alias"],
      ["[".repeat(60_000), "yaml-syntax"],
      [`name: ${"x".repeat(70_000)}`, "yaml-too-big"],
    ] as const) {
      const started = performance.now();
      expect(parseShopYaml(bomb).problems.map((one) => one.key)[0]).toBe(key);
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});

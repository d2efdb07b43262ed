import { describe, expect, it } from "vitest";
import { z } from "zod";
import { issuesOf, parseRules } from "../../src/rules/parse-rules.ts";
import { selectCase } from "../../src/rules/select.ts";
import { rulesOf, V8 } from "../rule-versions.ts";

/** What `schema` finds wrong with `document`, as "path: message". */
const found = (schema: z.ZodType, document: unknown, known: readonly string[] = []) =>
  (schema.safeParse(document).error?.issues ?? [])
    .flatMap((issue) => issuesOf(issue, known))
    .map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("of a union's branches", () => {
  const deep = z.strictObject({ peers: z.strictObject({ values: z.array(z.number("give a number")) }) });

  it("the one that came furthest speaks, in either order", () => {
    const document = { one: { peers: { values: [1, "x"] } } };
    for (const branches of [
      [z.string(), deep],
      [deep, z.string()],
    ] as const)
      expect(found(z.object({ one: z.union(branches) }), document)).toEqual([
        "one.peers.values.1: give a number",
      ]);
  });
  it("one whose deepest complaint is deep speaks, with its shallow ones", () => {
    const mixed = z.strictObject({
      a: z.strictObject({ b: z.strictObject({ c: z.number("give c") }) }),
      d: z.number("give d"),
    });
    const middle = z.strictObject({ a: z.strictObject({ b: z.number("give b") }), d: z.string() });
    const document = { a: { b: { c: "x" } }, d: "x" };
    for (const branches of [
      [middle, mixed],
      [mixed, middle],
    ] as const)
      expect(found(z.union(branches), document)).toEqual(["a.b.c: give c", "d: give d"]);
  });
  it("one that likes the type but not the value comes before one of another type", () => {
    const short = z.string().min(3, "at least 3 letters");
    const number = z.number("give a number");
    expect(found(z.union([number, short]), "ab")).toEqual([": at least 3 letters"]);
    expect(found(z.union([short, number]), "ab")).toEqual([": at least 3 letters"]);
  });
  it("a type one level deeper comes before a value that is wrong above", () => {
    const above = { code: "too_small", path: [], message: "too few" };
    const below = { code: "invalid_type", path: ["a"], message: "give a number" };
    const union = { code: "invalid_union", errors: [[above], [below]], path: ["tally"], message: "no" };
    expect(issuesOf(union as never, [])).toEqual([{ path: ["tally", "a"], message: "give a number" }]);
  });
  it("the first speaks among equals", () => {
    expect(found(z.union([z.number("number"), z.boolean("yes or no")]), "x")).toEqual([": number"]);
  });
  it("none speaks where none says anything: the union does", () => {
    const issue = { code: "invalid_union", errors: [[], []], path: ["kind"], message: "no such kind" };
    expect(issuesOf(issue as never, [])).toEqual([{ path: ["kind"], message: "no such kind" }]);
  });
});

describe("a path", () => {
  it("keeps the numbers of lists and writes symbols out", () => {
    const issue = { code: "custom", path: ["peers", 0, Symbol("x")], message: "no" };
    expect(issuesOf(issue as never, [])).toEqual([{ path: ["peers", 0, "Symbol(x)"], message: "no" }]);
  });
});

describe("a key that is known elsewhere", () => {
  it("is to be removed here", () => {
    const schema = z.strictObject({ a: z.any() });
    expect(found(schema, { windows: 1 }, ["windows", "weights"])).toContain(
      'windows: unknown key "windows": remove it',
    );
    const rules = { ...rulesOf(V8), total: { ...rulesOf(V8).total, windows: [] } };
    expect(parseRules(rules).issues).toEqual([
      { path: ["total", "windows"], message: 'unknown key "windows": remove it' },
    ]);
  });
});

describe("cases of which none is for the shop", () => {
  const shop = { industry: null, shopType: "other" } as const;
  it("are a broken promise, said in a sentence", () => {
    expect(() => selectCase([{ for: { industries: ["女装"] } }], shop)).toThrow(
      "No case of the rule is for this shop: the last case must be without `for`.",
    );
    expect(selectCase([{ for: { industries: ["女装"] }, n: 1 }, { n: 2 }], shop)).toEqual({ n: 2 });
  });
});

import { expect, it } from "vitest";
import { schemaNames } from "../src/schema-names.ts";
import { scorecast } from "./scorecast.ts";

it.each(schemaNames)("prints draft 7 of %s", async (name) => {
  const { code, out } = await scorecast(["schema", name]);
  expect(code).toBe(0);
  const schema = JSON.parse(out);
  expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
  expect(schema.type).toBe("object");
  expect(Object.keys(schema.properties).length).toBeGreaterThan(3);
});

it("describes what a person writes, not what the program makes of it", async () => {
  const shop = JSON.parse((await scorecast(["schema", "shop"])).out);
  expect(shop.required).toEqual(["id", "name", "shopType"]);
  expect(shop.properties.shopType.enum).toEqual(["flagship", "other", "individual"]);
  const scenario = JSON.parse((await scorecast(["schema", "scenario"])).out);
  expect(Object.keys(scenario.properties)).toContain("scenarios");
  const rules = JSON.parse((await scorecast(["schema", "rule-version"])).out);
  expect(rules.required).not.toContain("transition"); // it has a default
});

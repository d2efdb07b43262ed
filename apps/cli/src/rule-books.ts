import { differences, type RuleVersion, ruleVersions } from "@scorecast/core";
import type { Call } from "./commands/command.ts";
import { deliver } from "./deliver.ts";
import type { WriteFiles } from "./output-files.ts";
import { namedRules } from "./rules-choice.ts";
import { readShop } from "./shop-input.ts";
import { version } from "./version.ts";
import { differencesCsv, differencesView } from "./views/rule-differences.ts";
import { ruleListCsv, ruleListView } from "./views/rule-list.ts";
import { ruleVersionView } from "./views/rule-version.ts";

/** Every rule version. */
export async function listRules(call: Call, write: WriteFiles): Promise<void> {
  const list = ruleVersions.map(({ id, effectiveFrom, previewFrom, title }) => ({
    id,
    effectiveFrom,
    previewFrom: previewFrom ?? null,
    title,
  }));
  await deliver(call, write, {
    json: { formatVersion: 1, kind: "rule-list", program: version, versions: list },
    text: () => ruleListView(list, call),
    csv: () => ruleListCsv(list),
  });
}

/** One rule version; its JSON is the rule file itself. */
export async function showRules(call: Call, write: WriteFiles): Promise<void> {
  const rules = await namedRules(call, call.args[0]!);
  await deliver(call, write, { json: rules, text: () => ruleVersionView(rules, call) });
}

/** What differs between two versions. */
export async function diffRules(call: Call, write: WriteFiles): Promise<void> {
  const [before, after] = (await Promise.all(call.args.map((id) => namedRules(call, id)))) as [
    RuleVersion,
    RuleVersion,
  ];
  const folder = call.option("shop");
  const shop = folder === null ? undefined : (await readShop(call, folder)).history.shop;
  const groups = differences(before, after, shop);
  const head = {
    formatVersion: 1,
    kind: "rule-differences",
    program: version,
    before: before.id,
    after: after.id,
  };
  await deliver(call, write, {
    json: { ...head, groups },
    text: () => differencesView(groups, before, after, call),
    csv: () => differencesCsv(groups),
  });
}

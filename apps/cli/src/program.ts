import { Command as Commander, type Help, Option } from "commander";
import type { Command } from "./commands/command.ts";
import { type CommandGroup, commandGroups } from "./commands/registry.ts";
import type { Io } from "./io.ts";
import type { Language } from "./language.ts";
import { globalOptions, type OptionSpec } from "./options.ts";
import { version } from "./version.ts";

/** What a reader asked for, as the parser understood it. */
export interface Request {
  readonly command: Command;
  readonly args: readonly string[];
  /** By long name; a repeatable option has a list. */
  readonly options: Readonly<Record<string, unknown>>;
}

const words = {
  "Usage:": { zh: "用法：", en: "Usage:" },
  "Arguments:": { zh: "参数：", en: "Arguments:" },
  "Options:": { zh: "选项：", en: "Options:" },
  "Global Options:": { zh: "通用选项：", en: "Global options:" },
  "Commands:": { zh: "命令：", en: "Commands:" },
  title: {
    zh: "体验分沙盘：按任一版规则给抖店算体验分，说清原因，并推演以后会怎样。",
    en: "Scores a Douyin shop's experience score under any rule version, says why, and simulates where it goes.",
  },
  help: { zh: "显示帮助", en: "show help" },
  version: { zh: "显示版本", en: "show the version" },
  options: { zh: "[选项]", en: "[options]" },
  command: { zh: "<命令>", en: "<command>" },
  example: { zh: "例：", en: "Example:" },
} as const;

/** The commander program of `commands`. It writes help to `io`; `serve` gets everything else that was understood. */
export function programFor(
  commands: readonly Command[],
  language: Language,
  io: Io,
  serve: (request: Request) => Promise<void>,
): Commander {
  const program = dressed(new Commander("scorecast"), language, io)
    .description(words.title[language])
    .usage(`${words.command[language]} ${words.options[language]}`)
    .helpCommand("help [COMMAND]", words.help[language])
    .version(version, "-V, --version", words.version[language]);
  for (const option of globalOptions) program.addOption(optionOf(option, language));
  const groups = new Map<string, Commander>();
  for (const command of commands) {
    const [first, second] = command.name.split(" ") as [string, string | undefined];
    const group = commandGroups.find(({ name }) => name === first);
    const parent = second && group ? groupIn(program, groups, group, language, io) : program;
    const made = dressed(new Commander(second ?? first), language, io).description(command.summary[language]);
    for (const { name, about, variadic, optional } of command.args) {
      const word = variadic ? `${name}...` : name;
      made.argument(optional ? `[${word}]` : `<${word}>`, about[language]);
    }
    const args = made.registeredArguments.map((one) =>
      one.required ? `<${nameOf(one)}>` : `[${nameOf(one)}]`,
    );
    made.usage([...args, words.options[language]].join(" "));
    for (const option of command.options) made.addOption(optionOf(option, language));
    made.addHelpText("after", `\n${words.example[language]}\n  ${command.example}`);
    made.action(async () => {
      await serve({ command, args: made.args, options: made.optsWithGlobals() });
    });
    parent.addCommand(made);
  }
  return program;
}

function nameOf(argument: { name: () => string; variadic: boolean }): string {
  return argument.variadic ? `${argument.name()}...` : argument.name();
}

function groupIn(
  program: Commander,
  groups: Map<string, Commander>,
  { name, summary }: CommandGroup,
  language: Language,
  io: Io,
): Commander {
  const known = groups.get(name);
  if (known) return known;
  const made = dressed(new Commander(name), language, io)
    .description(summary[language])
    .usage(`${words.command[language]} ${words.options[language]}`);
  groups.set(name, made);
  program.addCommand(made);
  return made;
}

function dressed(command: Commander, language: Language, io: Io): Commander {
  return command
    .exitOverride()
    .helpOption("-h, --help", words.help[language])
    .helpCommand(false)
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      outputError: () => {},
      getOutHelpWidth: () => Math.min(io.stdout.columns, 110),
      getErrHelpWidth: () => Math.min(io.stderr.columns, 110),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth,
      styleTitle: (title) => (title in words ? words[title as "Usage:"][language] : title),
      subcommandTerm(this: Help, sub) {
        return [sub.name(), ...sub.registeredArguments.map((one) => this.argumentTerm(one))].join(" ");
      },
      boxWrap: (text) => text,
    });
}

function optionOf({ name, short, value, repeatable, about }: OptionSpec, language: Language): Option {
  const flags = `${short ? `-${short}, ` : ""}--${name}${value ? ` <${value}>` : ""}`;
  const option = new Option(flags, about[language]);
  if (repeatable) option.argParser((text: string, all: string[] | undefined) => [...(all ?? []), text]);
  return option;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** Cells that our own help text takes; string-width, which knows every text, would cost half the start. */
function displayWidth(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

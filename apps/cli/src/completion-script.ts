import type { Command } from "./commands/command.ts";
import type { CommandGroup } from "./commands/registry.ts";
import type { Language } from "./language.ts";
import { globalOptions, type OptionSpec } from "./options.ts";

export type Shell = "bash" | "zsh" | "fish";

interface Entry {
  /** Words before the cursor, after the program's name. */
  readonly path: string;
  readonly words: readonly { readonly word: string; readonly about: string }[];
}

/** A completion script made from the command tree, so that it cannot fall behind it. Files complete everywhere. */
export function completionScript(
  shell: Shell,
  commands: readonly Command[],
  groups: readonly CommandGroup[],
  language: Language,
): string {
  const entries = entriesOf(commands, groups, language);
  switch (shell) {
    case "bash":
      return bash(entries);
    case "zsh":
      return zsh(entries);
    case "fish":
      return fish(entries);
    default:
      return shell satisfies never;
  }
}

function entriesOf(
  commands: readonly Command[],
  groups: readonly CommandGroup[],
  language: Language,
): Entry[] {
  const general = globalOptions.map((option) => ({
    word: `--${option.name}`,
    about: option.about[language],
  }));
  const alone = commands.filter(({ name }) => !name.includes(" "));
  const top = [...alone, ...groups].map(({ name, summary }) => ({ word: name, about: summary[language] }));
  return [
    {
      path: "",
      words: [...top, { word: "--help", about: "" }, { word: "--version", about: "" }, ...general],
    },
    ...groups.map(({ name }) => ({
      path: name,
      words: commands
        .filter((command) => command.name.startsWith(`${name} `))
        .map((command) => ({ word: command.name.slice(name.length + 1), about: command.summary[language] })),
    })),
    ...commands.map((command) => ({
      path: command.name,
      words: [
        ...command.args.flatMap(({ words = [] }) => words.map((word) => ({ word, about: "" }))),
        ...command.options.map((option: OptionSpec) => ({
          word: `--${option.name}`,
          about: option.about[language],
        })),
        { word: "--help", about: "" },
        ...general,
      ],
    })),
  ];
}

/** The longest known path at the start of the words decides what is offered. */
function bash(entries: readonly Entry[]): string {
  const cases = entries
    .filter(({ path }) => path !== "")
    .map(({ path, words }) => `    "${path}") words="${words.map(({ word }) => word).join(" ")}" ;;`);
  const top = entries[0]!.words.map(({ word }) => word).join(" ");
  return `# bash completion of scorecast
_scorecast() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${top}" path=""
  [ "$COMP_CWORD" -ge 2 ] && path="\${COMP_WORDS[1]}"
  if [ "$path" = rules ] && [ "$COMP_CWORD" -ge 3 ]; then path="rules \${COMP_WORDS[2]}"; fi
  case "$path" in
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _scorecast scorecast
`;
}

function zsh(entries: readonly Entry[]): string {
  const listed = (words: Entry["words"]) =>
    words.map(({ word, about }) => `'${word}${about === "" ? "" : `:${quoted(about)}`}'`).join(" ");
  const cases = entries
    .filter(({ path }) => path !== "")
    .map(({ path, words }) => `    '${path}') offered=(${listed(words)}) ;;`);
  return `#compdef scorecast
# zsh completion of scorecast
_scorecast() {
  local -a offered
  local place=""
  (( CURRENT > 2 )) && place="\${words[2]}"
  [[ $place == rules ]] && (( CURRENT > 3 )) && place="rules \${words[3]}"
  offered=(${listed(entries[0]!.words)})
  case "$place" in
${cases.join("\n")}
  esac
  _describe scorecast offered
  _files
}
_scorecast "$@"
`;
}

/** A colon would end the word and a quote the text. */
function quoted(about: string): string {
  return about.replaceAll("'", "’").replaceAll(":", "\\:");
}

function fish(entries: readonly Entry[]): string {
  const lines = entries.flatMap(({ path, words }) => {
    const condition =
      path === ""
        ? "__fish_use_subcommand"
        : path
            .split(" ")
            .map((word) => `__fish_seen_subcommand_from ${word}`)
            .join("; and ");
    return words.map(({ word, about }) => {
      const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
      const text = about === "" ? "" : ` -d '${about.replaceAll("'", "’")}'`;
      return `complete -c scorecast -n '${condition}' ${what}${text}`;
    });
  });
  return `# fish completion of scorecast\n${lines.join("\n")}\n`;
}

"""Writes commands.md, the reference of the command line, from the commands themselves.

python docs/commands.py          writes it beside this file
python docs/commands.py --check  fails if it is not what would be written
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from sayso.cli import app
from sayso.cli.codes import Code

PAGE = Path(__file__).with_name("commands.md")

HEAD = """\
# Commands

<!-- Written by docs/commands.py from the commands' own help: change that, not this. -->

`sayso COMMAND --help` prints the same.
Pages go to standard output; progress, remarks and errors go to standard error.
An error is one sentence that says what was wrong and what to do.
"""

EXIT_CODES = """\
## Exit codes

| code | meaning |
| --- | --- |
"""

OUTPUT = """\
## What is printed

- Dates are days, months or years, as exact as the report or the question was.
- Words of a report are its own, in quotation marks, in its language; nothing is
  translated. The cue, the words that attribute, stands in square brackets, and
  `(= NAME)` names whom a pronoun or a description stands for.
- A filled mark (▲ affirms, ▼ denies, ◆ doubts, ● gives a value) is certain, a hollow
  one (△ ▽ ◇ ○) probable or possible. A terminal without these signs gets letters:
  `A D Q V`, small where not certain.
- Control characters, escape sequences and marks of direction in a report are shown as
  `�` and never reach the terminal. JSON escapes them, and its words stay exact.
- Colour is left out where the output is no terminal, and where `NO_COLOR` is set.
  Lines are as long as the terminal is wide, 120 characters at most;
  `COLUMNS` sets another width.

## JSON

Every command takes `--json`. Offsets are code points of the report's `text`, end
exclusive; `exact` repeats the words. A date is `2017-06-16`, `2017-06`, `2017` or null.

- `read`: one object a line for each report, with `report` (`id`, `title`, `outlet`,
  `lang`, `published`, `issued`, `modified`, `authors`, `credit`, `address`, `raw`,
  `text`), `claims` and `problems`. `issued` and `modified` are instants with a zone.
- `add`: `added` (ids of new reports), `known`, `problems`, `notices` (what readable
  reports lack), `changes` (each `question`, `before`, `after`).
- `questions`: `found` (how many there are) and `questions` (each a `question` and its
  `standing`).
- `brief` and `demo`: `question`, `standing`, `as_of`, `recorded`, `reports_read`,
  `undated`, `claims` (each `answer`, `why`, `score`, `report`, `claim`, `actor`,
  `relay`), `facets` (each a `question` and its `standing`) and `drifts`.
- `new`: `report`, `held`, `as_of`, `compared`, `later` and `undated` (how many reports
  it was held against, and left aside), `echoes` (the `report` that it copies, `why`,
  `score`), `told` (each a `question`, a `novelty`, a claim as in `brief`, and the
  claim `before` that it is held against), `raised` (new questions), `drifts`,
  `changes` and `loose` (claims that bear on no question). A novelty is `first`,
  `changed`, `new-side`, `new-voice` or `known`.
- `source`: `found` and `sources` (each `id`, `name`, `names`, `side`, `is_side`,
  `speakers`, `as_of`, `said` by question, `passed_on`, `reports_read`, `fared` and
  `rates`). What fared has a `question`, a `position`, `since`, the `first` claim,
  `outcomes`, the sides `agreeing` and `opposing`, and the standing `then` and `now`; a
  rate counts an `outcome`: `own` of `own_leads`, `all` of `all_leads`.
- `serve`: one line with the `address` of the pages.
- `doctor`: `ok` and `findings` (each `what`, `ok`, `state`, `remedy`).

A claim has `id`, `source`, `cue`, `content` and `evidence` (lists of `start`, `end`,
`exact`), `speaker`, `kind`, `stance`, `certainty`, `said`, `relay`, `outer`,
`confidence` and `rule`.
A drift has `id`, `kind`, `question`, `rule`, `sentence`, and the `earlier` and the
`later` telling: each an `answer`, the `words` that it is about, `report`, `claim` and
`actor`. Its kind is `hedge-lost`, `number-grew`, `number-shrank`, `source-dropped`,
`name-dropped` or `relay-dropped`.
A standing has `label`, `as_of`, `reason`, `would_change`, and the origins that
`affirm` (or give a value), `deny` and `doubt`: each `side`, `voices`, `position`,
`since`, `certainty`, `concedes`, and the ids of its `reports` and `claims`.
"""


def page() -> str:
    """The whole reference as Markdown."""
    group: Any = typer.main.get_command(app)
    context = typer.Context(group, info_name="sayso")
    sections = [HEAD]
    for name in group.list_commands(context):
        sections.append("\n".join(_command(name, group.get_command(context, name))))
    codes = "".join(f"| {code.value} | {code.meaning} |\n" for code in Code)
    return "\n".join([*sections, EXIT_CODES + codes, OUTPUT])


def _command(name: str, command: Any) -> Iterator[str]:
    context = typer.Context(command, info_name=f"sayso {name}")
    yield f"## sayso {name}\n"
    yield f"{command.help}\n"
    yield "```console"
    yield from command.epilog.splitlines()[1:]
    yield "```\n"
    yield "| argument or option | meaning |"
    yield "| --- | --- |"
    for parameter in command.get_params(context):
        yield f"| {_names(parameter)} | {_meaning(parameter)} |"
    yield ""


def _names(parameter: Any) -> str:
    metavar = "" if getattr(parameter, "is_flag", False) else parameter.metavar or ""
    if parameter.param_type_name == "argument":
        many = "..." if parameter.nargs < 0 else ""
        return f"`{metavar}{many}`".replace("|", "\\|")
    if not metavar and not getattr(parameter, "is_flag", False):
        metavar = "NUMBER"
    return f"`{' '.join((*parameter.opts, metavar)).strip()}`"


def _meaning(parameter: Any) -> str:
    said = [(parameter.help or "").replace("|", "\\|")]
    if parameter.envvar:
        said.append(f"`{parameter.envvar}` sets it as well.")
    if isinstance(parameter.default, int) and not parameter.is_flag:
        said.append(f"Without it, {parameter.default}.")
    return " ".join(said)


def main() -> None:
    """Write the reference, or check it."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/commands.md is out of date: run python docs/commands.py")


if __name__ == "__main__":
    main()

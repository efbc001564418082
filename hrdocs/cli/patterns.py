"""`hrdocs patterns`: the rules and lexicons, checked and listed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Check and list the rules and lexicons of patterns/.")
Folder = Annotated[Path | None, typer.Argument(help="Your own folder; without it the shipped patterns.")]


@app.command()
def check(folder: Folder = None) -> None:
    """Check every example and counterexample; a fault names file, rule and example. Exit code 1 on faults."""
    from hrdocs.grammar import Grammar, shipped_patterns

    shipped = shipped_patterns()
    grammar = Grammar((shipped,) if folder is None else (shipped, folder))
    faults = grammar.faults()
    for fault in faults:
        print(fault)
    rules = [rule for section in grammar.sections() for rule in grammar.rules(section)]
    examples = sum(len(rule.examples) + len(rule.counterexamples) for rule in rules)
    typer.echo(f"{len(rules)} rules, {examples} examples, {len(faults)} faults", err=True)
    raise typer.Exit(1 if faults else 0)


@app.command(name="list")
def list_rules(section: Annotated[str | None, typer.Argument(help="One rule file: amounts, units …")] = None) -> None:
    """List the rules: section, name, first example, what it sets."""
    from hrdocs.grammar import load

    grammar = load()
    for name in (section,) if section else grammar.sections():
        for rule in grammar.rules(name):
            sets = ", ".join(f"{key}={value}" for key, value in rule.sets.items())
            example = rule.examples[0].replace("\n", "⏎") if rule.examples else ""
            print("\t".join((name, rule.name, example, sets)))

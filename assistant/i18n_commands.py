"""``tramite i18n lint``: whether all is said in every language, and quoted as it is shown."""

import json
from dataclasses import asdict

import typer

from assistant.errors import Verdict
from assistant.language import _
from assistant.options import Json, Lang

SCHEMA = 1

i18n_app = typer.Typer(no_args_is_help=True, help="The languages of the sentences and messages.")


@i18n_app.callback()
def i18n() -> None:
    """The languages of the sentences and messages."""


@i18n_app.command()
def lint(ctx: typer.Context, as_json: Json = False, lang: Lang = None) -> None:
    """Find labels that no page shows, languages that are missing, messages not translated."""
    from assistant.command_help import texts_of
    from assistant.procedures.library import Library
    from assistant.regression.speech import lint

    library = Library.here()
    found = lint(library, () if library.project else set(texts_of(ctx.find_root().command)))
    if as_json:
        mistakes = [asdict(mistake) for mistake in found.mistakes]
        print(json.dumps({"schema_version": SCHEMA, "sentences": found.sentences,
                          "messages": found.messages, "mistakes": mistakes},
                         ensure_ascii=False))  # fmt: skip
    else:
        for mistake in found.mistakes:
            print(mistake)
        print(_("sentences of steps: {sentences}, messages: {messages}, mistakes: {mistakes}",
                sentences=found.sentences, messages=found.messages,
                mistakes=len(found.mistakes)))  # fmt: skip
    raise typer.Exit(Verdict.ERROR.exit_code if found.mistakes else 0)

"""``tramite matrix``: every step that asks the portal for something, with every fault."""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import Verdict
from assistant.language import _
from assistant.options import Checkpoints, Flows, Json, Lang, Workers

if TYPE_CHECKING:
    from assistant.regression.matrix import Cell

SCHEMA = 1


def matrix(
    flows: Flows = None,
    workers: Workers = 1,
    junit: Annotated[Path | None, typer.Option(help="Write a JUnit file.")] = None,
    checkpoints: Checkpoints = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Play every step with every fault; exit code 1 if one is not handled."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from assistant.procedures.library import Library
    from assistant.regression.checkpoints import default_folder
    from assistant.regression.matrix import play_flow
    from assistant.regression.suite import Played

    library = Library.here()
    library.needs_the_mock("tramite matrix")
    names = [flow.flow for flow in library.chosen(flows or [])]
    play = partial(play_flow, folder=checkpoints or default_folder())
    cells: list[Cell] = []
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for name, found in zip(names, pool.map(play, names), strict=True):
            cells += found
            if not as_json and found:
                _tell(name, found)
    unhandled = [one for one in cells if one.why]
    recovered = sum(one.recovered for one in cells)
    if junit:
        junit.write_bytes(Played([one.item for one in cells]).junit())
    rightly = len(cells) - recovered - len(unhandled)
    if as_json:
        told = [{"flow": one.flow, "step": one.step, "fault": one.fault, "verdict": one.verdict,
                 "message": one.message, "why": one.why} for one in unhandled]  # fmt: skip
        print(json.dumps({"schema_version": SCHEMA, "cells": len(cells), "recovered": recovered,
                          "stopped_rightly": rightly, "unhandled": told},
                         ensure_ascii=False))  # fmt: skip
    else:
        print(_("{cells} cells: {recovered} went through, {rightly} stopped as they must, {wrong} "
                "not handled", cells=len(cells), recovered=recovered, rightly=rightly,
                wrong=len(unhandled)))  # fmt: skip
    raise typer.Exit(Verdict.ERROR.exit_code if unhandled else 0)


def _tell(flow: str, cells: list["Cell"]) -> None:
    """How one flow went, as soon as it is known."""
    wrong = [one for one in cells if one.why]
    print(_("{flow}: {cells} cells, {wrong} not handled",
            flow=flow, cells=len(cells), wrong=len(wrong)), flush=True)  # fmt: skip
    for one in wrong:
        print(f"    {one.step} {one.fault}  {one.why}  {one.message}", flush=True)

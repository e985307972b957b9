"""The least that Typer can do: a program with one command."""

import typer

app = typer.Typer()


@app.command()
def greet(name: str = "you") -> None:
    """Greet somebody."""
    print(f"Hello {name}")

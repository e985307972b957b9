"""Plays a scripted learner on the page, by real input, as a person's hands would."""

from dataclasses import dataclass, field

from assistant.errors import Stopped
from assistant.language import _
from assistant.procedures.steps import Download
from assistant.runner.actions import play
from assistant.runner.browser import NotDone
from assistant.runner.finding import NotFound
from assistant.runner.stage import Stage
from assistant.training.learner import Deed
from assistant.training.watching import Task


@dataclass
class Scripted:
    """A learner who does one deed after the other, each when nothing is left to be judged."""

    deeds: list[Deed]
    waited: float = 0.0
    scripted: bool = True
    done: int = field(default=0)

    def passed(self) -> float:
        """What the waits of the script come to."""
        return self.waited

    def next(self, stage: Stage, task: Task) -> str | None:
        """Do the next deed; raises ``Stopped`` when there is none left."""
        if self.done == len(self.deeds):
            raise Stopped(_("the learner's file ends here"))
        deed = self.deeds[self.done]
        self.done += 1
        if deed.word == "right":
            _do_right(stage, task)
        elif deed.word:
            return deed.word
        elif deed.wait:
            self.waited += deed.wait
        else:
            _do(stage, deed)
        return None


def _do_right(stage: Stage, task: Task) -> None:
    for action in task.fields:
        play(stage, action)
    if press := task.press:
        if isinstance(press, Download):  # the program keeps the file, once the press was judged
            stage.browser.click(stage.find(press.element, press.values))
        else:
            play(stage, press)


def _do(stage: Stage, deed: Deed) -> None:
    try:
        if deed.click:
            stage.browser.click(stage.find(deed.click))
        for element, text in (deed.fill or {}).items():
            stage.browser.fill(stage.find(element), text)
        for element, option in (deed.choose or {}).items():
            stage.browser.choose(stage.find(element), option)
        if deed.check:
            stage.browser.check(stage.find(deed.check), True)
    except (NotDone, NotFound) as error:
        raise Stopped(
            _("the learner cannot do {deed}: {why}", deed=_told(deed), why=error)
        ) from None


def _told(deed: Deed) -> str:
    return str(deed.model_dump(exclude_none=True))

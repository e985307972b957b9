"""Things measured side by side: in turns, each round begun by another one."""

import time
from collections.abc import Callable, Mapping

Times = dict[str, list[float]]


def in_turns(
    things: Mapping[str, Callable[[], object]],
    rounds: int,
    warm_ups: int = 1,
    clock: Callable[[], float] = time.perf_counter,
) -> Times:
    """The seconds each thing took in each round; the first ``warm_ups`` rounds do not count."""
    names = list(things)
    times: Times = {name: [] for name in names}
    for number in range(-warm_ups, rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            began = clock()
            things[name]()
            if number >= 0:
                times[name].append(clock() - began)
    return times

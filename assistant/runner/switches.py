"""What every browser is started with, whoever plays in it."""

import re
from collections.abc import Iterable

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
DISABLED_FEATURES = (
    # A new frame for every page would cost a seventh of a journey's CPU time.
    "RenderDocument",
    # Chromium heeds the last such list alone, so the rest is what Playwright's own one has.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
)


def launch_arguments(*, as_root: bool, hosts: Iterable[str] = LOOPBACK) -> list[str]:
    """What the browser is started with: only ``hosts`` are reached, and no sandbox only as root.

    A host may have a port, and then no other port of it is reached either.

    A Chromium with windows asks for updates and accounts in spite of every switch against it, so
    no other name is resolved. Playwright switches the sandbox off itself unless it is launched
    with ``chromium_sandbox=True``.
    """
    hosts = list(hosts)
    with_port = [host for host in hosts if re.search(r":\d+$", host)]
    # The first rule that fits is the one that holds; an EXCLUDE holds for a host's every port.
    reached = [f"MAP {host} {host}" for host in with_port]
    reached += ["MAP * ~NOTFOUND"]
    reached += [f"EXCLUDE {host}" for host in hosts if host not in with_port]
    return [
        f"--host-resolver-rules={','.join(reached)}",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--no-default-browser-check",
        "--no-pings",
        "--disable-background-networking",
        "--disable-client-side-phishing-detection",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-sync",
        f"--disable-features={','.join(DISABLED_FEATURES)}",
        *(["--no-sandbox"] if as_root else []),
    ]

"""The heat map of risks as a plot, by matplotlib: `pip install icsgov[plots]`."""

from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from icsgov.model.rating import Matrix
from icsgov.model.risk import Held
from icsgov.model.risk_policy import RiskPolicy
from icsgov.views.heat import Heat, heat

SHOWN, WIDTH = 5, 18
"""How many risks of one cell are named, and how many letters a line in it has room for."""

SHADES = ("#cce2d8", "#eaf1c8", "#fff0b3", "#fbd3a2", "#f4b6ab")
"""The colours of cells, from the lowest band to the highest, as on the page."""


def plot_heat(
    held: Iterable[Held],
    *,
    policy: RiskPolicy | None = None,
    after: Iterable[Held] | None = None,
    matrix: Matrix | None = None,
    title: str = "Risks by likelihood and consequence",
) -> Figure:
    """Risks on their matrix; with `after`, before and after a change, an arrow for each that moved.

    Give the figure to `savefig`, or let a notebook show it. It is made apart from any window.

    >>> from icsgov.model.risk import SystemRisk
    >>> risk = SystemRisk("SR 4", "no beds", owner="icb", tier="system", current=(4, 5))
    >>> [one.get_text() for one in plot_heat([risk]).axes[0].texts if "SR" in one.get_text()]
    ['SR 4']
    """
    found = heat(held, policy=policy, after=after, matrix=matrix)
    across, up = found.matrix.consequence, found.matrix.likelihood
    figure = Figure(figsize=(1.6 * across + 0.8, 0.9 * up + 1), layout="constrained")
    axes = figure.add_subplot()
    for likelihood in range(1, up + 1):
        for consequence in range(1, across + 1):
            _cell(axes, found, likelihood, consequence)
    _arrows(axes, found)
    axes.set(xlim=(0.5, across + 0.5), ylim=(0.5, up + 0.5), xlabel="Consequence")
    axes.set(ylabel="Likelihood", title=title)
    axes.set_xticks(range(1, across + 1))
    axes.set_yticks(range(1, up + 1))
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure


def _cell(axes: Axes, found: Heat, likelihood: int, consequence: int) -> None:
    colour = SHADES[found.shade(likelihood, consequence)]
    corner = (consequence - 0.5, likelihood - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, facecolor=colour, edgecolor="white", linewidth=2))
    at = (consequence - 0.44, likelihood + 0.44)
    named = plain(found.named(likelihood, consequence))
    axes.text(*at, named, va="top", fontsize=8, color="#0b0c0c")
    texts = found.texts(likelihood, consequence, SHOWN)
    if texts:
        told = _lines([one if isinstance(one, str) else one.text for one in texts])
        axes.text(consequence, likelihood - 0.08, told, ha="center", va="center", fontsize=9)


def _lines(texts: list[str]) -> str:
    """Texts on as few lines as they fit on."""
    lines: list[str] = []
    for text in map(plain, texts):
        if lines and len(lines[-1]) + len(text) < WIDTH:
            lines[-1] += f", {text}"
        else:
            lines.append(text)
    return "\n".join(lines)


def plain(text: str) -> str:
    """Text in which nothing is taken for mathematics."""
    return text.replace("$", r"\$")


def _arrows(axes: Axes, found: Heat) -> None:
    """From where each risk was to where it is."""
    was = {one.id: at for at, some in found.marks.items() for one in some if one.gone}
    now = {one.id: at for at, some in found.marks.items() for one in some if not one.gone}
    for id in sorted(was.keys() & now.keys()):
        (up, across), (to_up, to_across) = was[id], now[id]
        style = {"arrowstyle": "->", "color": "#0b0c0c", "shrinkA": 14, "shrinkB": 14}
        axes.annotate("", xy=(to_across, to_up), xytext=(across, up), arrowprops=style)

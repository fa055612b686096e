"""Where to write the labels of points so that none covers another: geometry in pixels, no drawing."""

from collections import deque
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_ANGLES = np.arange(32) * (2 * np.pi / 32)
DIRECTIONS: Floats = np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1).round(9)
RINGS = 14  # distances that are tried, 0.75 lines of text apart

# what a place costs; to push aside a label that stands there costs 1 the first time
AWAY = 0.8  # for each ring
CROSSED_DOT = 3.0  # for each other point that the leader line crosses
SIDES = np.full(32, 0.15)
SIDES[[0, 8, 24, 16]] = 0.0, 0.05, 0.05, 0.1  # right, above, below, left; the rest are oblique
TURNS = 8  # for each label, on average


class Label(NamedTuple):
    """The place of a label.

    The box is left, bottom, right, top; the leader a line x0, y0, x1, y1 from the point to a box further off.
    """

    box: Floats
    leader: Floats | None


def place(points: Floats, sizes: Floats, bounds: Floats, *, radius: float, gap: float) -> list[Label | None]:
    """Labels beside their points where they can be, further off with a leader line where they cannot.

    A label keeps clear of all other labels, of all points, of all leaders, and of the bounds. Each in turn
    takes the place that costs least: distance costs, and so does pushing aside the labels that are there, the
    more the more often that happened to them; they wait for another turn. So crowded labels find their way
    outwards. In the last turns nothing is pushed aside any more. There is no chance in it: the same input
    gives the same places.

    Parameters
    ----------
    points : ndarray of shape (n, 2), float64
        Where the points are.
    sizes : ndarray of shape (n, 2), float64
        Width and height of the labels.
    bounds : ndarray of shape (4,), float64
        left, bottom, right, top of the sheet.
    radius : float
        Of the points.
    gap : float
        Least distance between a label and a point; labels side by side stand three times as far apart.

    Returns
    -------
    list of Label or None, one for each point
        None for a label that found no place.
    """
    n = len(points)
    candidates = [_candidates(i, points, sizes, bounds, radius, gap) for i in range(n)]
    boxes, leaders = np.full((n, 4), np.nan), np.full((n, 4), np.nan)  # of the placed; NaN meets nothing
    weights = np.ones(n)
    waiting = deque(range(n))
    for turn in range(TURNS * n):
        if not waiting:
            break
        i = waiting.popleft()
        last = turn >= (TURNS - 1) * n
        best = _cheapest(candidates[i], boxes, leaders, np.full(n, np.inf) if last else weights, gap)
        if best is None:
            continue
        boxes[i], leaders[i], pushed = best
        boxes[pushed] = leaders[pushed] = np.nan
        weights[pushed] += 1
        waiting.extend(pushed.tolist())
    placed = zip(boxes, leaders, np.isnan(boxes[:, 0]), np.isnan(leaders[:, 0]), strict=True)
    return [
        None if absent else Label(box, None if beside else leader) for box, leader, absent, beside in placed
    ]


class _Candidates(NamedTuple):
    """Places that a label could take, the cheapest first; leaders are NaN beside the point."""

    boxes: Floats
    leaders: Floats
    costs: Floats


def _candidates(
    i: int, points: Floats, sizes: Floats, bounds: Floats, radius: float, gap: float
) -> _Candidates:
    """Places for label i within the bounds and clear of all points."""
    point, size, others = points[i], sizes[i], np.delete(points, i, axis=0)
    rings = np.repeat(np.arange(RINGS), len(DIRECTIONS))
    reach = radius + gap + 0.75 * sizes[:, 1].max() * rings
    centres = point + np.tile(DIRECTIONS, (RINGS, 1)) * (reach[:, None] + size / 2)
    boxes = np.hstack([centres - size / 2, centres + size / 2])
    near = np.clip(point, boxes[:, :2] - gap / 2, boxes[:, 2:] + gap / 2)
    leaders = np.hstack([np.broadcast_to(point, centres.shape), near])
    crossed = _cuts(leaders, np.hstack([others - radius, others + radius])).sum(axis=1)
    costs = AWAY * rings + np.tile(SIDES, RINGS) + CROSSED_DOT * np.where(rings > 0, crossed, 0)
    leaders[rings == 0] = np.nan
    free = (boxes[:, :2] >= bounds[:2]).all(axis=1) & (boxes[:, 2:] <= bounds[2:]).all(axis=1)
    free &= ~_overlap(boxes, np.hstack([point - radius, point + radius])[None])[:, 0]  # corners of long ones
    free &= ~_overlap(boxes, np.hstack([others - radius - gap, others + radius + gap])).any(axis=1)
    order = np.flatnonzero(free)[np.argsort(costs[free], kind="stable")]
    return _Candidates(boxes[order], leaders[order], costs[order])


def _cheapest(
    candidates: _Candidates, boxes: Floats, leaders: Floats, weights: Floats, gap: float
) -> tuple[Floats, Floats, npt.NDArray[np.intp]] | None:
    """Box and leader of the cheapest place, and the labels that must leave it; None if all cost infinity."""
    best, least = None, np.inf
    for start in range(0, len(candidates.costs), 32):
        part = _Candidates(*(column[start : start + 32] for column in candidates))
        if part.costs[0] >= least:  # they are ordered: none of the rest can be cheaper
            break
        wide = part.boxes + np.array([-3 * gap, -gap / 2, 3 * gap, gap / 2])
        met = _overlap(wide, boxes) | _cuts(leaders, wide).T | _cuts(part.leaders, boxes)
        met |= _cross(part.leaders, leaders)
        costs = part.costs + np.where(met, weights, 0.0).sum(axis=1)
        k = int(costs.argmin())
        if costs[k] < least:
            least = float(costs[k])
            best = part.boxes[k], part.leaders[k], np.flatnonzero(met[k])
    return best


def _overlap(a: Floats, b: Floats) -> Flags:
    """Whether box i of a meets box j of b; (n, m)."""
    left, bottom, right, top = b.T
    meet: Flags = (a[:, :1] < right) & (left < a[:, 2:3]) & (a[:, 1:2] < top) & (bottom < a[:, 3:])
    return meet


def _cuts(lines: Floats, boxes: Floats) -> Flags:
    """Whether line i passes through box j: is within both pairs of parallel sides at once; (n, m)."""
    enter: Floats | float = 0.0
    leave: Floats | float = 1.0
    for x in (0, 1):
        start, step = lines[:, x : x + 1], lines[:, x + 2 : x + 3] - lines[:, x : x + 1]
        step = np.where(np.abs(step) < 1e-9, 1e-9, step)
        one, two = (boxes[:, x] - start) / step, (boxes[:, x + 2] - start) / step
        enter = np.maximum(enter, np.minimum(one, two))
        leave = np.minimum(leave, np.maximum(one, two))
    through: Flags = np.less(enter, leave)
    return through


def _cross(a: Floats, b: Floats) -> Flags:
    """Whether line i of a crosses line j of b: each has the other's ends on both its sides; (n, m)."""
    crossing: Flags = (_side(a, b[:, :2]) * _side(a, b[:, 2:]) < 0) & (
        _side(b, a[:, :2]) * _side(b, a[:, 2:]) < 0
    ).T
    return crossing


def _side(lines: Floats, points: Floats) -> Floats:
    """Positive where point j lies to the left of line i, negative to the right; (n, m)."""
    x0, y0, x1, y1 = np.hsplit(lines, 4)
    side: Floats = (x1 - x0) * (points[:, 1] - y0) - (y1 - y0) * (points[:, 0] - x0)
    return side

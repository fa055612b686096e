"""Maps: the plane of the principal components of many words at once, and the frame that maps are put into."""

import numpy as np
import numpy.typing as npt

from firth.vectors.arithmetic import Table
from firth.vectors.blas import one_thread

_BLOCK = 1 << 14  # rows whose products are summed in float32


def principal_map(unit: Table) -> Table:
    """The plane in which unit vectors differ most, inside [-1, 1].

    The axes are eigenvectors of the covariance, which is found in one pass over the rows;
    `firth.plots.projection.principal_plane`, its slow twin, takes the whole table apart.

    Parameters
    ----------
    unit : float32 array, shape (n, d)

    Returns
    -------
    float32 array, shape (n, 2)

    Examples
    --------
    >>> import numpy as np
    >>> principal_map(np.float32([[1, 0], [-1, 0], [0, 0.5]])).round(2)
    array([[ 1.  , -0.25],
           [-1.  , -0.25],
           [ 0.  ,  0.25]], dtype=float32)
    """
    with one_thread():  # the bytes of a product change with the threads
        mean = unit.mean(axis=0, dtype=np.float64)
        covariance = _products(unit) / len(unit) - np.outer(mean, mean)
        directions = np.linalg.eigh(covariance)[1][:, ::-1][:, :2]
        largest = np.abs(directions).argmax(axis=0)
        directions = directions * np.sign(directions[largest, np.arange(directions.shape[1])])
        xy = np.zeros((len(unit), 2))
        xy[:, : directions.shape[1]] = unit @ directions.astype(np.float32) - mean @ directions
    return framed(xy)


def framed(xy: npt.NDArray[np.floating]) -> Table:
    """Points moved and scaled into [-1, 1], the same in both directions."""
    low, high = xy.min(axis=0), xy.max(axis=0)
    half = float((high - low).max()) / 2 or 1.0
    inside: Table = np.clip((xy - (low + high) / 2) / half, -1, 1).astype(np.float32)
    return inside


def _products(unit: Table) -> npt.NDArray[np.float64]:
    """The sum of the outer products of the rows with themselves."""
    total = np.zeros((unit.shape[1],) * 2)
    for start in range(0, len(unit), _BLOCK):
        block = unit[start : start + _BLOCK]
        total += block.T @ block
    return total

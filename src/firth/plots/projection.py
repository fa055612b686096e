"""From many dimensions to the two of a picture."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def principal_plane(vectors: npt.ArrayLike) -> tuple[Floats, tuple[float, float]]:
    """Coordinates on the first two principal axes and the share of the variance that each shows.

    Parameters
    ----------
    vectors : array_like of shape (n, d)
        One vector a row.

    Returns
    -------
    coordinates : ndarray of shape (n, 2), float64
        The sign of an axis is arbitrary; here the greatest entry of its direction is positive.
    shares : tuple of two float
        From 0 to 1; 0 where the vectors do not differ.

    Examples
    --------
    >>> principal_plane([[0, 0], [2, 0], [1, 0]])[0].tolist()
    [[-1.0, 0.0], [1.0, 0.0], [0.0, 0.0]]
    """
    X = np.asarray(vectors, dtype=np.float64)
    X = X - X.mean(axis=0)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    sign = np.sign(Vt[np.arange(len(s)), np.abs(Vt).argmax(axis=1)])
    xy = np.zeros((len(X), 2))
    axes = min(2, len(s))
    xy[:, :axes] = (U * s * sign)[:, :axes]
    shares = np.zeros(2)
    if s.any():
        shares[:axes] = (s**2 / (s**2).sum())[:axes]
    return xy.round(9), (float(shares[0]), float(shares[1]))

#!/usr/bin/env bash
# statsmodels 0.15.0: Wilson's interval for "all of n" may end below 1, and the one for "none of n" begin above 0.
#
# Where each of 7 cases was answered, the upper bound of proportion_confint(7, 7, method="wilson") is
# 0.9999999999999999: the interval does not hold the share that was observed, 1.0. For 0 of 7 the lower bound is 3e-17.
# Bounds beyond 0 and 1 have been cut off since pull request 10010; bounds that fall short have not. Of the n
# up to 1,000 it happens for about one in three (all of n) and one in five (none of n). scipy 1.17.1 sets both
# bounds (binomtest(…).proportion_ci(method="wilson")) to 0 and 1 exactly. A check like lower <= share <= upper, or
# "upper == 1" for "nothing is worse", works with the one and fails with the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check \
  statsmodels==0.15.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1 || exit 2

venv/bin/python - <<'PYTHON'
import sys

from scipy.stats import binomtest
from statsmodels.stats.proportion import proportion_confint

SIZES = range(1, 1001)


def by_statsmodels(cases, of):
    return proportion_confint(cases, of, method="wilson")


def by_scipy(cases, of):
    return binomtest(cases, of).proportion_ci(method="wilson")


def sizes_left_out(interval):
    """For how many n the interval of n of n, and of 0 of n, leaves out the observed share."""
    return (
        sum(interval(n, n)[1] < 1 for n in SIZES),
        sum(interval(0, n)[0] > 0 for n in SIZES),
    )


print("7 of 7, statsmodels:", by_statsmodels(7, 7))
print("0 of 7, statsmodels:", by_statsmodels(0, 7))
print("7 of 7, scipy:", tuple(map(float, by_scipy(7, 7))))
print("0 of 7, scipy:", tuple(map(float, by_scipy(0, 7))))
left_out, by_other = sizes_left_out(by_statsmodels), sizes_left_out(by_scipy)
print("n up to 1,000 that leave out 1 and 0, statsmodels:", left_out, "scipy:", by_other)
as_stated = (
    by_statsmodels(7, 7)[1] < 1 and by_statsmodels(0, 7)[0] > 0 and by_other == (0, 0)
)
sys.exit(0 if as_stated else "changed")
PYTHON

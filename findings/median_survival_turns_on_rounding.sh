#!/usr/bin/env bash
# lifelines 0.30.3, statsmodels 0.15.0, scikit-survival 0.28.0: the median of a Kaplan–Meier curve that reaches one half.
#
# Of n cases, none censored, that last 1, 2, … n hours, exactly half have ended after n / 2 hours. A rule must say whether
# that hour is the median, the next one or the middle of both (R's survfit takes the middle). Each of the three libraries
# has a rule, yet gives n / 2 for some even n and n / 2 + 1 for others, and each for other n: they multiply (n-1)/n,
# (n-2)/(n-1) … as floats, or add their logarithms, and compare a product that is now 0.5, now a hair beside it, with 0.5.
# Replies after 1, 2, 20 and 21 hours have a median of 2 hours in lifelines, after 1, 2, 3, 20, 21 and 22 hours one of 20.
# A tolerance (the first t with F(t) >= 0.5 - 1e-9), or counting in whole numbers, gives one answer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check lifelines==0.30.3 statsmodels==0.15.0 scikit-survival==0.28.0 || exit 2

venv/bin/python -W ignore - <<'PYTHON'
import sys

import numpy as np
from lifelines import KaplanMeierFitter
from sksurv.nonparametric import kaplan_meier_estimator
from statsmodels.duration.survfunc import SurvfuncRight


def of_sksurv(hours):
    times, surviving = kaplan_meier_estimator(np.ones(len(hours), dtype=bool), hours)
    return times[surviving <= 0.5][0]


medians = {
    "lifelines": lambda hours: KaplanMeierFitter().fit(hours).median_survival_time_,
    "statsmodels": lambda hours: SurvfuncRight(hours, np.ones(len(hours))).quantile(0.5),
    "scikit-survival": of_sksurv,
}
sizes = range(2, 61, 2)
seen = {}
for name, median in medians.items():
    beyond = {n: int(median(np.arange(1, n + 1)) - n / 2) for n in sizes}
    seen[name] = set(beyond.values())
    print(f"{name}: n / 2 for n =", *(n for n in sizes if beyond[n] == 0))
    print(f"{name}: n / 2 + 1 for n =", *(n for n in sizes if beyond[n] == 1))
sys.exit(0 if all(values == {0, 1} for values in seen.values()) else "changed")
PYTHON

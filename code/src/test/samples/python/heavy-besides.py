# trigger: s3
# pandas loads numpy in any case.
import numpy as np
import pandas as pd


def handler(event, context):
    frame = pd.read_parquet("s3://data/today.parquet")
    return {"far": int((np.abs(frame["total"]) > 3).sum()), "rows": len(frame)}

# trigger: schedule
# timeout: 10
import os

import httpx
import urllib3

pool = urllib3.PoolManager(timeout=urllib3.Timeout(connect=2, read=60))  # finding: timeout-beyond-function


def handler(event, context):
    with httpx.Client(timeout=httpx.Timeout(30)) as client:  # finding: timeout-beyond-function
        client.get(os.environ["ADDRESS"])
    pool.request("GET", os.environ["ADDRESS"])
    pool.request("GET", os.environ["ADDRESS"], timeout=5)

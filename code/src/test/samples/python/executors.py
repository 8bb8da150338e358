# trigger: sns
import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import partial


def work(prefix, item):
    subprocess.call(prefix + item, shell=True)  # finding: os-command-injection


def handler(event, context):
    items = json.loads(event["Records"][0]["Sns"]["Message"])["items"]
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(partial(work, "process "), items))

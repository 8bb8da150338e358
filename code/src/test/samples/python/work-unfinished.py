import concurrent.futures
import multiprocessing
import subprocess
import threading

import requests


def work():
    requests.post("https://example.com", timeout=2)


def handler(event, context):
    pool = concurrent.futures.ThreadPoolExecutor()
    pool.submit(work)  # finding: unawaited-call
    subprocess.Popen(["/opt/tool"])  # finding: unawaited-call
    multiprocessing.Process(target=work).start()  # finding: unawaited-call
    waited = threading.Thread(target=work)
    waited.start()
    waited.join()
    return {"statusCode": 202}

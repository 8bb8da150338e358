# trigger: none
import functools
import os

import requests

bounded = requests.Session()
bounded.request = functools.partial(bounded.request, timeout=(2, 5))
unbounded = requests.Session()


def handler(event, context):
    first = bounded.get(os.environ["URL"])
    return [first.status_code, unbounded.get(os.environ["URL"]).status_code]  # finding: request-without-timeout

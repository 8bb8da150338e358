import importlib.util
import runpy

import pandas as pd
import sympy


def handler(event, context):
    text = event["queryStringParameters"]["text"]
    sympy.sympify(text)  # finding: code-injection
    runpy.run_path(text)  # finding: code-injection
    importlib.util.spec_from_file_location("module", text)  # finding: code-injection
    frame = pd.DataFrame([{"a": 1}])
    frame.query(text)  # finding: code-injection
    exec(compile(text, "x", "exec"))  # finding: code-injection
    return {"statusCode": 200, "body": str(frame[frame.a == text])}

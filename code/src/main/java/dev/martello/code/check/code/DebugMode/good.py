import os

from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
api = FastAPI(debug=os.environ.get("DEBUG") == "1")


def handler(event, context):
    app.run(debug=False)
    app.run()
    return {"statusCode": 200}

from fastapi import FastAPI
from flask import Flask

app = Flask(__name__)
api = FastAPI(debug=True)  # finding


def handler(event, context):
    app.run(debug=True)  # finding
    return {"statusCode": 200}

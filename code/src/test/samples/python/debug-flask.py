import awsgi
from flask import Flask
from fastapi import FastAPI

app = Flask(__name__)
app.config["DEBUG"] = True  # finding: debug-mode
other = FastAPI(debug=True)  # finding: debug-mode


@app.get("/")
def index():
    return "hi"


def handler(event, context):
    return awsgi.response(app, event, context)


if __name__ == "__main__":
    app.run(debug=True)

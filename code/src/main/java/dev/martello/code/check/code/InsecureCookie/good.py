from flask import Flask, make_response

app = Flask(__name__)


@app.route("/login")
def login():
    response = make_response("welcome")
    response.set_cookie("session", "x", secure=True, httponly=True, samesite="Lax")
    response.set_cookie("language", "en")
    return response


def handler(event, context):
    import serverless_wsgi

    return serverless_wsgi.handle_request(app, event, context)

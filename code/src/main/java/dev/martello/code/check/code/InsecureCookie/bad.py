from flask import Flask, make_response

app = Flask(__name__)


@app.route("/login")
def login():
    response = make_response("welcome")
    response.set_cookie("session", "x", secure=False)  # finding
    response.set_cookie("auth_token", "x")  # finding
    response.set_cookie("session", "x", secure=True, httponly=False)  # finding
    return response


def handler(event, context):
    import serverless_wsgi

    return serverless_wsgi.handle_request(app, event, context)

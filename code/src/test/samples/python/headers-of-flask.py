"""Headers that views of Flask set."""
from flask import Flask, make_response, request, Response
import serverless_wsgi
app = Flask(__name__)

@app.route("/a")
def a():
    r = make_response("x")
    r.headers["X-Name"] = request.args["name"]  # finding: header-injection
    return r

@app.route("/b")
def b():
    r = Response("x", headers={"X-Name": request.args.get("name")})  # finding: header-injection
    return r

@app.route("/c")
def c():
    return "x", 200, {"X-Name": request.args.get("name")}  # finding: header-injection

@app.route("/d")
def d():
    r = make_response("x")
    r.headers.set("X-Name", request.args["name"])  # finding: header-injection
    r.headers.add("X-Name2", request.form["name"])  # finding: header-injection
    return r

@app.after_request
def after(r):
    r.headers["X-Static"] = "1"
    return r

@app.route("/e")
def e():
    r = make_response("x")
    n = request.args.get("n", type=int)
    r.headers["X-Total"] = str(n)
    return r

def handler(event, context):
    return serverless_wsgi.handle_request(app, event, context)

import serverless_wsgi
from flask import Flask, Response, redirect, request, session, url_for, abort

app = Flask(__name__)
app.config.from_prefixed_env()


@app.route("/next")
def nxt():
    target = request.values.get("target")
    return redirect(target)  # finding: open-redirect


@app.route("/home")
def home():
    return redirect(url_for("index", page=request.args.get("page")))


@app.route("/")
def index():
    return Response(f"<p>{request.headers['User-Agent']}</p>", mimetype="text/html")  # finding: cross-site-scripting


@app.route("/plain")
def plain():
    return Response(request.args.get("t", ""), mimetype="text/plain")


@app.route("/file")
def file():
    with open("/opt/docs/" + request.args["name"]) as f:  # finding: path-traversal
        return Response(f.read(), mimetype="text/plain")


@app.route("/admin")
def admin():
    if request.cookies.get("is_admin") == "1":  # finding: caller-decides-rights
        return "secret"
    abort(403)


def handler(event, context):
    return serverless_wsgi.handle_request(app, event, context)

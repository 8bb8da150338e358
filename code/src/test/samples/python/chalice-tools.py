# handler: app
from chalice import Chalice, Response, BadRequestError
import sqlite3
import subprocess

app = Chalice(app_name="tools")
db = sqlite3.connect("/tmp/tools.db")


@app.route("/tools/{name}")
def tool(name):
    rows = db.execute("SELECT * FROM tools WHERE name = '%s'" % name).fetchall()  # finding: sql-injection
    return {"rows": rows}


@app.route("/safe/{name}")
def safe(name):
    return {"rows": db.execute("SELECT * FROM tools WHERE name = ?", (name,)).fetchall()}


@app.route("/run", methods=["POST"])
def run():
    body = app.current_request.json_body
    out = subprocess.check_output("tool " + body["args"], shell=True)  # finding: os-command-injection
    return Response(body=out, status_code=200, headers={"Content-Type": "text/plain"})


@app.route("/hello")
def hello():
    who = app.current_request.query_params.get("who", "you")
    return Response(body="<h1>Hello " + who + "</h1>", status_code=200, headers={"Content-Type": "text/html"})  # finding: cross-site-scripting


@app.on_s3_event(bucket="uploads")
def uploaded(event):
    subprocess.run("identify /mnt/" + event.key, shell=True)  # finding: os-command-injection

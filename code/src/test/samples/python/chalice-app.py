# handler: app
import os

from chalice import Chalice

app = Chalice(app_name="x")


@app.route("/users/{name}")
def user(name):
    os.system("id " + name)  # finding: os-command-injection
    os.system(app.current_request.query_params["x"])  # finding: os-command-injection
    os.system(app.current_request.json_body["x"])  # finding: os-command-injection
    return {}

import os

import awsgi
from flask import Blueprint, Flask, request

app = Flask(__name__)
admin = Blueprint("admin", __name__, url_prefix="/admin")
moved = Blueprint("moved", __name__, url_prefix="/admin")
forgotten = Blueprint("forgotten", __name__)


def run(command):
    os.system(command + request.args["name"])


@app.route("/health")
def open_to_all():
    os.system("ping " + request.args["host"])


@app.route("/orders/<order>", methods=["POST"])
def behind_authorizer_by_method(order):
    os.system("order " + order)


@app.route("/orders/<order>")
def open_by_usual_method(order):
    os.system("show " + order)


@admin.route("/users")
def behind_authorizer_below_prefix():
    os.system("id " + request.args["name"])


@admin.get("/tools")
def behind_authorizer_in_helper():
    run("tool ")


@moved.get("/users")
def open_where_it_was_moved():
    os.system("moved " + request.args["name"])


@forgotten.get("/admin/users")
def of_a_blueprint_that_nothing_takes_in():
    os.system("forgotten " + request.args["name"])


@app.before_request
def for_all():
    os.system("log " + request.args["log"])


app.register_blueprint(admin)
app.register_blueprint(moved, url_prefix="/open")


def handler(event, context):
    return awsgi.response(app, event, context)

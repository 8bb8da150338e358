# trigger: http-api
import re

import awsgi
from flask import Blueprint, Flask, jsonify
from flask_cors import CORS, cross_origin

app = Flask(__name__)
public = Blueprint("public", __name__, url_prefix="/public")
shops = Blueprint("shops", __name__, url_prefix="/shops")
CORS(public, origins=r".*", supports_credentials=True)  # finding: cors-any-origin
CORS(public, origins=[r"https?://.*"], supports_credentials=True)  # finding: cors-any-origin
CORS(public, origins=re.compile(r"^https://"), supports_credentials=True)  # finding: cors-any-origin
CORS(public, resources={r"/api/*": {"origins": "*"}}, supports_credentials=True)  # finding: cors-any-origin
CORS(public, resources=r"/api/*", supports_credentials=True)  # finding: cors-any-origin
CORS(shops, origins=r"https://.*\.shop\.example", supports_credentials=True)
CORS(shops, origins=["https://a.example", re.compile(r"^https://[a-z]+\.shop\.example$")], supports_credentials=True)
CORS(shops, resources={r"/api/*": {"origins": ["https://a.example"]}}, supports_credentials=True)
CORS(shops, origins=r".*")


@app.get("/a")
@cross_origin(origins="https://a.example", supports_credentials=True)
def a():
    return jsonify([])


app.register_blueprint(public)
app.register_blueprint(shops)


def handler(event, context):
    return awsgi.response(app, event, context)

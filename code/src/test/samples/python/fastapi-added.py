import os
from fastapi import FastAPI, APIRouter
from mangum import Mangum
app = FastAPI()
class CBV:
    def __init__(self):
        self.router = APIRouter()
        self.router.add_api_route("/cbv", self.get, methods=["GET"])
    def get(self, v: str): os.system(v)  # finding: os-command-injection
def plain(w: str): os.system(w)  # finding: os-command-injection
app.include_router(CBV().router)
app.add_api_route("/p", plain, methods=["GET"])
handler = Mangum(app)

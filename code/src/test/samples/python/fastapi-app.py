# handler: handler
import os

from fastapi import APIRouter, Body, FastAPI, Request
from mangum import Mangum
from pydantic import BaseModel

app = FastAPI()
router = APIRouter()


class Item(BaseModel):
    name: str
    price: float


@app.get("/users/{name}")
async def user(name: str, q: str = None):
    os.system("id " + name)  # finding: os-command-injection
    os.system("id " + q)  # finding: os-command-injection
    return {}


@app.post("/items")
def create(item: Item):
    os.system(item.name)  # finding: os-command-injection
    return item


@router.get("/raw")
async def raw(request: Request):
    os.system(request.query_params["x"])  # finding: os-command-injection
    body = await request.json()
    os.system(body["x"])  # finding: os-command-injection
    return {}


app.include_router(router)
handler = Mangum(app)

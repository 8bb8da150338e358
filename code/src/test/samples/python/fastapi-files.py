# trigger: none
import os

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse
from mangum import Mangum

app = FastAPI()
SCORES = "/mnt/scores"


@app.get("/covers")
async def cover(file: str):
    return FileResponse(os.path.join(SCORES, "covers", file))  # finding: path-traversal


@app.get("/first")
async def first(file: str):
    return FileResponse(os.path.join(SCORES, os.path.basename(file)))


@app.post("/converted")
async def convert(request: Request):
    body = await request.json()
    os.system("convert " + body["file"])  # finding: os-command-injection
    return {"done": True}


handler = Mangum(app, lifespan="off")

import subprocess
from enum import Enum
from typing import Literal

from fastapi import FastAPI, HTTPException
from mangum import Mangum
from pydantic import BaseModel, Field

app = FastAPI()


class Format(str, Enum):
    png = "png"
    jpeg = "jpeg"


class Job(BaseModel):
    source: str
    width: int = Field(gt=0, le=4000)
    fmt: Format = Format.png
    mode: Literal["fit", "fill"] = "fit"


@app.post("/convert")
async def convert(job: Job):
    out = subprocess.run(f"convert {job.source} -resize {job.width} /tmp/out.{job.fmt.value}", shell=True, capture_output=True)  # finding: os-command-injection
    if out.returncode:
        raise HTTPException(status_code=422, detail="conversion failed")
    return {"ok": True}


@app.post("/scale")
async def scale(job: Job):
    subprocess.run(f"convert /tmp/in.png -resize {job.width} -{job.mode} /tmp/out.{job.fmt.value}", shell=True, check=True)
    return {"ok": True}


@app.get("/probe")
def probe(path: str):
    return {"info": subprocess.check_output(["ffprobe", "-hide_banner", "-i", path]).decode()}


handler = Mangum(app)

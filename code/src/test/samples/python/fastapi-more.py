# handler: handler
import os
import sqlite3
from contextlib import closing
from typing import Annotated, Optional
from uuid import UUID

from fastapi import Depends, FastAPI, Header, HTTPException, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from mangum import Mangum

app = FastAPI()


@app.get("/a/{item_id}")
async def a(item_id: int, key: UUID):
    os.system(f"head -{item_id}")
    os.system(f"ls {key}")
    return {}


@app.get("/b")
async def b(user: str = Query(...), agent: Optional[str] = Header(None)):
    os.system(f"ls {user}")  # finding: os-command-injection
    os.system(f"ls {agent}")  # finding: os-command-injection
    if user not in ("x", "y"):
        raise HTTPException(status_code=400)
    os.system(f"ps {user}")
    return HTMLResponse("<b>" + agent + "</b>")  # finding: cross-site-scripting


@app.get("/c")
def c(next: str):
    return RedirectResponse(next)  # finding: open-redirect


@app.get("/d")
def d(name: str):
    with closing(sqlite3.connect("/tmp/x.db")) as connection:
        connection.execute("select * from t where name = ?", (name,))
        connection.execute(f"select * from t where name = '{name}'")  # finding: sql-injection
    return {"name": name}


handler = Mangum(app, lifespan="off")

from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse
from mangum import Mangum
import psycopg2
import os

app = FastAPI()
conn = psycopg2.connect(os.environ["DSN"])


@app.get("/a")
def a():
    try:
        with conn.cursor() as cur:
            cur.execute("SELECT 1")
            return {"v": cur.fetchone()[0]}
    except psycopg2.Error as e:
        raise HTTPException(status_code=500, detail=str(e))  # finding: error-detail-returned


@app.get("/b")
def b():
    try:
        with conn.cursor() as cur:
            cur.execute("SELECT 1")
            return {"v": cur.fetchone()[0]}
    except psycopg2.Error:
        raise HTTPException(status_code=500, detail="database error")


@app.exception_handler(Exception)
async def all_errors(request, exc):
    return JSONResponse(status_code=500, content={"detail": repr(exc)})  # finding: error-detail-returned


handler = Mangum(app)

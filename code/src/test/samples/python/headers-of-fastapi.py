"""Headers that routes of FastAPI set."""
from fastapi import FastAPI, Response, Request, Query
from fastapi.responses import StreamingResponse, JSONResponse
from mangum import Mangum
app = FastAPI()

@app.get("/a")
def a(name: str, response: Response):
    response.headers["X-Name"] = name  # finding: header-injection
    return {}

@app.get("/b")
def b(name: str):
    return JSONResponse({}, headers={"X-Name": name})  # finding: header-injection

@app.get("/c")
def c(count: int, response: Response):
    response.headers["X-Count"] = str(count)
    return {}

@app.get("/d")
def d(response: Response, name: str = Query(pattern=r"^[a-z0-9-]{1,20}$")):
    response.headers["X-Name"] = name
    return {}

@app.get("/e")
def e(request: Request):
    r = Response("x")
    r.headers["Content-Disposition"] = f"attachment; filename={request.query_params['f']}"  # finding: header-injection
    return r

handler = Mangum(app)

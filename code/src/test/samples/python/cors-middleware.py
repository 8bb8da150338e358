from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from mangum import Mangum

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])  # finding: cors-any-origin


@app.get("/")
def root():
    return {"ok": True}


handler = Mangum(app)

# handler: handler
import os

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path
from django.utils.html import escape
from mangum import Mangum


def show(request, name):
    os.system("id " + name)  # finding: os-command-injection
    os.system(request.GET["q"])  # finding: os-command-injection
    os.system(request.POST.get("q"))  # finding: os-command-injection
    os.system(request.META["HTTP_USER_AGENT"])  # finding: os-command-injection
    return HttpResponse("<b>" + request.GET["name"] + "</b>")  # finding: cross-site-scripting


def safe(request):
    return HttpResponse("<b>" + escape(request.GET["name"]) + "</b>")


def answer(request):
    return JsonResponse({"name": request.GET["name"]})


def go(request):
    return HttpResponseRedirect(request.GET["next"])  # finding: open-redirect


urlpatterns = [path("show/<name>", show), path("safe", safe), path("answer", answer), path("go", view=go)]
handler = Mangum(None)
